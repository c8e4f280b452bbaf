package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The shell in a real terminal. */
class ShellTest extends ShellInTerminal {
    @Test
    void onATerminalOfUnknownTypeItWorksWithoutATrace() {
        start(80, 24, "LC_ALL=C.UTF-8 TERM=nosuchterm");
        type("client set SO_LINGER 0");
        assertThat(await("setsockopt")).doesNotContain("Exception", "WARNING", "infocmp");
    }

    /** Killed at once, nobody would remove it. */
    @Test
    void noNativeLibraryIsUnpacked() throws IOException {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        start(80, 24, "LC_ALL=C.UTF-8 JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=" + temporary);
        type("server listen 7000");
        await("listen\\(");
        try (Stream<Path> files = Files.list(temporary)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void theReadmesLinesCanBePasted() throws IOException {
        String readme = Files.readString(Launched.HOME.resolve("README.md"));
        String sample = readme.split("## The shell")[1].split("```")[1].strip();
        assertThat(sample.lines()).hasSize(5).allMatch(line -> line.startsWith("lab> "));
        start(100, 50);
        paste(sample);
        await("│── FIN\\+ACK seq=1");
        assertThat(screen()).containsSubsequence("server listen(", "client connect(", "accept() = 0  conn", "client shutdown(SHUT_WR) = 0")
                .doesNotContain("lab: ");
    }

    @Test
    void aPasteStopsAtItsFirstErrorAndSaysWhatWasNotRun() {
        start(100, 40);
        paste("server listen 7000\n# Open\n\nclient conect server:7000\nserver accept -> conn\nladder\n");
        String screen = await("not run:\\s+server accept -> conn\\s+ladder\\s+lab>");
        assertThat(screen).containsSubsequence("listen(", "did you mean 'connect'?", "stopped at line 4 of 6; not run:")
                .doesNotContain("accept() =");
    }

    @Test
    void whoeverLeavesTakesTheStatusLineAlong() {
        start(80, 24);
        type("server listen 7000");
        await("\n server LISTEN");
        tmux("send-keys", "C-d");
        assertThat(await("left with 0")).doesNotContain("\n server LISTEN");
    }

    @Test
    void aRunAmongSocketsOffersToAbortThem() {
        start(100, 40);
        type("server listen 7000");
        await("server LISTEN");
        type("run open/three-way-handshake");
        await("abort them, as reset does\\? \\[y/n\\]");
        type("n");
        await("there are sockets on the stage; type reset first");
        type("run open/three-way-handshake");
        type("y");
        await("end client ESTABLISHED(?s:.*)lab>");
    }

    @Test
    void aLateResultIsPrintedOnceWithItsLine() {
        start(100, 40);
        paste("server listen 7000\nclient connect server:7000\nserver accept -> conn\nconn recv &");
        await("accept\\(\\) = 0  conn");
        type("client send \"hello\"");
        await("conn recv\\(\\) = 5  hello .*\\(late, from line 4\\)");
        type("client send \"again\"");
        type("conn recv");
        String screen = await("conn recv\\(\\) = 5  again");
        assertThat(screen.split("conn recv\\(\\)", -1)).as(screen).hasSize(3);
        assertThat(screen.split("client send\\(", -1)).as(screen).hasSize(3);
    }

    @Test
    void aStepThatBlocksSaysHowToGiveItUp() {
        start(100, 40);
        type("server listen 7000");
        type("server accept -> conn");
        await("waiting… Ctrl-C gives up");
        tmux("send-keys", "C-c");
        await("server accept -> conn: interrupted");
        assertThat(screen().split("waiting…", -1)).hasSize(2);
    }

    @Test
    void theStatusLineFollowsTheTerminalsSizeWhileAStepBlocks() {
        start(100, 32);
        type("server listen 7000");
        await("server LISTEN");
        type("server accept -> conn");
        await("waiting…");
        for (int[] size : new int[][] {{60, 20}, {120, 40}}) {
            tmux("resize-window", "-x", "" + size[0], "-y", "" + size[1]);
            long deadline = System.nanoTime() + Launched.PATIENCE_NANOS;
            List<String> rows = visible();
            while (rows.size() != size[1] || !rows.get(size[1] - 1).contains("server LISTEN") || count(rows) != 1) {
                assertThat(System.nanoTime()).as(String.join("\n", rows)).isLessThan(deadline);
                Launched.beforeTheNextLook();
                rows = visible();
            }
        }
    }

    private static long count(List<String> rows) {
        return rows.stream().filter(row -> row.contains("server LISTEN")).count();
    }

    /** The rows of the screen, without what has scrolled away. */
    private List<String> visible() {
        return List.of(tmux("capture-pane", "-p").split("\n"));
    }

    @Test
    void aConnectionIsOpenedLookedAtDrawnAndSaved() throws IOException {
        start(100, 40);
        type("packets on");
        type("server listen 7000");
        await("listen\\(.*\\) = 0");
        type("client connect server:7000");
        await("client → server  SYN");
        type("server accept -> conn");
        await("accept\\(\\) = 0  conn");
        await("server LISTEN · client ESTABLISHED · conn ESTABLISHED");
        type("ss");
        await("conn +ESTABLISHED");
        type("ladder");
        await("│── SYN seq=0");
        Path saved = folder.resolve("mine.lab");
        type("claim never RST");
        await("CONFIRMED");
        type("save " + saved);
        await("saved \\d+ lines");
        Launched again = Launched.lab(folder, "run", saved.toString(), "--bench", "loopback").run();
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.out()).contains("✓ CONFIRMED     never RST");
    }

    @Test
    void tabCompletesVerbsSocketsOptionsExperimentsAndStates() {
        start(100, 40);
        tmux("send-keys", "-l", "server lis");
        tmux("send-keys", "Tab");
        await("lab> server listen");
        tmux("send-keys", "C-u");
        tmux("send-keys", "-l", "client set TCP_QU");
        tmux("send-keys", "Tab");
        await("lab> client set TCP_QUICKACK");
        tmux("send-keys", "C-u");
        tmux("send-keys", "-l", "run close/three-w");
        tmux("send-keys", "Tab");
        await("lab> run close/three-way");
        tmux("send-keys", "C-u");
        tmux("send-keys", "-l", "await client TIME");
        tmux("send-keys", "Tab");
        await("lab> await client TIME-WAIT");
    }

    @Test
    void whatCanFollowIsShownBehindTheCursorAndIsNoPartOfTheLine() {
        start(100, 40);
        tmux("send-keys", "-l", "server listen 7000");
        await("lab> server listen 7000 \\[backlog N\\] \\[-> NAME\\]");
        tmux("send-keys", "Enter");
        await("listen\\(.*\\) = 0");
        tmux("send-keys", "-l", "server on ");
        await("lab> server on eof\\|data\\|error: CALL");
        tmux("send-keys", "C-u");
        // The line that was done is left as it was typed.
        assertThat(await("lab> server listen 7000\\s*\\n")).doesNotContain("backlog N");
    }

    @Test
    void withoutColoursNothingIsShownThatWasNotTyped() {
        start(100, 40, "LC_ALL=C.UTF-8 NO_COLOR=1");
        tmux("send-keys", "-l", "server listen 7000");
        await("lab> server listen 7000");
        tmux("send-keys", "Enter");
        assertThat(await("listen\\(.*\\) = 0")).doesNotContain("backlog N");
    }

    @Test
    void anInterruptEndsTheStepAndKeepsTheShell() {
        start(100, 40);
        type("server listen 7000");
        await("listen\\(.*\\) = 0");
        type("server accept -> conn");
        // A key that is typed before the step has begun belongs to the prompt.
        for (int i = 0; i < 20 && !screen().contains("interrupted"); i++) {
            tmux("send-keys", "C-c");
        }
        await("interrupted");
        type("client connect server:7000");
        await("connect\\(.*\\) = 0");
    }

    @Test
    void theHistoryOutlivesTheShell() {
        start(100, 40);
        type("help connect");
        await("client connect server:");
        // A key that is typed before the prompt is back may be lost to the terminal.
        for (int i = 0; i < 20 && !screen().contains("left with 0"); i++) {
            tmux("send-keys", "C-d");
        }
        await("left with 0");
        end();
        start(100, 40);
        tmux("send-keys", "Up");
        await("lab> help connect");
    }

    /** A terminal far away answers when the user types already: then its answer would be a part of the line. */
    @Test
    void theTerminalIsAskedNothing() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Launched.has("script"), "script is not installed");
        Process shell = new Launched.Start(folder, List.of("script", "-qec", "exec " + Launched.LAB + " --bench loopback", "/dev/null"))
                .with("TERM", "xterm-256color")
                .begin();
        StringBuilder shown = new StringBuilder();
        boolean left = false;
        try (InputStream out = shell.getInputStream()) {
            byte[] part = new byte[4096];
            for (int length = out.read(part); length > 0; length = out.read(part)) {
                shown.append(new String(part, 0, length, StandardCharsets.ISO_8859_1));
                if (!left && shown.indexOf("lab>") >= 0) {
                    left = true;
                    shell.getOutputStream().write(4);
                    shell.getOutputStream().flush();
                }
            }
        }
        assertThat(shell.waitFor()).isZero();
        // What asks for the mode, the kind or the state of the terminal, or for the place of the cursor.
        assertThat(shown.toString()).contains("lab>").doesNotContainPattern("\033\\[[?>=]?[0-9;]*(\\$p|c|n)");
    }

    @Test
    void aWrongLineIsExplainedAndTheShellGoesOn() {
        start(100, 40);
        type("clinet close");
        await("did you mean 'client'");
        type("client cloze");
        await("did you mean 'close'");
        type("client close");
        await("there is no open socket 'client'");
        type("client await TIME-WAIT");
        await("as in: await");
        assertThat(screen()).doesNotContain("Exception");
    }

    @Test
    void aTerminalOfTwentyColumnsIsNotTooNarrow() {
        start(20, 20);
        type("server listen 1");
        await("= 0");
        type("ladder");
        await("listen");
        assertThat(screen()).doesNotContain("Exception");
    }

    @Test
    void itSpeaksTheLanguageOfTheLocale() {
        start(100, 40, "LC_ALL= LANG=zh_CN.UTF-8");
        await("输入 help");
        await("没有套接字");
        type("help connect");
        await("主动打开");
        type("server lisen 7000");
        await("是不是想写“listen”");
        type("# 标题也可以是中文");
        type("server listen 7000");
        await("server LISTEN");
        type("ladder");
        await("── 标题也可以是中文 ─+");
    }
}
