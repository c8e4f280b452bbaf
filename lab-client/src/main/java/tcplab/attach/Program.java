package tcplab.attach;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tcplab.text.ToldException;

/**
 * A running program, as {@code /proc} tells of it.
 *
 * @param name as {@code ps} shows it, at most 15 bytes
 * @param descriptors how many it has open; empty if only its user and root may know
 * @param limit how many it may have (RLIMIT_NOFILE)
 */
public record Program(long pid, String name, OptionalLong descriptors, OptionalLong limit) {
    private static final Pattern LIMIT = Pattern.compile("(?m)^Max open files\\s+(\\d{1,18})\\s");

    /** Above this share of the limit the next accept() or connect() may fail with EMFILE. */
    private static final double NEARLY = 0.9;

    /** An {@link IOException} says that there is none, or that it has just ended. */
    public static Program of(long pid) throws IOException {
        Path proc = Path.of("/proc", Long.toString(pid));
        try {
            String name = Files.readString(proc.resolve("comm")).strip();
            return new Program(pid, name, descriptors(proc), limit(proc));
        } catch (IOException e) {
            throw new ToldException(say("there is no process %d", pid), e);
        }
    }

    private static OptionalLong descriptors(Path proc) {
        try (Stream<Path> all = Files.list(proc.resolve("fd"))) {
            return OptionalLong.of(all.count());
        } catch (IOException | java.io.UncheckedIOException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong limit(Path proc) {
        try {
            Matcher found = LIMIT.matcher(Files.readString(proc.resolve("limits")));
            return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** True if it can hardly open another socket. */
    public boolean isNearItsLimit() {
        return descriptors.isPresent() && limit.isPresent() && descriptors.getAsLong() >= NEARLY * limit.getAsLong();
    }

    /** The process with that number, if there is one. */
    public static Optional<Program> find(long pid) {
        try {
            return Optional.of(of(pid));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
