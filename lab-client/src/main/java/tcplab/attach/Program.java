package tcplab.attach;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tcplab.text.Columns;
import tcplab.text.ToldException;

/**
 * A running program, as {@code /proc} tells of it.
 *
 * @param name as {@code ps} shows it, at most 15 bytes
 * @param pid of the process, also where it was asked for by one of its threads
 * @param descriptors how many it has open; empty if only its user and root may know
 * @param limit how many it may have (RLIMIT_NOFILE)
 */
public record Program(long pid, String name, OptionalLong descriptors, OptionalLong limit) {
    private static final Pattern LIMIT = Pattern.compile("(?m)^Max open files\\s+(\\d{1,18})\\s");

    /** Of a thread, the process that it belongs to. */
    private static final Pattern PROCESS = Pattern.compile("(?m)^Tgid:\\s+(\\d{1,9})$");

    /** Above this share of the limit the next accept() or connect() may fail with EMFILE. */
    private static final double NEARLY = 0.9;

    /** An {@link IOException} says that there is none, or that it has just ended. */
    public static Program of(long number) throws IOException {
        try {
            Matcher process = PROCESS.matcher(Files.readString(Path.of("/proc", Long.toString(number), "status")));
            long pid = process.find() ? Long.parseLong(process.group(1)) : number;
            Path proc = Path.of("/proc", Long.toString(pid));
            String name = Columns.printable(Files.readString(proc.resolve("comm")).stripTrailing());
            return new Program(pid, name, descriptors(proc), limit(proc));
        } catch (IOException e) {
            throw new ToldException(say("there is no process %d", number), e);
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
}
