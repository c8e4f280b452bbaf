package tcplab.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tcplab.text.Told;
import tcplab.verdict.Sequence.Item;

/**
 * Sequences of segments that might be taken for a claimed one, but cannot be seen where it is: an acknowledgement that
 * rides on the next segment or travels alone, another end, another number, one left out, other roles.
 */
final class OtherSequences {
    /** How long the data is tells how many letters were sent, and not what TCP makes of them. */
    private static final List<String> COUNTED = List.of("seq", "ack", "header", "mss");

    private final List<Item> claimed;
    private final Map<List<Item>, Told> others = new LinkedHashMap<>();

    OtherSequences(Sequence claimed) {
        this.claimed = claimed.items();
    }

    /** True if a segment of them is told by a number that might be taken for another one. */
    static boolean haveNumbers(Sequence sequence) {
        return sequence.items().stream()
                .anyMatch(item -> item.isSegment() && COUNTED.stream().anyMatch(item.segment().numbers()::containsKey));
    }

    /** All different, none the claimed one, each with when it would be seen. */
    Map<Sequence, Told> all() {
        boolean crossing = claimed.contains(Item.OPEN);
        for (int i = 1; i < claimed.size() && !crossing; i++) {
            join(i);
            part(i);
        }
        countOtherwise();
        if (crossing) {
            uncross();
        } else if (claimed.size() > 1 && claimed.get(claimed.size() - 1).isSegment()) {
            endOtherwise();
        }
        boolean plain = claimed.stream().allMatch(Item::isSegment);
        for (int i = 1; plain && i < claimed.size() - 1; i++) {
            // Repeats that nobody asks for are passed over.
            if (!claimed.get(i).segment().asksForRepeats()) {
                without(i);
            }
        }
        others.remove(claimed);
        Map<Sequence, Told> all = new LinkedHashMap<>();
        others.forEach((items, rule) -> all.put(new Sequence(items), rule));
        return all;
    }

    private void add(List<Item> other, Told rule) {
        others.putIfAbsent(other, rule);
    }

    private static String who(Item item) {
        return item.isSegment() ? item.segment().who() : "";
    }

    /** The kind without what it carries besides: {@code DATA+FIN} is {@code FIN}. */
    private static String kind(Item item) {
        if (!item.isSegment()) {
            return "";
        }
        String whole = item.segment().kind().toString();
        for (String kind : List.of("SYN", "RST", "FIN", "DATA")) {
            if (whole.contains(kind)) {
                return kind + (kind.equals("SYN") && whole.contains("ACK") ? "+ACK" : "");
            }
        }
        return whole;
    }

    private static Item segment(String who, String kind) {
        return Item.of(SegmentPattern.of(who, kind));
    }

    private void without(int i) {
        List<Item> shorter = new ArrayList<>(claimed);
        shorter.remove(i);
        add(shorter, SegmentRules.missing(who(claimed.get(i)), claimed.get(i).segment().kind().toString()));
    }

    /** An ACK rides on its sender's next segment. */
    private void join(int i) {
        boolean rides = i + 1 < claimed.size()
                && kind(claimed.get(i)).equals("ACK")
                && List.of("FIN", "DATA").contains(kind(claimed.get(i + 1)))
                && who(claimed.get(i)).equals(who(claimed.get(i + 1)))
                && claimed.get(i - 1).isSegment();
        if (rides) {
            List<Item> joined = new ArrayList<>(claimed);
            joined.remove(i);
            add(joined, SegmentRules.RIDES);
        }
    }

    /** What a segment acknowledges is acknowledged before, alone. */
    private void part(int i) {
        boolean parts = List.of("FIN", "DATA").contains(kind(claimed.get(i)))
                && List.of("FIN", "DATA").contains(kind(claimed.get(i - 1)))
                && !who(claimed.get(i)).equals(who(claimed.get(i - 1)));
        if (parts) {
            List<Item> parted = new ArrayList<>(claimed);
            parted.add(i, segment(who(claimed.get(i)), "ACK"));
            add(parted, SegmentRules.ALONE);
        }
    }

