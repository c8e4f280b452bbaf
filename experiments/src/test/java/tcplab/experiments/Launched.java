package tcplab.experiments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The lab as a user starts it, by its launcher, with a state folder of its own.
 *
 * @param exit the exit code
 * @param out standard output
 * @param err standard error
 */
record Launched(int exit, String out, String err) {
    static final Path HOME = Path.of("").toAbsolutePath().getParent();
    static final Path LAB = HOME.resolve("scripts/lab");
    /** So long a test waits for what must come. It tells a hang, and never how fast the machine is. */
    static final long PATIENCE_SECONDS = 420;
    static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    private static final long LOOK_MILLIS = 30;
    /**
     * Who runs the tests may ignore interrupts, as a job in the background of a shell does, or hang-ups, as under nohup,
     * and a process ignores what its parent ignored; not so a user's at a terminal. Only env of coreutils can undo it.
     */
    private static final String AS_AT_A_TERMINAL = "--default-signal=HUP,INT,QUIT";

    private static final List<String> SIGNALS_AS_AT_A_TERMINAL =
            undoesIgnored() ? List.of("env", AS_AT_A_TERMINAL) : List.of();

    private static boolean undoesIgnored() {
        try {
            Process env = new ProcessBuilder("env", AS_AT_A_TERMINAL, "true")
                    .redirectErrorStream(true)
                    .start();
            env.getInputStream().readAllBytes();
            return env.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What is set before it starts. */
    static final class Start {
        private final List<String> command = new ArrayList<>();
        private final Map<String, String> environment = new HashMap<>();
        private Path folder = HOME;
        private byte[] input = new byte[0];
        private long limitSeconds = PATIENCE_SECONDS;

        Start(Path state, List<String> command) {
            this.command.addAll(command);
            environment.put("XDG_STATE_HOME", state.toString());
            environment.put("TCPLAB_NO_INSTALL", "1");
            environment.put("LC_ALL", "C.UTF-8");
        }

        Start in(Path where) {
            folder = where;
            return this;
        }

        Start with(String name, String value) {
            environment.put(name, value);
            return this;
        }

        Start input(String text) {
            input = text.getBytes(StandardCharsets.UTF_8);
            return this;
        }

        Start within(long seconds) {
            limitSeconds = seconds;
            return this;
        }

        /** Starts it and leaves it running. */
        Process begin() {
            List<String> words = new ArrayList<>(SIGNALS_AS_AT_A_TERMINAL);
            words.addAll(command);
            ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
            builder.environment().putAll(environment);
            environment.forEach((name, value) -> {
                if (value == null) {
                    builder.environment().remove(name);
                }
            });
            try {
                return builder.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Starts it and waits for its end. */
        Launched run() {
            Process process = begin();
            CompletableFuture<String> out = read(process.getInputStream());
            CompletableFuture<String> err = read(process.getErrorStream());
            try {
                try (var in = process.getOutputStream()) {
                    in.write(input);
                } catch (IOException e) {
                    // It ended without reading everything.
                }
                if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                    throw new AssertionError(String.join(" ", command) + " did not end; it said: " + err.join());
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return new Launched(process.exitValue(), out.join(), err.join());
        }

        /** All that it writes; until it is killed, when Java closes the stream. */
        private static CompletableFuture<String> read(java.io.InputStream in) {
            return CompletableFuture.supplyAsync(() -> {
                ByteArrayOutputStream said = new ByteArrayOutputStream();
                try {
                    in.transferTo(said);
                } catch (IOException e) {
                    said.writeBytes("…".getBytes(StandardCharsets.UTF_8));
                }
                return said.toString(StandardCharsets.UTF_8);
            }, Launched::aside);
        }
    }

    /**
     * Puts a program there. Another process writes it: what this one has open, a process that another test is just starting
     * has open too, and nobody can run what somebody has open for writing (ETXTBSY).
     */
    static void program(Path file, String text) {
        Launched written = new Start(file.getParent(), List.of("sh", "-c", "cat >\"$1\" && chmod +x \"$1\"", "sh", file.toString()))
                .input(text)
                .run();
        if (written.exit() != 0) {
            throw new AssertionError(written.err());
        }
    }

    /** {@code scripts/lab WORDS…} */
    static Start lab(Path state, String... words) {
        List<String> command = new ArrayList<>(List.of(LAB.toString()));
        command.addAll(List.of(words));
        return new Start(state, command);
    }

    /** Waits until it has ended. */
    static void awaitEnd(Process process) {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(process.info().commandLine().orElse("the process") + " did not end");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** In a thread of its own: of the common pool there may be one, which the next program would wait for. */
    static void aside(Runnable task) {
        Thread thread = new Thread(task, "aside");
        thread.setDaemon(true);
        thread.start();
    }

    /** Whoever looks again and again leaves the processor to what he looks at: each look at a terminal is a process. */
    static void beforeTheNextLook() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    static boolean has(String tool) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            if (Files.isExecutable(Path.of(folder, tool))) {
                return true;
            }
        }
        return false;
    }
}
