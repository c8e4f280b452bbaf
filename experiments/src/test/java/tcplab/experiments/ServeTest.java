package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on which others follow what happens in a shell. */
class ServeTest {
    @TempDir
    Path folder;

    private Served served(String bench, String word) throws IOException {
        return new Served(Launched.lab(folder, "--bench", bench), word);
    }

    private static void open(Served served) throws IOException {
        served.type("server listen 7000");
        served.type("client connect server:7000");
        served.type("server accept -> conn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wire", "loopback", "host"})
    void aStepThatIsTypedAppearsOnThePage(String bench) throws Exception {
        try (Served served = served(bench, "serve")) {
            assertThat(served.get("now")).contains("No step has been made yet.");
            open(served);
            served.await("<code>server accept -&gt; conn</code>", "ESTABLISHED");
            served.type("client shutdown WR");
            served.await("<code>client shutdown WR</code>", "shutdown(SHUT_WR) = 0");
            served.type("reset");
            served.type("client connect server:7000");
            served.await("<code>client connect server:7000</code>", "ECONNREFUSED");
        }
    }

    @Test
    void anExperimentThatIsRunInTheShellIsShownToo() throws Exception {
        try (Served served = served("loopback", "serve")) {
            served.type("run close/three-way");
            served.await("close/three-way", "TIME-WAIT");
        }
    }

