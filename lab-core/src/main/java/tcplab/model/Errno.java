package tcplab.model;

import static tcplab.text.Language.say;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An error number of Linux ({@code errno(3)}), as a call reported it. The numbers are those of asm-generic/errno.h; one
 * without a name here stays the number that it is.
 *
 * @param number positive
 */
public record Errno(int number) {
    private record Words(String name, Supplier<String> text) {}

    private static final Map<Integer, Words> KNOWN = new LinkedHashMap<>();
    private static final Pattern NUMBERED = Pattern.compile("E([1-9]\\d{0,5})");

    public static final Errno EPERM = known(1, "EPERM", () -> say("operation not permitted"));
    public static final Errno ENOENT = known(2, "ENOENT", () -> say("no such file or directory"));
    public static final Errno EINTR = known(4, "EINTR", () -> say("interrupted system call"));
    public static final Errno EIO = known(5, "EIO", () -> say("input/output error"));
    public static final Errno EBADF = known(9, "EBADF", () -> say("bad file descriptor"));
    public static final Errno EAGAIN = known(11, "EAGAIN", () -> say("resource temporarily unavailable"));
    public static final Errno ENOMEM = known(12, "ENOMEM", () -> say("out of memory"));
    public static final Errno EACCES = known(13, "EACCES", () -> say("permission denied"));
    public static final Errno EBUSY = known(16, "EBUSY", () -> say("device or resource busy"));
    public static final Errno ENODEV = known(19, "ENODEV", () -> say("no such device"));
    public static final Errno EINVAL = known(22, "EINVAL", () -> say("invalid argument"));
    public static final Errno ENFILE = known(23, "ENFILE", () -> say("too many open files in the system"));
    public static final Errno EMFILE = known(24, "EMFILE", () -> say("too many open files"));
    public static final Errno EPIPE = known(32, "EPIPE", () -> say("broken pipe"));
    public static final Errno EPROTO = known(71, "EPROTO", () -> say("protocol error"));
    public static final Errno EBADFD = known(77, "EBADFD", () -> say("file descriptor in bad state"));
    public static final Errno ENOTSOCK = known(88, "ENOTSOCK", () -> say("not a socket"));
    public static final Errno EDESTADDRREQ = known(89, "EDESTADDRREQ", () -> say("destination address required"));
    public static final Errno EMSGSIZE = known(90, "EMSGSIZE", () -> say("message too long"));
    public static final Errno ENOPROTOOPT = known(92, "ENOPROTOOPT", () -> say("protocol not available"));
    public static final Errno EOPNOTSUPP = known(95, "EOPNOTSUPP", () -> say("operation not supported"));
    public static final Errno EAFNOSUPPORT = known(97, "EAFNOSUPPORT", () -> say("address family not supported"));
    public static final Errno EADDRINUSE = known(98, "EADDRINUSE", () -> say("address already in use"));
    public static final Errno EADDRNOTAVAIL = known(99, "EADDRNOTAVAIL", () -> say("cannot assign requested address"));
    public static final Errno ENETDOWN = known(100, "ENETDOWN", () -> say("network is down"));
    public static final Errno ENETUNREACH = known(101, "ENETUNREACH", () -> say("network is unreachable"));
    public static final Errno ECONNABORTED = known(103, "ECONNABORTED", () -> say("software caused connection abort"));
    public static final Errno ECONNRESET = known(104, "ECONNRESET", () -> say("connection reset by peer"));
    public static final Errno ENOBUFS = known(105, "ENOBUFS", () -> say("no buffer space available"));
    public static final Errno EISCONN = known(106, "EISCONN", () -> say("already connected"));
    public static final Errno ENOTCONN = known(107, "ENOTCONN", () -> say("not connected"));
    public static final Errno ETIMEDOUT = known(110, "ETIMEDOUT", () -> say("connection timed out"));
    public static final Errno ECONNREFUSED = known(111, "ECONNREFUSED", () -> say("connection refused"));
    public static final Errno EHOSTDOWN = known(112, "EHOSTDOWN", () -> say("host is down"));
    public static final Errno EHOSTUNREACH = known(113, "EHOSTUNREACH", () -> say("no route to host"));
    public static final Errno EALREADY = known(114, "EALREADY", () -> say("operation already in progress"));
    public static final Errno EINPROGRESS = known(115, "EINPROGRESS", () -> say("operation now in progress"));

    private static Errno known(int number, String name, Supplier<String> text) {
        KNOWN.put(number, new Words(name, text));
        return new Errno(number);
    }

    /** {@code ECONNRESET}; {@code E} and the number where the lab has no name for it. */
    public String name() {
        Words words = KNOWN.get(number);
        return words == null ? "E" + number : words.name();
    }

    /** The usual wording, as of strerror(3). */
    public String text() {
        Words words = KNOWN.get(number);
        return words == null ? say("error number %d", number) : words.text().get();
    }

    /** Its name. */
    @Override
    public String toString() {
        return name();
    }

    /** The names that a reader may know, in order of the numbers. */
    public static List<String> names() {
        return KNOWN.values().stream().map(Words::name).toList();
    }

    /** By its name, {@code ECONNRESET}, or its number, {@code E113}; empty for anything else. */
    public static Optional<Errno> of(String name) {
        Matcher numbered = NUMBERED.matcher(name);
        if (numbered.matches()) {
            return Optional.of(new Errno(Integer.parseInt(numbered.group(1))));
        }
        return KNOWN.entrySet().stream()
                .filter(known -> known.getValue().name().equals(name))
                .map(known -> new Errno(known.getKey()))
                .findFirst();
    }
}
