package tcplab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tcplab.language.SyntaxProblem;
import tcplab.model.Side;

class VerbsTest {
    static List<Verb> verbs() {
        return Verbs.all();
    }

    private static Names names() throws SyntaxProblem {
        Names names = new Names();
        Verbs.parse("server accept -> conn", names);
        return names;
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void everyVerbUnderstandsItsOwnExample(Verb verb) throws SyntaxProblem {
        String example = verb.word().example();
        Names names = example.contains("-> conn") ? new Names() : names();
        assertThat(Verbs.parse(example, names)).isNotNull();
        assertThat(verb.word().synopsis()).contains(verb.word().name());
        assertThat(verb.word().help().toString()).endsWith(".");
    }

    @ParameterizedTest
    @CsvSource({"absent, Optional.empty", "CLOSED, Optional.empty", "TIME-WAIT, Optional[TIME-WAIT]"})
    void aClosedSocketIsAwaitedAsOneThatSsDoesNotList(String state, String awaited) throws Exception {
        List<Object> asked = new ArrayList<>();
        Stage stage = (Stage) Proxy.newProxyInstance(Stage.class.getClassLoader(), new Class<?>[] {Stage.class}, (proxy, method, values) -> {
            asked.add(method.getName());
            asked.addAll(List.of(values));
            return null;
        });
        Verbs.parse("await conn " + state, names()).perform(stage);
        assertThat(asked.subList(0, 3)).extracting(Object::toString).containsExactly("awaitState", "conn", awaited);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "client conect server:7000 | did you mean 'connect'?",
                "connect server:7000 | needs a socket before it",
                "client await TIME-WAIT | as in: await",
                "client | a verb is missing",
                "client connect | connect",
                "client connect server | server",
                "client connect server:99999 | port 99999 is out of range; write a port from 0 to 65535",
                "server listen 65536 | port 65536 is out of range",
                "client connect server:x | server:x' has no port",
                "client set TCP_NODLAY 1 | did you mean 'TCP_NODELAY'?",
                "client set SO_LINGER | OPTION VALUE",
                "client set SO_LINGER many | many",
                "client shutdown BOTH | WR",
                "client send | send",
                "client send hello world | world' is one word too many",
                "client send 0 | 0' is no number of bytes",
                "client connect AF_UNSPEC nonblocking | nonblocking' is one word too many",
                "client recv eof nonblocking | nonblocking' is one word too many",
                "client recv urgent peek | peek' is one word too many",
                "client recv peek 5 | 5' is one word too many",
                "client send \"x\" urgent nonblocking | nonblocking' is one word too many",
                "client get TCP_INFO rot | did you mean 'rto'?",
                "client get TCP_INFO | FIELD",
                "conn capset drop CAP_NET_RAW | write client or server",
                "server capset drop CAP_NET_ROW | did you mean 'CAP_NET_RAW'?",
                "server capset lose CAP_NET_RAW | drop",
                "client send & | &' is no number of bytes",
                "client recv many | many",
                "server listen x | x",
                "conn on eff: close | one of: eof",
                "conn on eof: cloze | did you mean 'close'?",
                "pause soon | soon",
                "pause 5 | ms",
                "wire hold FIN | client:FIN",
                "await client TIME-WAITT | did you mean 'TIME-WAIT'?",
                "await clint:FIN | did you mean 'client'?",
                "await client:FIN(lost) | await client:FIN(again)",
                "client kill | server",
                "server accept -> client | client",
                "client send \"open | quote"
            })
    void aWrongLineNamesWhatIsWrongOrHowItIsWritten(String line, String expected) {
        assertThatThrownBy(() -> Verbs.parse(line, names()))
                .isInstanceOf(SyntaxProblem.class)
                .satisfies(e -> assertThat(e.getMessage() + "; " + ((SyntaxProblem) e).hint()).contains(expected));
    }

    @org.junit.jupiter.api.Test
    void aTextOfOneWordNeedsNoQuotes() throws SyntaxProblem {
        for (String line : List.of("client send hello", "client send 你好 &", "client send oob! urgent")) {
            assertThat(Verbs.parse(line, names())).isNotNull();
        }
    }

    @org.junit.jupiter.api.Test
    void anAcceptedConnectionIsOnTheListenersSide() throws SyntaxProblem {
        assertThat(names().sideOf("conn")).isEqualTo(Side.SERVER);
    }
}
