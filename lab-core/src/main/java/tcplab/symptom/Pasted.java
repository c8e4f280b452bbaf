package tcplab.symptom;

import static tcplab.text.Told.say;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tcplab.model.TcpState;
import tcplab.text.Told;

/**
 * What somebody pasted asks of: of a table of sockets the state that most are in, of a stack trace the cause, of anything
 * else its own words.
 *
 * @param question to look for; empty if what was pasted shows no symptom
 * @param taken what was taken out of the text; nothing if it is taken as it is
 */
public record Pasted(String question, Told taken) {
    /** As {@code ss} and {@code netstat} print an end: an address, and behind it a port or a star. */
    private static final Pattern END = Pattern.compile(".*[:.](\\d+|\\*|[a-z][\\w-]*)");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private static final Pattern EXCEPTION = Pattern.compile(
            "\\s*(Caused by: |Exception in thread \"[^\"]*\" )?(?:[\\w$.]+\\.)?([\\w$]*(?:Exception|Error))(?::\\s*(.*))?");

    /** Fewer are every client's. */
    private static final int MANY_TIME_WAIT = 1_000;

    /** What stands further behind in a line says nothing of a socket or an exception. */
    private static final int LONGEST_LINE = 2_000;

    /** A table of a machine with every port in use has fewer. */
    private static final int MOST_LINES = 200_000;

    /** What a socket does for most of its life: it is no symptom. */
    private static final List<TcpState> USUAL = List.of(TcpState.LISTEN, TcpState.ESTABLISHED);

    public static Pasted of(String text) {
        List<String> lines = text.lines().limit(MOST_LINES).map(line -> line.substring(0, Math.min(line.length(), LONGEST_LINE))).toList();
        return ofSockets(lines).or(() -> ofTrace(lines)).orElseGet(() -> new Pasted(text, Told.nothing()));
    }

    /** A line of a table of sockets. @param queues Recv-Q and Send-Q, in bytes or connections */
    private record Row(TcpState state, List<Long> queues, boolean ofNetstat) {
        static Optional<Row> of(String line) {
            List<String> fields = List.of(line.strip().split("\\s+"));
            List<Integer> ends = IntStream.range(0, fields.size()).filter(i -> END.matcher(fields.get(i)).matches()).boxed().toList();
            OptionalInt state = IntStream.range(0, fields.size())
                    .filter(i -> fields.get(i).equals(fields.get(i).toUpperCase(Locale.ROOT)) && TcpState.of(fields.get(i)).isPresent()).findFirst();
            if (ends.size() < 2 || state.isEmpty()) {
                return Optional.empty();
            }
            List<Long> numbers = fields.stream().filter(field -> NUMBER.matcher(field).matches() && field.length() < 18)
                    .limit(2).map(Long::valueOf).toList();
            return Optional.of(new Row(TcpState.of(fields.get(state.getAsInt())).orElseThrow(), numbers.size() == 2 ? numbers : List.of(0L, 0L),
                    state.getAsInt() > ends.get(0)));
        }

        /** True if more wait for accept() than the backlog; netstat does not tell the backlog of a listener. */
        boolean isFull() {
            return state == TcpState.LISTEN && !ofNetstat && queues.get(0) > queues.get(1);
        }
    }

    private static Optional<Pasted> ofSockets(List<String> lines) {
        List<Row> rows = lines.stream().flatMap(line -> Row.of(line).stream()).toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        long full = rows.stream().filter(Row::isFull).count();
        return Optional.of(full > 0
                ? new Pasted("LISTEN Recv-Q full accept queue", say("the accept queue of %d listeners is full", full))
                : ofStates(rows).or(() -> ofQueues(rows)).or(() -> ofTimeWait(rows, 1))
                        .orElseGet(() -> new Pasted("", say("all %d sockets listen or are established, and their queues are empty", rows.size()))));
    }

    /** The state of most that is no usual one; few in TIME-WAIT are usual wherever connections end. */
    private static Optional<Pasted> ofStates(List<Row> rows) {
        Map<TcpState, Integer> counts = new EnumMap<>(TcpState.class);
        rows.forEach(row -> counts.merge(row.state(), 1, Integer::sum));
        return counts.entrySet().stream()
                .filter(count -> !USUAL.contains(count.getKey()) && count.getKey() != TcpState.TIME_WAIT)
                .max(Comparator.comparingInt(Map.Entry::getValue))
                .filter(count -> count.getValue() >= counts.getOrDefault(TcpState.TIME_WAIT, 0) / 10)
                .map(count -> in(count.getKey(), count.getValue(), rows))
                .or(() -> ofTimeWait(rows, MANY_TIME_WAIT));
    }

    private static Optional<Pasted> ofTimeWait(List<Row> rows, int atLeast) {
        int waiting = (int) rows.stream().filter(row -> row.state() == TcpState.TIME_WAIT).count();
        return waiting < atLeast ? Optional.empty() : Optional.of(in(TcpState.TIME_WAIT, waiting, rows));
    }

    private static Pasted in(TcpState state, int many, List<Row> rows) {
        return new Pasted(state.ss(), say("%1$d of %2$d sockets are in %3$s", many, rows.size(), state.rfc()));
    }

    private static Optional<Pasted> ofQueues(List<Row> rows) {
        long unread = rows.stream().filter(row -> row.state() == TcpState.ESTABLISHED && row.queues().get(0) > 0).count();
        long unsent = rows.stream().filter(row -> row.state() == TcpState.ESTABLISHED && row.queues().get(1) > 0).count();
        if (unread > 0 && unread >= unsent) {
            return Optional.of(new Pasted("ESTABLISHED Recv-Q not read", say("%1$d of %2$d sockets have a Recv-Q that nobody reads", unread, rows.size())));
        }
        return unsent == 0 ? Optional.empty() : Optional.of(
                new Pasted("ESTABLISHED Send-Q not acknowledged", say("%1$d of %2$d sockets have a Send-Q that is not acknowledged", unsent, rows.size())));
    }

    /** The last cause, or else the first exception. */
    private static Optional<Pasted> ofTrace(List<String> lines) {
        List<Matcher> found = lines.stream().map(EXCEPTION::matcher).filter(Matcher::matches).toList();
        return found.stream().filter(one -> "Caused by: ".equals(one.group(1))).reduce((first, second) -> second)
                .or(() -> found.stream().findFirst())
                .map(one -> {
                    String message = one.group(3) == null ? "" : one.group(3).strip();
                    return new Pasted((one.group(2) + " " + message).strip(), say("taken from it: %s", (one.group(2) + " " + message).strip()));
                });
    }
}
