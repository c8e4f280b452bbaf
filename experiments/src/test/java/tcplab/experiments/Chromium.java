package tcplab.experiments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A browser without a window: what it makes of a page, and what it complains of. */
record Chromium(Path program, Path folder) {
    /** More than a process that is killed takes; one of which nobody takes note would seem to be there for ever. */
    private static final long END_SECONDS = 20;

    /** @param dom the page after its scripts have run */
    record Seen(String dom, List<String> console) {}

    /** The browser of this machine; without one the test is aborted. @param folder for what it writes */
    static Chromium here(Path folder) {
        Optional<Path> program = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(f -> Stream.of("chromium", "chromium-browser", "google-chrome").map(n -> Path.of(f, n)))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(program.isPresent(), "no page was seen in a browser: chromium is missing; "
                + "install it with: apt-get install -y chromium");
        return new Chromium(program.get(), folder);
    }

    /** Opens a file and waits until nothing happens any more. */
    Seen open(Path page, boolean dark, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                program.toString(), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--host-resolver-rules=MAP * ~NOTFOUND", "--enable-logging=stderr",
                "--user-data-dir=" + folder.resolve("profile"), "--window-size=1400,1000",
                "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1), "--virtual-time-budget=120000"));
        command.addAll(List.of(more));
        command.addAll(List.of("--dump-dom", page.toUri().toString()));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            if (!process.waitFor(Launched.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the browser did not end; it said: " + Files.readString(err));
            }
        } finally {
            end(process, List.of());
        }
        List<String> console = new String(Files.readAllBytes(err), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("CONSOLE"))
                .toList();
        return new Seen(Files.readString(out), console);
    }

    /**
     * Ends the browser, and waits for all that it has started: what outlives it still writes into its folder.
     *
     * @param more what it had started while it ran
     */
    static void end(Process browser, List<ProcessHandle> more) {
        List<ProcessHandle> all = Stream.concat(more.stream(), browser.descendants()).toList();
        browser.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        Stream.concat(all.stream(), Stream.of(browser.toHandle()))
                .forEach(one -> one.onExit().completeOnTimeout(one, END_SECONDS, TimeUnit.SECONDS).join());
    }
}
