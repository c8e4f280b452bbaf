package tcplab.symptom;

import static tcplab.text.Told.say;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
            "\\s*(Caused by: |Exception in thread \"[^\"]*\" )?(?:[\\w$]+\\.)*([\\w$]*(?:Exception|Error))(?::\\s*(.*))?");

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
    private record Row(TcpState state, List<Long> queues) {
        static Optional<Row> of(String line) {
            List<String> fields = List.of(line.strip().split("\\s+"));
            if (fields.stream().filter(field -> END.matcher(field).matches()).count() < 2) {
                return Optional.empty();
            }
            List<Long> numbers = fields.stream().filter(field -> NUMBER.matcher(field).matches() && field.length() < 18)
                    .limit(2).map(Long::valueOf).toList();
            return fields.stream().filter(field -> field.equals(field.toUpperCase(Locale.ROOT)))
                    .flatMap(field -> TcpState.of(field).stream())
                    .findFirst()
                    .map(state -> new Row(state, numbers.size() == 2 ? numbers : List.of(0L, 0L)));
        }
    }

    private static Optional<Pasted> ofSockets(List<String> lines) {
        List<Row> rows = lines.stream().flatMap(line -> Row.of(line).stream()).toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Map<TcpState, Integer> counts = new EnumMap<>(TcpState.class);
        rows.forEach(row -> counts.merge(row.state(), 1, Integer::sum));
        Optional<TcpState> unusual = counts.entrySet().stream()
                .filter(count -> !USUAL.contains(count.getKey()))
                .max(Comparator.comparingInt(Map.Entry::getValue))
                .map(Map.Entry::getKey);
        return Optional.of(unusual
                .map(state -> new Pasted(state.ss(), say("%1$d of %2$d sockets are in %3$s", counts.get(state), rows.size(), state.rfc())))
                .orElseGet(() -> ofQueues(rows)));
    }

    private static Pasted ofQueues(List<Row> rows) {
        long listening = rows.stream().filter(row -> row.state() == TcpState.LISTEN && row.queues().get(0) > row.queues().get(1)).count();
        long unread = rows.stream().filter(row -> row.state() == TcpState.ESTABLISHED && row.queues().get(0) > 0).count();
        long unsent = rows.stream().filter(row -> row.state() == TcpState.ESTABLISHED && row.queues().get(1) > 0).count();
        if (listening > 0) {
            return new Pasted("LISTEN Recv-Q full accept queue", say("the accept queue of %d listeners is full", listening));
        } else if (unread > 0 && unread >= unsent) {
            return new Pasted("ESTABLISHED Recv-Q not read", say("%1$d of %2$d sockets have a Recv-Q that nobody reads", unread, rows.size()));
        } else if (unsent > 0) {
            return new Pasted("ESTABLISHED Send-Q not acknowledged", say("%1$d of %2$d sockets have a Send-Q that is not acknowledged", unsent, rows.size()));
        }
        return new Pasted("", say("all %d sockets listen or are established, and their queues are empty", rows.size()));
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
