package tcplab.render;

import static tcplab.text.Told.say;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tcplab.journal.Timeline;
import tcplab.scene.Rung;
import tcplab.scene.Rung.Flight;
import tcplab.scene.Scene;
import tcplab.text.Told;

/**
 * Two runs on one ladder, as short as what differs: the second one's rows around each difference, with {@code +} before
 * those that only it has and {@code -} before those that only the first one has, and below it the states of the sockets
 * that went another way. {@link ControlText} shows all of it.
 */
public final class Contrast {
    /** Rows that both runs have, shown before and after a difference. */
    private static final int AROUND = 1;
    private static final int SIGN = 2;

    /** Ports that the kernel chose vary from run to run, and so do the milliseconds of a remark. */
    private static final Pattern VARIES = Pattern.compile(":\\d+\\b|\\d+(\\.\\d+)? (ms|µs|us|s)\\b");

    /** Each run has addresses of its own. */
    private static final Pattern ADDRESS = Pattern.compile("\\b\\d+(\\.\\d+){3}\\b|\\[[0-9a-f:]+\\]");

    private final Style style;
    private final boolean drawn;

    private Contrast(Style style) {
        this.drawn = Ladder.hasRoom(style);
        this.style = new Style(style.width() - SIGN, style.unicode(), style.color(), style.language());
    }

    /**
     * One rung as it is drawn.
     *
     * @param key what is the same in both runs; empty of what varies by chance
     * @param segment of a segment the same without what became of it at its receiver; else empty
     */
    private record Row(char sign, String key, String segment, List<Painted> lines) {
        Row signed(char other) {
            return new Row(other, key, segment, lines);
        }

        /** True if the other run has the same segment, and its receiver did something else with it. */
        boolean isReceivedOtherwise(List<Row> other) {
            return sign == ' ' && !segment.isEmpty()
                    && other.stream().anyMatch(row -> row.segment.equals(segment))
                    && other.stream().noneMatch(row -> row.key.equals(key));
        }
    }

    /** @param first as it is @param second with the cause taken away */
    public static Painted draw(Timeline first, Timeline second, Style style) {
        return new Contrast(style).draw(first, second);
    }

    private Painted draw(Timeline first, Timeline second) {
        Unshared unshared = Unshared.of(first, second);
        List<Painted> lines = new ArrayList<>();
        List<Scene> both = List.of(Scene.of(first), Scene.of(second));
        List<Row> before = rows(0, both, unshared.first(), '-', new ArrayList<>());
        List<Row> after = rows(1, both, unshared.second(), '+', lines);
        List<Row> rows = merged(
                before.stream().map(row -> row.isReceivedOtherwise(after) ? row.signed('-') : row).toList(),
                after.stream().map(row -> row.isReceivedOtherwise(before) ? row.signed('+') : row).toList());
        boolean differs = rows.stream().anyMatch(row -> row.sign() != ' ');
        if (!differs) {
            lines.clear();
        }
        for (int i = 0, left = 0; differs && i < rows.size(); i++) {
            boolean near = IntStream.rangeClosed(Math.max(0, i - AROUND), Math.min(rows.size() - 1, i + AROUND))
                    .anyMatch(at -> rows.get(at).sign() != ' ');
            left = near ? 0 : left + 1;
            if (near) {
                rows.get(i).lines().forEach(line -> lines.add(line));
            } else if (left == 1) {
                lines.add(Painted.of(Ink.DIM, "  " + Glyph.ELLIPSIS.in(style)));
            }
        }
        lines.addAll(Difference.ofStates(first, second, style));
        return lines.isEmpty()
                ? Painted.of(style.tell(say("Neither the segments nor the calls nor the states are others.")) + "\n")
                : legend().add(Painted.lines(lines));
    }

    private Painted legend() {
        return Painted.of(Ink.RED, style.tell(say("- as it was"))).add("   ").add(Ink.GREEN, style.tell(say("+ now"))).add("\n");
    }

