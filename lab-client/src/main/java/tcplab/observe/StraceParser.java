package tcplab.observe;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.event.CallResult;
import tcplab.model.Endpoint;
import tcplab.text.Brief;

/**
 * Picks the calls on TCP sockets out of what {@code strace -ttt -T} prints of one process, such as
 * {@code 1795248100.280442 bind(4, {sa_family=AF_INET, sin_port=htons(6666), sin_addr=inet_addr("0.0.0.0")}, 16) = 0
 * <0.000012>}. Remembers which descriptors are such sockets; all other lines are passed over.
 */
final class StraceParser {
    private static final Pattern LINE = Pattern.compile(
            "(\\d+)\\.(\\d{6}) (\\w+)\\((.*)\\) += (-?\\d+)(?: (E[A-Z0-9]+))?(?: \\([^<]*\\))? <(\\d+)\\.(\\d{6})>");
    /** A call that has not returned when the program ends has no result. */
    private static final Pattern UNFINISHED = Pattern.compile(".*(?: <unfinished \\.\\.\\.>|\\) += \\?.*)");
    /** What begins as a call on a descriptor, with what strace writes of it before it returns. */
    private static final Pattern BEGUN = Pattern.compile(
            "(\\d+)\\.(\\d{6}) (\\w+)\\((\\d+)\\b(?:, )?(.*?)(?:, *)?(?: *<unfinished \\.\\.\\.>)?(?:\\) += .*)?");
    /** What shows that the call before it is over. */
    private static final Pattern NEXT = Pattern.compile("\\d+\\.\\d{6} (?:\\w+\\(|<\\.\\.\\.).*");
    private static final Pattern DESCRIPTOR = Pattern.compile("(\\d+)(?:, (.*))?");
    private static final Pattern IPV4 =
            Pattern.compile(".*sin_port=htons\\((\\d+)\\), sin_addr=inet_addr\\(\"([0-9.]+)\"\\).*");
    private static final Pattern IPV6 =
            Pattern.compile(".*sin6_port=htons\\((\\d+)\\).*inet_pton\\(AF_INET6, \"([0-9a-f:.]+)\".*");
    private static final Pattern OPTION = Pattern.compile("\\w+, (\\w+), \\[([^\\]]*)\\].*");

    private static final int MOST_DIGITS_OF_SECONDS = 10;
    /** As many as 32 bits can count: until 2106. */
    private static final long MOST_SECONDS = 0xffff_ffffL;
    /** More than a week. */
    private static final long MOST_SECONDS_OF_A_CALL = 1_000_000;

    private final Set<String> sockets = new HashSet<>();
    /** The call on a socket of which strace has said that it has no result, or null. */
    private Seen unfinished;

    /**
     * One call.
     *
     * @param wallNanos when it was made, nanoseconds since 1970
     * @param lastedNanos how long it took, as strace saw it
     * @param name the system call
     * @param arguments as a reader would write them, without the descriptor
     * @param result the returned number or the errno's name; {@code pending} if it has not returned
     * @param detail the value of an option that was asked for, or empty
     * @param endpoint the endpoint of bind or connect, else null
     */
    record Seen(
            long wallNanos,
            long lastedNanos,
            String name,
            String arguments,
            String result,
            String detail,
            Endpoint endpoint) {
        /** True if with this call an attempt to connect has ended, well or not. */
        boolean endsConnecting() {
            return name.equals("connect") && !result.equals("EINPROGRESS")
                    || name.equals("getsockopt") && arguments.equals("SO_ERROR");
        }
    }

