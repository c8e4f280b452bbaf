package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tour in a real terminal. */
class TourTest extends ShellInTerminal {
    private void key(String key) {
        tmux("send-keys", key);
    }

    @Test
    void oneExperimentIsShownAtATimeAndNoVerdictUntilItIsAskedFor() {
        start(100, 60, "LC_ALL=C.UTF-8", "run tour --bench loopback");
        await("1/\\d+  open(?s:.*)client connect(?s:.*)\\[Enter\\] shows what happens");
        assertThat(screen()).doesNotContain("three-way-handshake");
        key("Enter");
        String shown = await("three-way-handshake — (?s:.*)│── SYN(?s:.*)claims as recorded; v shows them\\s+\\[Enter\\] goes on");
        assertThat(shown).doesNotContain("CONFIRMED", "2/17");
        key("v");
        await("✓ CONFIRMED(?s:.*)\\[Enter\\] goes on");
        key("Enter");
        await("2/\\d+  close(?s:.*)\\[Enter\\] shows what happens");
        key("q");
        await("left after 1 of \\d+\\s+left with 0");
    }

    @Test
    void anInterruptLeavesTheTerminalAsItWas() {
        start(100, 60, "LC_ALL=C.UTF-8", "run tour --bench loopback");
        await("\\[Enter\\] shows what happens");
        key("C-c");
        await("left with (130|0)");
    }

    /** If JLine took the handler away, an interrupt that is on its way meanwhile would be heard by nobody. */
    @Test
    void whileAKeyIsWaitedForJavaStillHearsAnInterrupt() throws IOException {
        start(100, 60, "LC_ALL=C.UTF-8", "run tour --bench loopback");
        await("\\[Enter\\] shows what happens");
        String terminal = tmux("display-message", "-p", "#{pane_tty}").strip();
        while (!new Launched.Start(folder, List.of("stty", "-a", "-F", terminal)).run().out().contains("-icanon")) {
            Launched.beforeTheNextLook();
        }
        long shell = Long.parseLong(tmux("display-message", "-p", "#{pane_pid}").strip());
        ProcessHandle lab = ProcessHandle.of(shell).orElseThrow().descendants()
                .filter(process -> process.info().arguments().map(List::of).orElse(List.of()).contains("tour"))
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .findFirst().orElseThrow();
        assertThat(Machine.isCaught(lab.pid(), 2)).isTrue();
        key("C-c");
        await("left with (130|0)");
    }

    @Test
    void theShellHasItToo() {
        start(100, 60);
        type("run tour");
        await("1/\\d+  open(?s:.*)\\[Enter\\] shows what happens");
        key("Enter");
        await("claims as recorded; v shows them");
        key("q");
        await("left after 1 of \\d+\\s+lab>");
    }
}