    private void endOtherwise() {
        int last = claimed.size() - 1;
        boolean any = !claimed.get(last - 1).isSegment();
        for (String kind : otherKinds(kind(claimed.get(last)))) {
            if (any && kind.equals("ACK")) {
                // After "..." there is hardly a run without one.
                continue;
            }
            List<Item> ended = new ArrayList<>(claimed);
            ended.set(last, segment(who(claimed.get(last)), kind));
            boolean oneMoreReset = kind.equals("RST") && claimed.stream().anyMatch(item -> kind(item).equals("RST"));
            add(ended, kind.equals("FIN+ACK") ? SegmentRules.oneMoreFin(hasEnded(who(claimed.get(last))))
                    : oneMoreReset ? SegmentRules.ONE_MORE_RESET : SegmentRules.of(kind));
        }
        String before = who(claimed.get(last - 1));
        if (kind(claimed.get(last)).equals("RST") && !any && !before.equals(who(claimed.get(last)))) {
            List<Item> other = new ArrayList<>(claimed);
            other.set(last, segment(before, "RST"));
            add(other, SegmentRules.WHO_RESETS);
        }
    }

    private boolean hasEnded(String who) {
        return claimed.subList(0, claimed.size() - 1).stream()
                .anyMatch(item -> who(item).equals(who) && kind(item).equals("FIN"));
    }

    private static List<String> otherKinds(String kind) {
        return switch (kind) {
            case "ACK" -> List.of("FIN+ACK", "RST");
            case "FIN" -> List.of("ACK", "RST");
            case "RST" -> List.of("ACK", "FIN+ACK");
            case "SYN+ACK" -> List.of("RST+ACK", "ACK");
            case "SYN" -> List.of("RST+ACK", "SYN+ACK");
            default -> List.of("ACK", "RST", "FIN+ACK");
        };
    }

    /** Of segments that cross: one side answers before it sends, or each gets something else for an answer. */
    private void uncross() {
        List<Item> segments = claimed.stream().filter(Item::isSegment).toList();
        if (segments.size() == 4) {
            add(List.of(segments.get(0), segments.get(3), segments.get(1), segments.get(2)), SegmentRules.CROSSING);
        }
        int from = claimed.lastIndexOf(Item.OPEN);
        for (String kind : otherKinds(kind(segments.get(segments.size() - 1)))) {
            List<Item> answered = new ArrayList<>(claimed);
            for (int i = from + 1; i < answered.size(); i++) {
                if (answered.get(i).isSegment()) {
                    answered.set(i, segment(who(answered.get(i)), kind));
                }
            }
            add(answered, SegmentRules.of(kind));
        }
    }

    /** The last segment that has a number has another one. */
    private void countOtherwise() {
        for (int i = claimed.size() - 1; i >= 0; i--) {
            List<String> names = claimed.get(i).isSegment()
                    ? claimed.get(i).segment().numbers().keySet().stream().filter(COUNTED::contains).toList()
                    : List.of();
            if (names.isEmpty()) {
                continue;
            }
            // Of header=20,len=0 the first says more; of seq=1,ack=2 the last.
            String name = names.get(names.get(0).equals("header") ? 0 : names.size() - 1);
            SegmentPattern segment = claimed.get(i).segment();
            for (long other : otherNumbers(name, segment.numbers().get(name), i)) {
                List<Item> counted = new ArrayList<>(claimed);
                counted.set(i, Item.of(segment.with(name, other)));
                add(counted, NumberRules.of(name, other, segment.numbers().get(name)));
            }
            return;
        }
    }

    private List<Long> otherNumbers(String name, long value, int place) {
        if (List.of("header", "mss").contains(name)) {
            return NumberRules.usual(name);
        }
        List<Long> numbers = new ArrayList<>();
        Map<String, Long> before = place > 0 && claimed.get(place - 1).isSegment()
                ? claimed.get(place - 1).segment().numbers()
                : Map.of();
        if (name.equals("ack") && before.containsKey("seq") && before.containsKey("len")) {
            // All the bytes before it count.
            numbers.add(before.get("seq") + before.get("len"));
        }
        numbers.addAll(value == 0 ? List.of(1L, 2L) : List.of(value - 1, value + 1));
        return numbers;
    }
}
