package tcplab.render;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tcplab.event.Sample;
import tcplab.event.SocketNamed;
import tcplab.journal.Roll;
import tcplab.journal.Timeline;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;
import tcplab.model.Side;
import tcplab.text.Columns;
import tcplab.text.Told;

/**
 * The sockets of both sides as {@code ss} lists them, with their names in the script: side, socket, state, queues,
 * endpoints, timer. A listener's queues are the connections that wait for accept and its backlog.
 */
public final class StateTable {
    private static final int STATE = 2;
    private static final int FIRST_QUEUE = 3;
    private static final int LOCAL = 5;
    private static final int TIMER = 7;
    private static final String GAP = "  ";

    private StateTable() {}

    /**
     * One sample of a shared stack, or one of each side. Sockets of the client come first, else the order is that of
     * {@code ss}. Where the table is too wide, timers go to lines of their own, then endpoints as well.
     *
     * @param timeline names the sockets
     */
    public static Painted draw(List<Sample> samples, Timeline timeline, Style style) {
        Roll roll = timeline.roll();
        List<List<String>> rows = samples.stream()
                .flatMap(s -> s.rows().stream().map(r -> cells(r, s.atNanos(), roll)))
                .sorted(Comparator.comparing(cells -> Side.of(cells.get(0)).orElseThrow()))
                .toList();
        if (rows.isEmpty()) {
            return Painted.of(style.tell(say("no sockets")) + "\n");
        }
        boolean timers = rows.stream().anyMatch(r -> !r.get(TIMER).isEmpty());
        List<String> lines = table(rows, timers ? TIMER + 1 : TIMER, style);
        if (timers && isTooWide(lines, style)) {
            lines = withTimersBelow(table(rows, TIMER, style), rows, style);
        }
        if (isTooWide(lines, style)) {
            return Painted.of(String.join("\n", list(rows, style)) + "\n");
        }
        return Painted.of(Ink.DIM, lines.get(0)).add("\n" + String.join("\n", lines.subList(1, lines.size())) + "\n");
    }

    private static List<String> head(Style style) {
        return Stream.of(
                        say("side"), say("socket"), say("state"), Told.plain("Recv-Q"), Told.plain("Send-Q"),
                        say("local"), say("remote"), say("timer"))
                .map(style::tell)
                .toList();
    }

    private static boolean isTooWide(List<String> lines, Style style) {
        return lines.stream().anyMatch(l -> Columns.width(l) > style.width());
    }

    private static List<String> cells(Sample.Row row, long atNanos, Roll roll) {
        FourTuple tuple = row.tuple();
        Optional<String> listener =
                roll.listener(row.local()).filter(n -> row.remote().port() == 0).map(SocketNamed::socket);
        String socket = roll.name(tuple, atNanos).or(() -> listener).orElse("");
        return List.of(
                roll.side(tuple).word(),
                socket,
                row.state().rfc(),
                Long.toString(row.recvQ()),
                Long.toString(row.sendQ()),
                text(row.local()),
                text(row.remote()),
                row.timer());
    }

    private static String text(Endpoint endpoint) {
        return endpoint.port() == 0 ? "*" : endpoint.toString();
    }

    /** The head and a line per socket, with so many columns. */
    private static List<String> table(List<List<String>> rows, int columns, Style style) {
        List<List<String>> all = new ArrayList<>(List.of(head(style)));
        all.addAll(rows);
        int[] widths = IntStream.range(0, columns)
                .map(c -> all.stream().mapToInt(r -> Columns.width(r.get(c))).max().orElse(0))
                .toArray();
        List<String> lines = new ArrayList<>();
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                boolean number = c >= FIRST_QUEUE && c < LOCAL;
                line.append(c == 0 ? "" : GAP);
                line.append(number ? Columns.padLeft(row.get(c), widths[c]) : Columns.pad(row.get(c), widths[c]));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static List<String> withTimersBelow(List<String> table, List<List<String>> rows, Style style) {
        List<String> lines = new ArrayList<>(table.subList(0, 1));
        for (int i = 0; i < rows.size(); i++) {
            lines.add(table.get(i + 1));
            if (!rows.get(i).get(TIMER).isEmpty()) {
                lines.add(GAP + style.tell(say("timer")) + " " + rows.get(i).get(TIMER));
            }
        }
        return lines;
    }

    private static List<String> list(List<List<String>> rows, Style style) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            boolean named = !row.get(1).isEmpty() && !row.get(1).equals(row.get(0));
            String name = named ? row.get(0) + " " + row.get(1) : row.get(0);
            String first = name + GAP + row.get(STATE) + GAP + "Recv-Q " + row.get(FIRST_QUEUE) + GAP + "Send-Q "
                    + row.get(FIRST_QUEUE + 1);
            String way = row.get(LOCAL) + " " + Glyph.ARROW.in(style) + " " + row.get(LOCAL + 1);
            String second = way + GAP + row.get(TIMER);
            lines.addAll(Columns.wrap(first, style.width(), GAP));
            lines.addAll(Columns.wrap(GAP + second.strip(), style.width(), GAP + GAP));
        }
        return lines;
    }
}
