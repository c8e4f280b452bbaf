package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stepping through a run at a real terminal, by tmux. */
class StepInTerminalTest extends ShellInTerminal {
    @BeforeEach
    void needsTheWire() {
        Assumptions.assumeTrue(Launched.isRoot(), "only root has the wire");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C-d", "C-c", "q"})
    void oneKeyLeavesInOneLine(String key) {
        start(100, 50, "LC_ALL=C.UTF-8", "run open/three-way-handshake --step");
        await("next: server +listen");
        tmux("send-keys", key);
        await("left before the first step; nothing is judged\\s+left with 130");
    }

    /** Here ip, which sets the bench up, returns only when that is over. */
    @ParameterizedTest
    @ValueSource(strings = {"C-d", "C-c", "q"})
    void whoLeavesWhileTheLabIsSetUpDoesNotWaitForIt(String key) throws IOException {
        Path begun = folder.resolve("begun");
        String path = System.getenv("PATH");
        Path programs = Files.createDirectory(folder.resolve("programs"));
        Launched.program(programs.resolve("ip"), "#!/bin/sh\nPATH=" + path + "\n[ \"$*\" != 'link set lo up' ] || exec ip \"$@\"\ntrap '' INT\n: >"
                + begun + "\nwhile [ -e " + begun + " ]; do sleep 0.05; done\nexec ip \"$@\"\n");
        start(100, 50, "LC_ALL=C.UTF-8 PATH=" + programs + ":" + path, "run open/three-way-handshake --step");
        try {
            while (!Files.exists(begun)) {
                assertThat(screen()).doesNotContain("left with");
                Launched.beforeTheNextLook();
            }
            tmux("send-keys", key);
            await("left before the first step; nothing is judged\\s+left with 130");
        } finally {
            Files.deleteIfExists(begun);
        }
    }

    @Test
    void whileSomebodyThinksRetransmissionsAreCountedAndDoNotPileUpUnlessTheyAreLetThrough() {
        start(100, 50, "LC_ALL=C.UTF-8", "--bench wire");
        await("lab>");
        type("step open/three-way-handshake");
        await("next: server +listen");
        tmux("send-keys", "Enter");
        await("next: client +connect");
        tmux("send-keys", "Enter");
        await("1  client → server  SYN seq=0 len=0");
        String screen = await("\\[t\\] repeats swallowed: 2(?s:.*)\\[\\?\\]");
        assertThat(screen).doesNotContain("2  client → server  SYN");
        tmux("send-keys", "t");
        await("from now on what timers send again waits here, too");
        await("2  client → server  SYN seq=0 len=0 again");
        tmux("send-keys", "q");
        await("left after step 1 of \\d+; nothing is judged\\s+lab>");
        // The lab is as it was before.
        type("run open/three-way-handshake");
        assertThat(await("PassiveOpens moved by 1(?s:.*)lab>")).doesNotContain("INCONCLUSIVE", "REFUTED");
    }
}
