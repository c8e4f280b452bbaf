package tcplab.attach;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.event.Sample;
import tcplab.observe.SsParser;
import tcplab.text.Columns;

/**
 * A socket of the machine, as {@code ss} shows it.
 *
 * @param holders the processes with a descriptor of it; none if only the kernel has it, or if they are another user's
 * @param told what the kernel says of it: {@code ino:9 sk:7 … lastrcv:40}
 */
public record Held(Sample.Row row, List<Holder> holders, String told) {
    /** A process with a descriptor of the socket. */
    public record Holder(String program, long pid) {}

    /** A program's name may hold anything, also what looks like a field: the last end of the list counts. */
    private static final Pattern USERS = Pattern.compile("^users:\\(\\(.*\",pid=\\d+,fd=\\d+\\)\\)");
    /** The kernel cuts a program's name at 15 bytes, and whoever runs it chooses them. */
    private static final Pattern HOLDER = Pattern.compile("\\(\"(.{0,64}?)\",pid=(\\d{1,9}),fd=\\d+\\)");
    /** {@code 59sec}, {@code 1min2sec}, {@code 1min}, {@code 2.992sec}. */
    private static final Pattern LEFT = Pattern.compile(",(?:(\\d{1,6})min)?(?:(\\d{1,6})(?:\\.\\d+)?sec)?,");

    private static final Pattern INODE = field("ino");
    private static final Pattern LAST_DATA = field("lastrcv");
    private static final Pattern LAST_ACK = field("lastack");
    private static final Pattern BACKOFF = field("backoff");
    private static final Pattern RECEIVED = field("bytes_received");

    private static Pattern field(String name) {
        return Pattern.compile("(?:^|\\s)" + name + ":(\\d{1,18})");
    }

    /** Reads a line of {@code ss -Htanpoie -O}; an {@link IllegalArgumentException} if it is none. */
    static Held of(String line) {
        Sample.Row row = SsParser.row(line);
        List<Holder> holders = new ArrayList<>();
        Matcher users = USERS.matcher(row.details());
        int end = users.find() ? users.end() : 0;
        for (Matcher holder = HOLDER.matcher(row.details()).region(0, end); holder.find(); ) {
            holders.add(new Holder(holder.group(1), Long.parseLong(holder.group(2))));
        }
        return new Held(row, holders.stream().distinct().toList(), row.details().substring(end));
    }

    private OptionalLong number(Pattern field) {
        Matcher found = field.matcher(told);
        return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
    }

    /** The first process that has a descriptor of it, {@code nginx 14468}; empty if none is known. */
    String program() {
        return holders.stream().findFirst().map(holder -> Columns.printable(holder.program()) + " " + holder.pid()).orElse("");
    }

    boolean isHeldBy(long pid) {
        return holders.stream().anyMatch(holder -> holder.pid() == pid);
    }

    /** True if no file has it: it was not accepted yet, or it is closed. One whose holder cannot be seen has an inode. */
    boolean isKernels() {
        return number(INODE).orElse(-1) == 0;
    }

    /** How long ago data last came, in milliseconds; empty where the kernel no longer tells. */
    OptionalLong sinceData() {
        return number(LAST_DATA);
    }

    /** How long ago data or an acknowledgement last came, in milliseconds: each FIN carries one ({@code tcp_ack()}). */
    OptionalLong sinceSegment() {
        OptionalLong data = number(LAST_DATA);
        OptionalLong ack = number(LAST_ACK);
        return data.isEmpty() ? ack : OptionalLong.of(Math.min(data.getAsLong(), ack.orElse(Long.MAX_VALUE)));
    }

    /** How many bytes the program has read so far, counted from some beginning; empty where the kernel does not tell. */
    OptionalLong read() {
        OptionalLong received = number(RECEIVED);
        return received.isEmpty() ? received : OptionalLong.of(received.getAsLong() - row.recvQ());
    }

    /** How often the timer's wait was doubled. */
    long backoff() {
        return number(BACKOFF).orElse(0);
    }

    /** {@code on}, {@code keepalive}, {@code timewait}, {@code persist}; empty if no timer runs. */
    String timer() {
        return row.timer().split(",")[0];
    }

    /** How much time is left of the timer, in seconds; empty if ss gives less than one, or none runs. */
    OptionalInt secondsLeft() {
        Matcher left = LEFT.matcher(row.timer());
        return left.find() && (left.group(1) != null || left.group(2) != null)
                ? OptionalInt.of(60 * whole(left.group(1)) + whole(left.group(2)))
                : OptionalInt.empty();
    }

    private static int whole(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** How often in a row what the timer waits for was not answered: segments sent again, or probes. */
    int repeats() {
        String[] parts = row.timer().split(",");
        return parts.length == 3 && parts[2].matches("\\d{1,6}") ? Integer.parseInt(parts[2]) : 0;
    }
}
