package tcplab.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import tcplab.event.Sample;
import tcplab.journal.Timeline;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;
import tcplab.text.Columns;

/**
 * The sockets of both sides as {@code ss} lists them, with their names in the script: side, socket, state, queues,
 * endpoints, timer. A listener's queues are the connections that wait for accept and its backlog.
 */
public final class StateTable {
    private static final List<String> HEAD =
            List.of("side", "socket", "state", "Recv-Q", "Send-Q", "local", "remote", "timer");
    private static final int STATE = 2;
    private static final int FIRST_QUEUE = 3;
    private static final int LOCAL = 5;
    private static final String GAP = "  ";

    private StateTable() {}

    /**
     * One sample of a shared stack, or one of each side. Sockets of the client come first, else the order is that of
     * {@code ss}. Too wide a table becomes two lines per socket.
     *
     * @param timeline names the sockets
     */
    public static String draw(List<Sample> samples, Timeline timeline, Style style) {
        Cast cast = new Cast(timeline);
        List<List<String>> rows = samples.stream()
                .flatMap(s -> s.rows().stream())
                .sorted(Comparator.comparing(r -> cast.side(tuple(r))))
                .map(r -> cells(r, cast))
                .toList();
        if (rows.isEmpty()) {
            return "no sockets\n";
        }
        List<String> lines = table(rows, style);
        if (lines.stream().anyMatch(l -> Columns.width(l) > style.width())) {
            lines = list(rows, style);
        } else {
            lines.set(0, style.paint(Ink.DIM, lines.get(0)));
        }
        return String.join("\n", lines) + "\n";
    }

    private static FourTuple tuple(Sample.Row row) {
        return new FourTuple(row.local(), row.remote());
    }

    private static List<String> cells(Sample.Row row, Cast cast) {
        FourTuple tuple = tuple(row);
        String socket = cast.socket(tuple)
                .or(() -> row.remote().port() == 0
                        ? cast.listener(row.local()).map(n -> n.socket())
                        : java.util.Optional.empty())
                .orElse("");
        return List.of(
                cast.side(tuple).word(),
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

    private static List<String> table(List<List<String>> rows, Style style) {
        List<List<String>> all = new ArrayList<>(List.of(HEAD));
        all.addAll(rows);
        int[] widths = IntStream.range(0, HEAD.size())
                .map(c -> all.stream().mapToInt(r -> Columns.width(r.get(c))).max().orElse(0))
                .toArray();
        List<String> lines = new ArrayList<>();
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < row.size(); c++) {
                boolean number = c >= FIRST_QUEUE && c < LOCAL;
                line.append(c == 0 ? "" : GAP);
                line.append(number ? Columns.padLeft(row.get(c), widths[c]) : Columns.pad(row.get(c), widths[c]));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static List<String> list(List<List<String>> rows, Style style) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            String name = row.get(1).equals(row.get(0)) || row.get(1).isEmpty() ? row.get(0) : row.get(0) + " " + row.get(1);
            String first = name + GAP + row.get(STATE) + GAP + "Recv-Q " + row.get(FIRST_QUEUE) + GAP + "Send-Q "
                    + row.get(FIRST_QUEUE + 1);
            String second = row.get(LOCAL) + " " + Glyph.ARROW.in(style) + " " + row.get(LOCAL + 1) + GAP + row.get(7);
            lines.addAll(Columns.wrap(first, style.width(), GAP));
            lines.addAll(Columns.wrap(GAP + second.strip(), style.width(), GAP + GAP));
        }
        return lines;
    }
}