    /** @param which of both @param sign of those that the other run has not @param head takes the line above the rows */
    private List<Row> rows(int which, List<Scene> both, Set<Integer> unshared, char sign, List<Painted> head) {
        Scene scene = both.get(which);
        Ladder ladder = drawn ? Ladder.among(both, scene, style) : null;
        LadderList list = new LadderList(style);
        Function<Rung, List<Painted>> draw = ladder == null ? list::rows : ladder::rows;
        if (ladder != null) {
            head.add(Painted.of("  ").add(ladder.head()));
        }
        return scene.rungs().stream()
                .map(rung -> row(rung, unshared.contains(entry(rung)) ? sign : ' ', draw))
                .filter(row -> !row.lines().isEmpty())
                .toList();
    }

    /** What the other run has not keeps its addresses: of two ports that differ it may be the only trace. */
    private Row row(Rung rung, char sign, Function<Rung, List<Painted>> draw) {
        String key = key(rung);
        String segment = rung instanceof Flight flight ? segment(flight) : "";
        return new Row(sign, sign == ' ' ? ADDRESS.matcher(key).replaceAll("*") : key, segment, draw.apply(rung));
    }

    /** Of its journal; 0 of what is no entry of its own. */
    private static int entry(Rung rung) {
        return rung instanceof Flight flight ? flight.passage().entryId() : rung instanceof Rung.Spoke spoke ? spoke.entryId() : 0;
    }

    private String key(Rung rung) {
        if (rung instanceof Flight flight) {
            return segment(flight) + " " + neutral(flight.ignored());
        } else if (rung instanceof Rung.Spoke spoke) {
            return spoke.side() + " " + neutral(spoke.text());
        }
        return "";
    }

    private String segment(Flight flight) {
        return flight.from() + " " + flight.part() + " " + neutral(flight.label());
    }

    private String neutral(Told words) {
        return VARIES.matcher(style.tell(words)).replaceAll("*");
    }

    /** In one order. What only stands elsewhere, as of two things that happened at once, is no difference. */
    private List<Row> merged(List<Row> first, List<Row> second) {
        Map<String, Integer> gone = counted(first);
        Map<String, Integer> come = counted(second);
        List<Row> rows = new ArrayList<>();
        int next = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(keys(first), keys(second)).getDeltas()) {
            int start = delta.getTarget().getPosition();
            second.subList(next, start).forEach(row -> rows.add(inked(row.signed(' '))));
            int from = delta.getSource().getPosition();
            next = start + delta.getTarget().size();
            List<Row> there = second.subList(start, next);
            int before = before(there, first.subList(0, from));
            there.subList(0, before).forEach(row -> rows.add(inked(row.signed(' '))));
            first.subList(from, from + delta.getSource().size()).stream()
                    .filter(row -> taken(row, gone))
                    .forEach(row -> rows.add(inked(row.signed('-'))));
            there.subList(before, there.size()).forEach(row -> rows.add(inked(row.signed(taken(row, come) ? '+' : ' '))));
        }
        second.subList(next, second.size()).forEach(row -> rows.add(inked(row.signed(' '))));
        return rows;
    }

    /** So many of the second run's rows the first one had earlier than what only it has here. */
    private static int before(List<Row> rows, List<Row> earlier) {
        List<String> keys = keys(earlier);
        return (int) rows.stream().takeWhile(row -> row.sign() == ' ' && !row.key().isEmpty() && keys.contains(row.key())).count();
    }

    private static List<String> keys(List<Row> rows) {
        return rows.stream().map(Row::key).toList();
    }

    /** How many of each the other run has not. */
    private static Map<String, Integer> counted(List<Row> rows) {
        return rows.stream().filter(row -> row.sign() != ' ').collect(Collectors.toMap(Row::key, row -> 1, Integer::sum, HashMap::new));
    }

    private static boolean taken(Row row, Map<String, Integer> left) {
        return left.computeIfPresent(row.key(), (key, count) -> count - 1) != null && left.get(row.key()) >= 0;
    }

    private static Row inked(Row row) {
        List<Painted> lines = row.lines().stream()
                .map(line -> switch (row.sign()) {
                    case '-' -> Painted.of(Ink.RED, "- " + line);
                    case '+' -> Painted.of(Ink.GREEN, "+ " + line);
                    default -> Painted.of("  ").add(line);
                })
                .toList();
        return new Row(row.sign(), row.key(), row.segment(), lines);
    }
}
