package tcplab.run;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tcplab.text.Lines;
import tcplab.text.Shortage;
import tcplab.text.Told;

/** What a process writes to its standard error: passed on line by line, and looked through for why it may have to end. */
final class LastWords {
    private static final long REST_SECONDS = 5;

    private final CompletableFuture<Optional<Told>> shortage = new CompletableFuture<>();

    LastWords(Process process, Consumer<String> log) {
        Thread reader = new Thread(() -> read(process, log), "server's standard error");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(Process process, Consumer<String> log) {
        Optional<Told> found = Optional.empty();
        try (Lines lines = Lines.of(process.getErrorStream())) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                found = found.isPresent() ? found : Shortage.in(line);
                log.accept(line);
            }
        } catch (IOException e) {
            // The process is gone, and with it what it had to say.
        } finally {
            shortage.complete(found);
        }
    }

    /** What the process, which has ended, said that there was too little of. */
    Optional<Told> shortage() {
        // Who has inherited its standard error may hold it longer than anybody wants to wait.
        return shortage.completeOnTimeout(Optional.empty(), REST_SECONDS, TimeUnit.SECONDS).join();
    }
}
