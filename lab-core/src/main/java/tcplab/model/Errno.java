package tcplab.model;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.text.Told;

/**
 * An error number of Linux ({@code errno(3)}), as a call reported it. Numbers and names are those of asm-generic/errno.h;
 * a number without a name stays the number that it is.
 *
 * @param number positive
 */
public record Errno(int number) {
    public static final Errno EPERM = new Errno(1);
    public static final Errno ENOENT = new Errno(2);
    public static final Errno EINTR = new Errno(4);
    public static final Errno EIO = new Errno(5);
    public static final Errno EBADF = new Errno(9);
    public static final Errno EAGAIN = new Errno(11);
    public static final Errno ENOMEM = new Errno(12);
    public static final Errno EACCES = new Errno(13);
    public static final Errno EBUSY = new Errno(16);
    public static final Errno ENODEV = new Errno(19);
    public static final Errno EINVAL = new Errno(22);
    public static final Errno ENFILE = new Errno(23);
    public static final Errno EMFILE = new Errno(24);
    public static final Errno EPIPE = new Errno(32);
    public static final Errno EPROTO = new Errno(71);
    public static final Errno EBADFD = new Errno(77);
    public static final Errno ENOTSOCK = new Errno(88);
    public static final Errno EDESTADDRREQ = new Errno(89);
    public static final Errno EMSGSIZE = new Errno(90);
    public static final Errno ENOPROTOOPT = new Errno(92);
    public static final Errno EOPNOTSUPP = new Errno(95);
    public static final Errno EAFNOSUPPORT = new Errno(97);
    public static final Errno EADDRINUSE = new Errno(98);
    public static final Errno EADDRNOTAVAIL = new Errno(99);
    public static final Errno ENETDOWN = new Errno(100);
    public static final Errno ENETUNREACH = new Errno(101);
    public static final Errno ECONNABORTED = new Errno(103);
    public static final Errno ECONNRESET = new Errno(104);
    public static final Errno ENOBUFS = new Errno(105);
    public static final Errno EISCONN = new Errno(106);
    public static final Errno ENOTCONN = new Errno(107);
    public static final Errno ETIMEDOUT = new Errno(110);
    public static final Errno ECONNREFUSED = new Errno(111);
    public static final Errno EHOSTDOWN = new Errno(112);
    public static final Errno EHOSTUNREACH = new Errno(113);
    public static final Errno EALREADY = new Errno(114);
    public static final Errno EINPROGRESS = new Errno(115);

    private static final Pattern NUMBERED = Pattern.compile("E([1-9]\\d{0,8})");
    /** In order of their numbers, from 1; 41 and 58 are not in use. */
    private static final List<String> NAMES = List.of(("EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES EFAULT "
            + "ENOTBLK EBUSY EEXIST EXDEV ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE ENOTTY ETXTBSY EFBIG "
            + "ENOSPC ESPIPE EROFS EMLINK EPIPE EDOM ERANGE EDEADLK ENAMETOOLONG ENOLCK ENOSYS ENOTEMPTY "
            + "ELOOP - ENOMSG EIDRM ECHRNG EL2NSYNC EL3HLT EL3RST ELNRNG EUNATCH ENOCSI EL2HLT EBADE EBADR "
            + "EXFULL ENOANO EBADRQC EBADSLT - EBFONT ENOSTR ENODATA ETIME ENOSR ENONET ENOPKG EREMOTE "
            + "ENOLINK EADV ESRMNT ECOMM EPROTO EMULTIHOP EDOTDOT EBADMSG EOVERFLOW ENOTUNIQ EBADFD EREMCHG "
            + "ELIBACC ELIBBAD ELIBSCN ELIBMAX ELIBEXEC EILSEQ ERESTART ESTRPIPE EUSERS ENOTSOCK EDESTADDRREQ "
            + "EMSGSIZE EPROTOTYPE ENOPROTOOPT EPROTONOSUPPORT ESOCKTNOSUPPORT EOPNOTSUPP EPFNOSUPPORT "
            + "EAFNOSUPPORT EADDRINUSE EADDRNOTAVAIL ENETDOWN ENETUNREACH ENETRESET ECONNABORTED ECONNRESET "
            + "ENOBUFS EISCONN ENOTCONN ESHUTDOWN ETOOMANYREFS ETIMEDOUT ECONNREFUSED EHOSTDOWN EHOSTUNREACH "
            + "EALREADY EINPROGRESS ESTALE EUCLEAN ENOTNAM ENAVAIL EISNAM EREMOTEIO EDQUOT ENOMEDIUM "
            + "EMEDIUMTYPE ECANCELED ENOKEY EKEYEXPIRED EKEYREVOKED EKEYREJECTED EOWNERDEAD ENOTRECOVERABLE "
            + "ERFKILL EHWPOISON")
            .split(" "));

