package tcplab.host;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tcplab.text.Told;

/**
 * A program that was run to learn whether it works.
 *
 * @param worked true if it ended with status 0
 * @param said the first line of what it printed, or why there is none
 */
public record Trial(boolean worked, Told said) {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** Runs it without input; one that does not end in time, or cannot be started, did not work. */
    public static Trial of(String... command) {
        return of(LIMIT, List.of(command));
    }

    /** Runs it without input; one that does not end within the limit, or cannot be started, did not work. */
    public static Trial of(Duration limit, List<String> command) {
        Process process;
        try {
            process = Tools.start(new ProcessBuilder(command).redirectErrorStream(true));
            process.getOutputStream().close();
        } catch (IOException e) {
            return new Trial(false, Told.of(e));
        }
        CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> firstLine(process.getInputStream()));
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return new Trial(false, say("%s did not end within %d s", command.get(0), limit.toSeconds()));
            }
            // What it started may go on and hold its output open.
            String line = said.completeOnTimeout("", 1, TimeUnit.SECONDS).join();
            return new Trial(process.exitValue() == 0, Told.plain(line));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return new Trial(false, say("interrupted"));
        }
    }

    private static String firstLine(InputStream output) {
        try {
            String all = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return all.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
