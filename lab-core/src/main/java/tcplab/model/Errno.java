package tcplab.model;

import static tcplab.text.Language.say;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** An error number of Linux ({@code errno(3)}) that a socket call can return, with its usual wording. */
public enum Errno {
    EINTR(4, () -> say("interrupted system call")),
    EBADF(9, () -> say("bad file descriptor")),
    EAGAIN(11, () -> say("resource temporarily unavailable")),
    ENOMEM(12, () -> say("out of memory")),
    EACCES(13, () -> say("permission denied")),
    EINVAL(22, () -> say("invalid argument")),
    EMFILE(24, () -> say("too many open files")),
    EPIPE(32, () -> say("broken pipe")),
    EPROTO(71, () -> say("protocol error")),
    ENOTSOCK(88, () -> say("not a socket")),
    EDESTADDRREQ(89, () -> say("destination address required")),
    EMSGSIZE(90, () -> say("message too long")),
    ENOPROTOOPT(92, () -> say("protocol not available")),
    EOPNOTSUPP(95, () -> say("operation not supported")),
    EAFNOSUPPORT(97, () -> say("address family not supported")),
    EADDRINUSE(98, () -> say("address already in use")),
    EADDRNOTAVAIL(99, () -> say("cannot assign requested address")),
    ENETDOWN(100, () -> say("network is down")),
    ENETUNREACH(101, () -> say("network is unreachable")),
    ECONNABORTED(103, () -> say("software caused connection abort")),
    ECONNRESET(104, () -> say("connection reset by peer")),
    ENOBUFS(105, () -> say("no buffer space available")),
    EISCONN(106, () -> say("already connected")),
    ENOTCONN(107, () -> say("not connected")),
    ETIMEDOUT(110, () -> say("connection timed out")),
    ECONNREFUSED(111, () -> say("connection refused")),
    EHOSTUNREACH(113, () -> say("no route to host")),
    EALREADY(114, () -> say("operation already in progress")),
    EINPROGRESS(115, () -> say("operation now in progress"));

    private final int number;
    private final Supplier<String> text;

    Errno(int number, Supplier<String> text) {
        this.number = number;
        this.text = text;
    }

    public int number() {
        return number;
    }

    public String text() {
        return text.get();
    }

    /** By its positive number. */
    public static Optional<Errno> of(int number) {
        return Arrays.stream(values()).filter(e -> e.number == number).findFirst();
    }

    /** By its name, {@code ECONNRESET}. */
    public static Optional<Errno> of(String name) {
        return Arrays.stream(values()).filter(e -> e.name().equals(name)).findFirst();
    }
}