    /** The usual wording of those that a call of the lab can return, as of strerror(3), by number. */
    private static final Map<Integer, Told> TEXTS = Map.ofEntries(
            Map.entry(1, say("operation not permitted")),
            Map.entry(2, say("no such file or directory")),
            Map.entry(4, say("interrupted system call")),
            Map.entry(5, say("input/output error")),
            Map.entry(9, say("bad file descriptor")),
            Map.entry(11, say("resource temporarily unavailable")),
            Map.entry(12, say("out of memory")),
            Map.entry(13, say("permission denied")),
            Map.entry(16, say("device or resource busy")),
            Map.entry(19, say("no such device")),
            Map.entry(22, say("invalid argument")),
            Map.entry(23, say("too many open files in the system")),
            Map.entry(24, say("too many open files")),
            Map.entry(32, say("broken pipe")),
            Map.entry(71, say("protocol error")),
            Map.entry(77, say("file descriptor in bad state")),
            Map.entry(88, say("not a socket")),
            Map.entry(89, say("destination address required")),
            Map.entry(90, say("message too long")),
            Map.entry(92, say("protocol not available")),
            Map.entry(95, say("operation not supported")),
            Map.entry(97, say("address family not supported")),
            Map.entry(98, say("address already in use")),
            Map.entry(99, say("cannot assign requested address")),
            Map.entry(100, say("network is down")),
            Map.entry(101, say("network is unreachable")),
            Map.entry(103, say("software caused connection abort")),
            Map.entry(104, say("connection reset by peer")),
            Map.entry(105, say("no buffer space available")),
            Map.entry(106, say("already connected")),
            Map.entry(107, say("not connected")),
            Map.entry(110, say("connection timed out")),
            Map.entry(111, say("connection refused")),
            Map.entry(112, say("host is down")),
            Map.entry(113, say("no route to host")),
            Map.entry(114, say("operation already in progress")),
            Map.entry(115, say("operation now in progress")));

    /** {@code ECONNRESET}; {@code E} and the number where it has no name. */
    public String name() {
        String name = number <= NAMES.size() ? NAMES.get(number - 1) : "-";
        return name.equals("-") ? "E" + number : name;
    }

    /** What it means; its number where the lab has no words for it. */
    public Told text() {
        Told text = TEXTS.get(number);
        return text != null ? text : say("error number %d", number);
    }

    /** Its name. */
    @Override
    public String toString() {
        return name();
    }

    /** The names of those whose meaning the lab can tell, in order of their numbers. */
    public static List<String> names() {
        return TEXTS.keySet().stream().sorted().map(number -> new Errno(number).name()).toList();
    }

    /** By its name, {@code ECONNRESET}, or its number, {@code E150}; empty for anything else. */
    public static Optional<Errno> of(String name) {
        int known = NAMES.indexOf(name);
        if (known >= 0 && !name.equals("-")) {
            return Optional.of(new Errno(known + 1));
        }
        Matcher numbered = NUMBERED.matcher(name);
        return numbered.matches() ? Optional.of(new Errno(Integer.parseInt(numbered.group(1)))) : Optional.empty();
    }
}
