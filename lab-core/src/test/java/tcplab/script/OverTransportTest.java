package tcplab.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import tcplab.model.Side;
import tcplab.model.Transport;
import tcplab.verdict.Verdict;

/** The same story over another transport of Netty. */
class OverTransportTest {
    private static final String STORY = String.join("\n",
            "# Two channels.",
            "client sysctl tcp_fin_timeout 3",
            "server netty listen 7000 -> conn",
            "client netty connect server:7000",
            "claim event conn exceptionCaught \"reset by peer\"",
            "  because the kernel's own word",
            "  #zh 内核自己的说法",
            "  over nio refuted Java has a text of its own",
            "  #zh Java 有自己的文字",
            "claim event conn channelInactive", "");

    private static Experiment parsed(String text) {
        Parsed parsed = ScriptParser.parse("x", "x", text, Set.of());
        assertThat(parsed.problems()).isEmpty();
        return parsed.experiment();
    }

    @Test
    void itsScriptSaysSoItselfBeforeTheFirstChannel() {
        Experiment over = OverTransport.of(parsed(STORY), Transport.NIO).orElseThrow();
        assertThat(over.text().lines().skip(1)).startsWith(
                "client sysctl tcp_fin_timeout 3", "server transport nio", "client transport nio", "server netty listen 7000 -> conn");
        assertThat(over.name()).isEqualTo("x");
        assertThat(over.claims()).hasSize(2);
    }

    @Test
    void aClaimMayComeOutOtherwiseOverOneOfThem() {
        Experiment.ClaimLine plain = parsed(STORY).claims().get(0);
        assertThat(plain.recorded()).isEqualTo(Verdict.CONFIRMED);
        assertThat(plain.reason().toString()).isEqualTo("the kernel's own word");
        Experiment.ClaimLine nio = OverTransport.of(parsed(STORY), Transport.NIO).orElseThrow().claims().get(0);
        assertThat(nio.recorded()).isEqualTo(Verdict.REFUTED);
        assertThat(nio.reason().toString()).isEqualTo("Java has a text of its own");
        assertThat(tcplab.text.Language.ZH.tell(nio.reason())).isEqualTo("Java 有自己的文字");
        Experiment.ClaimLine uring = OverTransport.of(parsed(STORY), Transport.IO_URING).orElseThrow().claims().get(0);
        assertThat(uring.recorded()).isEqualTo(Verdict.CONFIRMED);
        assertThat(tcplab.text.Language.ZH.tell(uring.reason())).isEqualTo("内核自己的说法");
    }

    @Test
    void aStoryWithoutAChannelHasNoneAndOneThatChoosesItselfIsLeftAlone() {
        assertThat(OverTransport.of(parsed("server listen 7000\n"), Transport.NIO)).isEmpty();
        String chosen = "server transport nio\nserver netty listen 7000 -> conn\n";
        assertThat(parsed(chosen).steps()).hasSize(2);
        assertThat(OverTransport.of(parsed(chosen), Transport.EPOLL)).isEmpty();
    }

    @Test
    void aTransportIsChosenForASideAndStaysUntilTheNext() {
        Manuscript script = Manuscript.ofFile(Set.of());
        assertThat(script.names().transport(Side.CLIENT)).isEqualTo(Transport.EPOLL);
        assertThat(parsed("client transport io_uring\nclient netty connect server:7000\n").steps()).hasSize(2);
        assertThat(ScriptParser.parse("x", "x", "conn transport nio\n", Set.of()).problems()).hasSize(1);
        assertThat(ScriptParser.parse("x", "x", "client transport kqueue\n", Set.of()).problems()).hasSize(1);
    }
}
