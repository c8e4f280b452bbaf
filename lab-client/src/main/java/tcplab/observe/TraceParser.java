package tcplab.observe;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.event.Event;
import tcplab.event.ResetTraced;
import tcplab.event.RetransmitTraced;
import tcplab.event.Transition;
import tcplab.journal.LabClock;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;
import tcplab.model.TcpState;
import tcplab.text.Brief;

/**
 * A line of {@code trace_pipe}, with whatever fields the kernel prints, in any order:
 *
 * <pre>python3-6910 [001] ..... 1795232550.091911: inet_sock_set_state: family=AF_INET protocol=IPPROTO_TCP sport=0 …</pre>
 */
final class TraceParser {
    private static final Pattern LINE = Pattern.compile("(\\d+)\\.(\\d{6}): (\\w+): (.*)$");
    private static final Pattern FIELD = Pattern.compile("(\\w+)=(\\S+)");
    /** Accepts {@code CPU:0 [LOST 1234 EVENTS]} and, where the kernel has not counted, {@code CPU:0 [LOST EVENTS]}. */
    private static final Pattern LOST = Pattern.compile("\\[LOST (?:(\\d+) )?EVENTS\\]");

    private static final int MOST_DIGITS_OF_SECONDS = 10;
    /** As many as 32 bits can count: until 2106. */
    private static final long MOST_SECONDS = 0xffff_ffffL;
    private static final int MOST_DIGITS_OF_A_COUNT = 18;

    /**
     * A line taken apart.
     *
     * @param wallNanos the trace clock, nanoseconds
     * @param event name of the tracepoint, {@code tracing_mark_write} for a marker
     * @param text what follows the name
     */
    record Line(long wallNanos, String event, String text) {}

    private TraceParser() {}

    /** An {@link IllegalArgumentException} if it has the form of an event and no possible time. */
    static Optional<Line> line(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.find()) {
            return Optional.empty();
        }
        if (matcher.group(1).length() > MOST_DIGITS_OF_SECONDS || Long.parseLong(matcher.group(1)) > MOST_SECONDS) {
            throw new IllegalArgumentException("no time of a trace: " + Brief.of(line));
        }
        long nanos = Long.parseLong(matcher.group(1)) * 1_000_000_000L + Long.parseLong(matcher.group(2)) * 1000L;
        return Optional.of(new Line(nanos, matcher.group(3), matcher.group(4)));
    }

    /** The number of events that the kernel says it overwrote, 1 if it cannot tell how many, 0 for any other line. */
    static long lost(String line) {
        Matcher matcher = LOST.matcher(line);
        if (!matcher.find()) {
            return 0;
        }
        boolean counted = matcher.group(1) != null && matcher.group(1).length() <= MOST_DIGITS_OF_A_COUNT;
        return counted ? Long.parseLong(matcher.group(1)) : 1;
    }

    /**
     * The event in the line; empty for tracepoints that are not the lab's. An {@link IllegalArgumentException} if it is
     * one of them and its fields cannot be read.
     *
     * @param offset of the trace clock
     */
    static Optional<Event> event(Line line, LabClock clock, long offset) {
        try {
            return read(line, clock, offset);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new IllegalArgumentException("no known form of the tracepoint " + line.event() + ": " + Brief.of(line.text()), e);
        }
    }

    private static Optional<Event> read(Line line, LabClock clock, long offset) {
        Map<String, String> fields = new HashMap<>();
        Matcher field = FIELD.matcher(line.text());
        while (field.find()) {
            fields.put(field.group(1), field.group(2));
        }
        long at = clock.ofWall(line.wallNanos() - offset);
        return switch (line.event()) {
            case "inet_sock_set_state" -> transition(at, fields);
            case "tcp_send_reset" -> Optional.of(new ResetTraced(
                    at, true, sent(fields), known(fields.get("state")), known(fields.get("reason"))));
            case "tcp_receive_reset" -> Optional.of(new ResetTraced(at, false, tuple(fields), "", ""));
            case "tcp_retransmit_skb" ->
                Optional.of(new RetransmitTraced(at, tuple(fields), known(fields.get("state"))));
            default -> Optional.empty();
        };
    }

    private static Optional<Event> transition(long at, Map<String, String> fields) {
        if (!"IPPROTO_TCP".equals(fields.get("protocol"))) {
            return Optional.empty();
        }
        return Optional.of(new Transition(
                at, tuple(fields), state(fields.get("oldstate")), state(fields.get("newstate")),
                fields.getOrDefault("skaddr", "")));
    }

    private static TcpState state(String word) {
        return TcpState.of(word).orElseThrow(() -> new IllegalArgumentException("no state of TCP: " + word));
    }

    private static FourTuple tuple(Map<String, String> fields) {
        boolean ipv6 = "AF_INET6".equals(fields.get("family")) && !fields.get("saddrv6").startsWith("::ffff:");
        String suffix = ipv6 ? "v6" : "";
        return new FourTuple(
                new Endpoint(fields.get("saddr" + suffix), Integer.parseInt(fields.get("sport"))),
                new Endpoint(fields.get("daddr" + suffix), Integer.parseInt(fields.get("dport"))));
    }

    /** Of {@code tcp_send_reset}, whose {@code src} is the one that sends the RST. */
    private static FourTuple sent(Map<String, String> fields) {
        if (!fields.containsKey("src")) {
            return tuple(fields);
        }
        return new FourTuple(endpoint(fields.get("src")), endpoint(fields.get("dest")));
    }

    /** {@code 10.0.0.1:80}, {@code [fd00::1]:80}; {@code [::ffff:10.0.0.1]:80} is the IPv4 one. */
    private static Endpoint endpoint(String word) {
        return Endpoint.parse(word.replaceFirst("^\\[::ffff:(\\d+\\.[\\d.]+)\\]", "$1"));
    }

    private static String known(String word) {
        return word == null || word.equals("UNKNOWN") ? "" : word;
    }
}
