package tcplab.command;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.peer.Action;
import tcplab.peer.ActionException;
import tcplab.peer.SocketCalls;
import tcplab.text.Told;

/**
 * What is to be done inside the channel's event loop when something happens to the socket. From then on the event loop reads
 * the socket by itself.
 *
 * @param actions in order; each on the same socket
 */
public record React(String socket, SocketCalls.Trigger trigger, List<Action> actions) implements Action {
    private static final List<String> TRIGGERS =
            Arrays.stream(SocketCalls.Trigger.values()).map(Enum::name).toList();
    private static final List<String> CALLS = List.of("set", "get", "send", "recv", "shutdown", "close", "abort");

    static final Verb VERB = Verb.call(
                    React.class,
                    new Word(
                                    Sort.VERB,
                                    "on",
                                    "SOCKET on eof|data|error: CALL [; CALL …]",
                                    say("From now on the event loop reads the socket, as a server's handler does, and makes these calls within "
                                            + "microseconds when read returns 0, returns data, or fails. Another line with on for the same event "
                                            + "takes the place of the first."),
                                    "conn on eof: set TCP_QUICKACK 1; close")
                            .offering((before, sockets) -> before.isEmpty() ? List.of("eof:", "data:", "error:") : CALLS),
                    React::parse)
            .recordedAs("recv");

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        String name = words.next(say("eof, data or error")).replaceFirst(":$", "");
        if (!TRIGGERS.contains(name.toUpperCase(Locale.ROOT))) {
            throw new SyntaxProblem(say("'%s' is nothing to react on", name), say("one of: %s", "eof, data, error"));
        }
        SocketCalls.Trigger trigger = SocketCalls.Trigger.valueOf(name.toUpperCase(Locale.ROOT));
        List<Verb.Plan> calls = new ArrayList<>();
        for (List<Tokens.Token> call : words.calls()) {
            calls.add(call(socket, call, names));
        }
        return stage -> {
            List<Action> actions = new ArrayList<>();
            for (Verb.Plan plan : calls) {
                actions.add(plan.on(stage));
            }
            return new React(socket.name(), trigger, List.copyOf(actions));
        };
    }

    private static Verb.Plan call(Subject socket, List<Tokens.Token> words, Names names) throws SyntaxProblem {
        Verb verb = Verbs.find(words.get(0).text(), true);
        if (!CALLS.contains(verb.word().name()) || verb.call().isEmpty()) {
            throw new SyntaxProblem(
                    say("'%s' cannot be a reaction", verb.word().name()), say("one of: %s", Told.listed(CALLS)));
        }
        Tokens call = Tokens.of(words.subList(1, words.size()), verb.word().synopsis());
        Verb.Plan plan = verb.call().get().parser().parse(socket, call, names);
        call.end();
        return plan;
    }

    @Override
    public CompletableFuture<Void> perform(SocketCalls calls) throws ActionException {
        return calls.react(trigger, actions);
    }
}
