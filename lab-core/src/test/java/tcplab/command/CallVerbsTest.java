package tcplab.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tcplab.language.SyntaxProblem;
import tcplab.model.Side;
import tcplab.peer.Action;
import tcplab.peer.ActionException;
import tcplab.peer.ChannelCalls;
import tcplab.peer.SocketCalls;

/** What every verb that calls something on a socket has in common. */
class CallVerbsTest {
    static List<Verb> callVerbs() {
        return Verbs.all().stream().filter(verb -> verb.call().isPresent()).toList();
    }

    /** What the verb's own example lets a side do. */
    private static Action example(Verb verb) throws SyntaxProblem, StepFailure {
        Names names = new Names();
        if (!verb.word().example().contains("-> conn")) {
            names.add("conn", Side.SERVER);
        }
        List<Action> performed = new ArrayList<>();
        Stage stage = (Stage) Proxy.newProxyInstance(
                Stage.class.getClassLoader(), new Class<?>[] {Stage.class}, (proxy, method, arguments) ->
                        switch (method.getName()) {
                            case "address" -> "10.0.0.1";
                            case "ipv6" -> false;
                            case "ownsNetwork" -> true;
                            case "perform" -> performed.add((Action) arguments[1]) ? null : null;
                            default -> throw new AssertionError(method);
                        });
        Verbs.parse(verb.word().example(), names).perform(stage);
        assertThat(performed).hasSize(1);
        return performed.get(0);
    }

    @ParameterizedTest
    @MethodSource("callVerbs")
    void itsActionGoesToAnotherProcessAndComesBackAsItWas(Verb verb) throws SyntaxProblem, StepFailure {
        Action action = example(verb);
        assertThat(action).isInstanceOf(verb.call().orElseThrow().action());
        assertThat(ActionJson.read(JsonParser.parseString(ActionJson.write(action).toString()))).isEqualTo(action);
    }

    @ParameterizedTest
    @MethodSource("callVerbs")
    void itsActionMakesOneCallOnTheSocket(Verb verb) throws SyntaxProblem, StepFailure, ActionException {
        List<String> made = new ArrayList<>();
        example(verb).perform(recording(SocketCalls.class, made)).join();
        assertThat(made).hasSize(1);
        assertThat(verb.calls()).isNotEmpty();
    }

    /** Calls that do nothing but tell that they were made; those of a channel are one step further. */
    private static <T> T recording(Class<T> calls, List<String> made) {
        return calls.cast(Proxy.newProxyInstance(calls.getClassLoader(), new Class<?>[] {calls}, (proxy, method, arguments) -> {
            if (method.getReturnType() == ChannelCalls.class) {
                return recording(ChannelCalls.class, made);
            }
            made.add(method.getName());
            return CompletableFuture.completedFuture(null);
        }));
    }
}
