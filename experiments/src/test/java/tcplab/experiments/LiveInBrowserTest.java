package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live page in a real browser, while a lesson or a stepped run goes on in another terminal. */
class LiveInBrowserTest {
    @TempDir
    Path folder;

    private Chromium chromium;

    @BeforeEach
    void findBrowser() {
        chromium = Chromium.here(folder);
    }

    /** The live page of what serves the kept runs, before there is any lab. */
    private OpenPage open(Served serving) throws IOException, InterruptedException {
        OpenPage page = new OpenPage(chromium, serving.address() + "live/", 1440, 900);
        page.await("document.body.innerText.includes('No lab is running.')");
        return page;
    }

    private static void awaitStep(OpenPage page, String step) throws InterruptedException {
        page.await("document.querySelector('#now-step .step')?.innerText.replace(/\\s+/g, ' ') === '" + step + "'");
    }

    private static void awaitSegments(OpenPage page, int count) throws InterruptedException {
        page.await("document.querySelectorAll('#now-figure svg .segment').length === " + count);
    }

    /** What serves by itself goes on when its input ends. */
    private static void interrupt(Served serving) throws Exception {
        new ProcessBuilder("kill", "-INT", "" + serving.lab().pid()).start().waitFor();
        Launched.awaitEnd(serving.lab());
    }

    private static void press(OutputStream keys, String text) throws IOException {
        keys.write(text.getBytes(StandardCharsets.US_ASCII));
        keys.flush();
    }

    @Test
    void eachStepOfAStepperAppearsBeforeTheNextIsMade() throws Exception {
        Assumptions.assumeTrue(Launched.isRoot(), "only root has the wire");
        try (Served serving = new Served(Launched.lab(folder, "serve")); OpenPage page = open(serving)) {
            Process stepped = Launched.lab(folder, "run", "close/three-way", "--step").begin();
            Launched.aside(() -> stepped.inputReader().lines().forEach(line -> {}));
            try (OutputStream keys = stepped.getOutputStream()) {
                press(keys, "\n");
                awaitStep(page, "server listen 8888");
                assertThat(page.tell("document.querySelectorAll('#now-figure svg .segment').length")).isEqualTo("0");
                press(keys, "\n");
                page.await("document.getElementById('now-states').innerText.includes('SYN-SENT')");
                awaitSegments(page, 1);
                press(keys, "\n");
                page.await("document.getElementById('now-figure').textContent.includes('SYN+ACK seq=0 ack=1')");
                page.await("document.getElementById('now-states').innerText.includes('SYN-RECEIVED')");
                press(keys, "q\n");
            }
            Launched.awaitEnd(stepped);
            page.await("document.body.innerText.includes('That lab has ended.')");
            interrupt(serving);
        }
    }

    @Test
    void aLessonAppearsWithItsRun() throws Exception {
        try (Served serving = new Served(Launched.lab(folder, "serve")); OpenPage page = open(serving)) {
            Process lesson = Launched.lab(folder, "learn", "3", "--bench", "loopback").begin();
            Launched.aside(() -> lesson.inputReader().lines().forEach(line -> {}));
            // What was shown is kept, for what goes on shortly is over before a test looks.
            page.tell("(() => { window.seen = new Set(); new MutationObserver(() => document.querySelectorAll('#now-figure .name, #now-states .now')"
                    + ".forEach(word => seen.add(word.innerText))).observe(document.body, { childList: true, subtree: true }); })()");
            try (OutputStream keys = lesson.getOutputStream()) {
                press(keys, "a\n".repeat(10));
            }
            page.await("seen.has('close/four-way') && seen.has('CLOSE-WAIT')");
            Launched.awaitEnd(lesson);
            assertThat(lesson.exitValue()).isZero();
            interrupt(serving);
        }
    }

    @Test
    void nothingMovesForWhoeverWantsNoMotion() throws Exception {
        try (Served shell = new Served(Launched.lab(folder, "--bench", "loopback"), "serve");
                OpenPage page = new OpenPage(chromium, shell.address(), 1440, 900)) {
            page.reduceMotion();
            page.tell("(() => { window.moved = 0; const look = () => { moved = Math.max(moved, document.getAnimations().length);"
                    + " requestAnimationFrame(look); }; look(); })()");
            shell.type("server listen 7000");
            awaitStep(page, "server listen 7000");
            shell.type("client connect server:7000");
            awaitSegments(page, 3);
            assertThat(page.tell("moved")).isEqualTo("0");
            assertThat(page.tell("getComputedStyle(document.documentElement).scrollBehavior")).isEqualTo("auto");
        }
    }
}
