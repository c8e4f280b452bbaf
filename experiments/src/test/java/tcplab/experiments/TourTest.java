package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

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