    @Test
    void itEndsWithItsWordAndWithTheShell() throws Exception {
        try (Served served = served("loopback", "serve")) {
            assertThat(served.isThere()).isTrue();
            served.type("serve stop");
            assertThat(served.said()).contains("is served no more");
            assertThat(served.isThere()).isFalse();
            int port = URI.create(served.address()).getPort();
            served.type("serve --port " + port);
            assertThat(served.said()).contains(":" + port + "/").doesNotContain(served.address());
            served.lab().getOutputStream().close();
            Launched.awaitEnd(served.lab());
            assertThat(served.isThere()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "INT", "TERM"})
    void nothingOfItIsLeftHoweverTheShellEnds(String signal) throws Exception {
        String mark = UUID.randomUUID().toString();
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Launched.Start shell = Launched.lab(folder, "--bench", "loopback")
                .with("TCPLAB_TEST", mark)
                .with("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        try (Served served = new Served(shell, "serve")) {
            open(served);
            served.await("ESTABLISHED");
            new ProcessBuilder("kill", "-" + signal, "" + served.lab().pid()).start().waitFor();
            Launched.awaitEnd(served.lab());
            assertThat(served.isThere()).isFalse();
        }
        long deadline = System.nanoTime() + Launched.PATIENCE_NANOS;
        while (!Machine.processesWith(mark).isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(Machine.processesWith(mark)).isEmpty();
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void keptRunsAreServedUntilAnInterrupt() throws Exception {
        assertThat(Launched.lab(folder, "serve", "close/three-way").run().exit()).as("no run of it is kept").isEqualTo(64);
        Launched run = Launched.lab(folder, "run", "close/three-way", "--bench", "loopback", "--quiet").run();
        assertThat(run.exit()).as(run.err()).isIn(0, 2);
        try (Served served = new Served(Launched.lab(folder, "serve"))) {
            assertThat(served.get("")).isEqualTo(served.get("index.html")).contains("close-three-way.html");
            assertThat(served.get("close-three-way.html")).contains("</svg>");
            assertThat(served.get("../latest/run.jsonl")).startsWith("Not Found\n");
            new ProcessBuilder("kill", "-INT", "" + served.lab().pid()).start().waitFor();
            Launched.awaitEnd(served.lab());
            assertThat(served.lab().exitValue()).isEqualTo(130);
            assertThat(served.isThere()).isFalse();
        }
    }

    @Test
    void fromAShellTheKeptRunsAreOneLinkAwayAndSoIsTheShellFromThem() throws Exception {
        try (Served served = served("loopback", "serve")) {
            assertThat(served.get("")).contains("href=\"../index.html\"");
            assertThat(served.kept("index.html")).contains("href=\"live/\"", "not run").doesNotContain("close-three-way.html");
            served.type("run close/three-way");
            served.type("help reset");
            served.saidUpTo("Example: reset");
            assertThat(served.kept("index.html")).contains("close-three-way.html");
            assertThat(served.kept("close-three-way.html")).contains("</svg>");
            assertThat(served.kept("close-four-way.html")).startsWith("Not Found\n");
        }
    }

    /** Started before there is any lab, and going on with the next one. */
    @ParameterizedTest
    @ValueSource(strings = {"wire", "loopback", "host"})
    void whatServesTheKeptRunsFollowsWhateverShellBegins(String bench) throws Exception {
        try (Served serving = new Served(Launched.lab(folder, "serve"))) {
            assertThat(serving.get("index.html")).contains("href=\"live/\"");
            assertThat(serving.get("live/")).contains("live.js");
            serving.await("No lab is running.");
            try (Served shell = served(bench, "serve")) {
                open(shell);
                shell.type("conn recv &");
                String there = serving.await("<code>conn recv &amp;</code>", "ESTABLISHED", "recv(");
                assertThat(there).doesNotContain("No lab is running.");
            }
            serving.await("ESTABLISHED", "That lab has ended.");
            try (Served next = served(bench, "serve")) {
                next.type("client connect server:7001");
                String there = serving.await("<code>client connect server:7001</code>", "ECONNREFUSED");
                assertThat(there).doesNotContain("has ended");
            }
            new ProcessBuilder("kill", "-INT", "" + serving.lab().pid()).start().waitFor();
            Launched.awaitEnd(serving.lab());
        }
    }

    @Test
    void whatAKilledLabHasLeftIsRemovedByTheNext() throws Exception {
        Path live = folder.resolve("tcp-lab/live");
        try (Served served = served("loopback", "serve")) {
            assertThat(live).isDirectoryContaining(feed -> feed.endsWith("" + served.lab().pid()));
            new ProcessBuilder("kill", "-KILL", "" + served.lab().pid()).start().waitFor();
            Launched.awaitEnd(served.lab());
        }
        try (Served served = served("loopback", "serve")) {
            try (Stream<Path> left = Files.list(live)) {
                assertThat(left).containsExactly(live.resolve("" + served.lab().pid()));
            }
        }
        assertThat(live).isEmptyDirectory();
    }

    @Test
    void aPortInUseIsOneSentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Launched shell = Launched.lab(folder, "--bench", "loopback")
                    .input("serve --port " + taken.getLocalPort() + "\n")
                    .run();
            assertThat(shell.exit()).isEqualTo(2);
            assertThat(shell.err())
                    .contains("port " + taken.getLocalPort() + " of 127.0.0.1 is in use; name another with --port, or none")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void whatIsNoAddressIsSaidBeforeAnythingIsOpened() {
        Launched shell = Launched.lab(folder, "--bench", "loopback").input("serve --listen everybody\n").run();
        assertThat(shell.exit()).isEqualTo(64);
        assertThat(shell.err()).contains("'everybody' is no address in numbers").doesNotContain("Exception");
        assertThat(Launched.lab(folder, "--bench", "loopback").input("serve up\n").run().err()).contains("serve up says nothing");
    }

    /** Also on a machine whose loopback the run shares with the server. */
    @ParameterizedTest
    @ValueSource(strings = {"loopback", "host"})
    void itsOwnSocketsAreNoneOfTheLabs(String bench) throws Exception {
        try (Served served = served(bench, "serve")) {
            String port = ":" + URI.create(served.address()).getPort();
            open(served);
            served.await("ESTABLISHED");
            served.type("client send \"x\"");
            String now = served.await("<code>client send \"x\"</code>".replace("\"", "&quot;"));
            assertThat(now).doesNotContain(port);
            served.type("ss");
            served.type("ladder");
            served.type("help reset");
            assertThat(served.saidUpTo("Example: reset")).contains("ESTAB", "SYN seq=0").doesNotContain(port);
        }
    }

    /** The tracepoint tells of all networks, so of the server and its visitors too. */
    @Test
    void aRunOnTheServersOwnAddressInAnotherNetworkHasNothingOfIt() throws Exception {
        try (Served served = served("loopback", "serve")) {
            String port = ":" + URI.create(served.address()).getPort();
            served.type("server listen 127.0.0.1:6666");
            served.type("client connect 127.0.0.1:6666");
            served.await("client connect 127.0.0.1:6666", "ESTABLISHED");
            served.type("ladder");
            served.type("help reset");
            assertThat(served.saidUpTo("Example: reset")).contains("SYN seq=0").doesNotContain(port);
            assertThat(served.get("now")).contains("127.0.0.1:6666").doesNotContain(port);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void aBrowserFollowsEachStepAndNothingHangsOver(int width) throws Exception {
        Chromium chromium = Chromium.here(folder);
        try (Served served = served("loopback", "serve");
                OpenPage page = new OpenPage(chromium, served.address(), width, 800)) {
            page.await("document.getElementById('now-step') != null && document.getElementById('now-step').innerText.includes('No step')");
            open(served);
            page.await("document.getElementById('now-states').innerText.includes('ESTABLISHED')");
            page.await("document.querySelectorAll('#now-figure svg .segment').length == 3");
            served.type("client shutdown WR");
            page.await("document.getElementById('now-step').innerText.includes('shutdown WR')");
            page.await("document.querySelectorAll('#now-figure svg .segment.fin').length == 1");
            boolean phone = width < 500;
            // A phone has the narrow ladder, where no segment is a link; of both all words stand on the screen.
            assertThat(page.tell("document.querySelector('#now-figure svg').classList.contains('slim')")).isEqualTo("" + phone);
            assertThat(page.tell("(box => box.scrollWidth <= box.clientWidth)(document.querySelector('#now-figure .scroll'))")).isEqualTo("true");
            String first = phone ? "" : page.tell("document.querySelector('a.hit').id");
            page.tell(phone ? "0" : "document.querySelector('a.hit').focus()");
            served.type("conn close");
            page.await("document.querySelectorAll('#now-figure svg .segment.fin').length == 2");
            // A segment that has the keyboard keeps it when the figure grows.
            assertThat(page.tell("document.activeElement.id")).isEqualTo(first);
            assertThat(page.tell("document.documentElement.scrollWidth <= innerWidth")).as("at " + width).isEqualTo("true");
            assertThat(page.tell("document.getElementById('lost').hidden")).isEqualTo("true");
            served.close();
            page.await("!document.getElementById('lost').hidden");
        }
    }
}
