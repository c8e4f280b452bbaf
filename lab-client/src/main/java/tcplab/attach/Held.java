package tcplab.attach;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.event.Sample;
import tcplab.observe.SsParser;

/**
 * A socket of the machine, as {@code ss} shows it.
 *
 * @param holders the processes with a descriptor of it; none if only the kernel still has it, or they are another user's
 */
public record Held(Sample.Row row, List<Holder> holders) {
    /** A process with a descriptor of the socket. */
    public record Holder(String program, long pid) {}

    /** The kernel cuts a program's name at 15 bytes, and whoever runs it chooses them. */
    private static final Pattern HOLDER = Pattern.compile("\\(\"(.{0,64}?)\",pid=(\\d{1,9}),fd=\\d+\\)");

    /** {@code 59sec}, {@code 1min2sec}, {@code 2.992sec}. */
    private static final Pattern SECONDS = Pattern.compile(",(?:(\\d{1,6})min)?(\\d{1,6})(?:\\.\\d+)?sec,");

    private static final Pattern SINCE_RECEIVED = Pattern.compile("\\blastrcv:(\\d{1,12})");

    /** Reads a line of {@code ss -Htanpoie -O}; an {@link IllegalArgumentException} if it is none. */
    static Held of(String line) {
        Sample.Row row = SsParser.row(line);
        List<Holder> holders = new ArrayList<>();
        for (Matcher holder = HOLDER.matcher(row.details()); holder.find(); ) {
            holders.add(new Holder(holder.group(1), Long.parseLong(holder.group(2))));
        }
        return new Held(row, holders.stream().distinct().toList());
    }

    boolean isHeldBy(long pid) {
        return holders.stream().anyMatch(holder -> holder.pid() == pid);
    }

    /** How long ago something was last received, in milliseconds; empty where the kernel no longer tells. */
    OptionalLong sinceReceived() {
        Matcher found = SINCE_RECEIVED.matcher(row.details());
        return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
    }

    /** {@code on}, {@code keepalive}, {@code timewait}, {@code persist}; empty if no timer runs. */
    String timer() {
        return row.timer().split(",")[0];
    }

    /** How much time is left of the timer, in seconds; empty if ss gives less than one, or none runs. */
    OptionalInt secondsLeft() {
        Matcher left = SECONDS.matcher(row.timer());
        return left.find()
                ? OptionalInt.of(60 * (left.group(1) == null ? 0 : Integer.parseInt(left.group(1))) + Integer.parseInt(left.group(2)))
                : OptionalInt.empty();
    }

    /** How often the segment that the timer waits for was sent again, or the window was asked for. */
    int repeats() {
        String[] parts = row.timer().split(",");
        return parts.length == 3 && parts[2].matches("\\d{1,6}") ? Integer.parseInt(parts[2]) : 0;
    }
}