    /**
     * The call that has returned and that the line shows, if it is one on a TCP socket; an {@link IllegalArgumentException} if it begins as one
     * and goes on in no known form, or if its times or its endpoint cannot be.
     */
    synchronized Optional<Seen> line(String text) {
        Matcher line = LINE.matcher(text);
        try {
            if (NEXT.matcher(text).matches()) {
                unfinished = null;
            }
            if (line.matches()) {
                return call(line);
            }
            Optional<Seen> begun = begun(text);
            if (begun.isPresent() && UNFINISHED.matcher(text).matches()) {
                unfinished = begun.get();
            } else if (begun.isPresent()) {
                throw new IllegalArgumentException("no result");
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no known form of a call: " + Brief.of(text), e);
        }
    }

    /**
     * The call on a TCP socket that the program is in. If it is ended in it, that call never returns; one that only a
     * signal has interrupted is made again, in a line of its own.
     *
     * @param text what strace has written of a line that it has not ended: it begins one with each call
     */
    synchronized Optional<Seen> waiting(String text) {
        try {
            return NEXT.matcher(text).matches() ? begun(text) : Optional.ofNullable(unfinished);
        } catch (IllegalArgumentException e) {
            // What cannot be read is said of the whole line.
            return Optional.empty();
        }
    }

    private Optional<Seen> begun(String text) {
        Matcher begun = BEGUN.matcher(text);
        if (!begun.matches() || !sockets.contains(begun.group(4))) {
            return Optional.empty();
        }
        long at = nanos(begun.group(1), begun.group(2), MOST_SECONDS);
        return Optional.of(seen(at, 0, begun.group(3), begun.group(5), CallResult.PENDING.word()));
    }

    private Optional<Seen> call(Matcher line) {
        String name = line.group(3);
        String words = line.group(4);
        String result = line.group(6) == null ? line.group(5) : line.group(6);
        long at = nanos(line.group(1), line.group(2), MOST_SECONDS);
        long lasted = nanos(line.group(7), line.group(8), MOST_SECONDS_OF_A_CALL);
        if (name.equals("socket")) {
            if (!words.matches("AF_INET6?, SOCK_STREAM.*")) {
                return Optional.empty();
            }
            sockets.add(result);
            return Optional.of(new Seen(at, lasted, name, words, result, "", null));
        }
        Matcher descriptor = DESCRIPTOR.matcher(words);
        if (!descriptor.matches() || !sockets.contains(descriptor.group(1))) {
            return Optional.empty();
        }
        if (name.equals("close")) {
            sockets.remove(descriptor.group(1));
        }
        String rest = descriptor.group(2) == null ? "" : descriptor.group(2);
        return Optional.of(seen(at, lasted, name, rest, result));
    }

    private static Seen seen(long at, long lasted, String name, String rest, String result) {
        Matcher option = OPTION.matcher(rest);
        if (name.equals("setsockopt") && option.matches()) {
            return new Seen(at, lasted, name, option.group(1) + " " + option.group(2), result, "", null);
        }
        if (name.equals("getsockopt") && option.matches()) {
            return new Seen(at, lasted, name, option.group(1), result, option.group(2), null);
        }
        Optional<Endpoint> endpoint = endpoint(rest);
        if (endpoint.isPresent() && (name.equals("bind") || name.equals("connect"))) {
            return new Seen(at, lasted, name, endpoint.get().toString(), result, "", endpoint.get());
        }
        return new Seen(at, lasted, name, rest, result, "", null);
    }

    private static Optional<Endpoint> endpoint(String text) {
        Matcher ipv4 = IPV4.matcher(text);
        if (ipv4.matches()) {
            return Optional.of(new Endpoint(ipv4.group(2), Integer.parseInt(ipv4.group(1))));
        }
        Matcher ipv6 = IPV6.matcher(text);
        return ipv6.matches()
                ? Optional.of(new Endpoint(ipv6.group(2), Integer.parseInt(ipv6.group(1))))
                : Optional.empty();
    }

    private static long nanos(String seconds, String micros, long mostSeconds) {
        if (seconds.length() > MOST_DIGITS_OF_SECONDS || Long.parseLong(seconds) > mostSeconds) {
            throw new IllegalArgumentException("no time: " + seconds);
        }
        return Long.parseLong(seconds) * 1_000_000_000L + Long.parseLong(micros) * 1_000L;
    }
}
