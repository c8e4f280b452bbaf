package tcplab.quiz;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sequences of segments that might be taken for a claimed one, but cannot be seen where it is: an acknowledgement that
 * rides on the next segment or travels alone, another end, another number, one left out, other roles.
 */
final class Sequences {
    private static final Pattern SEGMENT = Pattern.compile("([A-Za-z][\\w-]*):([A-Za-z+-]+)(\\([^)]*\\))?");
    private static final Pattern NUMBER = Pattern.compile("\\b(seq|ack|len|mss|header)=(\\d{1,9})\\b");

    private static final Pattern DATA = Pattern.compile("seq=(\\d{1,9}),len=(\\d{1,9})");

    private final List<String> claimed;
    private final Set<List<String>> others = new LinkedHashSet<>();

    /** @param claimed the words of a {@code wire} claim */
    Sequences(List<String> claimed) {
        this.claimed = List.copyOf(claimed);
    }

    /** All different, none the claimed one. */
    List<List<String>> others() {
        boolean plain = claimed.stream().allMatch(word -> SEGMENT.matcher(word).matches());
        for (int i = 1; i < claimed.size(); i++) {
            join(i);
            part(i);
        }
        countOtherwise();
        if (claimed.contains("{")) {
            uncross();
        } else if (claimed.size() > 1) {
            endOtherwise();
        }
        for (int i = 1; plain && i < claimed.size() - 1; i++) {
            if (claimed.get(i).matches(".*\\b(again|copy)\\b.*")) {
                // Repeats that nobody asks for are passed over.
                continue;
            }
            List<String> shorter = new ArrayList<>(claimed);
            shorter.remove(i);
            others.add(shorter);
        }
        others.remove(claimed);
        return List.copyOf(others);
    }

    private static String who(String word) {
        Matcher matcher = SEGMENT.matcher(word);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** The kind without what it carries besides: {@code DATA+FIN} is {@code FIN}. */
    private static String kind(String word) {
        Matcher matcher = SEGMENT.matcher(word);
        if (!matcher.matches()) {
            return "";
        }
        for (String kind : List.of("SYN", "RST", "FIN", "DATA")) {
            if (matcher.group(2).contains(kind)) {
                return kind + (kind.equals("SYN") && matcher.group(2).contains("ACK") ? "+ACK" : "");
            }
        }
        return matcher.group(2);
    }

    /** An ACK rides on its sender's next segment. */
    private void join(int i) {
        boolean rides = i + 1 < claimed.size()
                && kind(claimed.get(i)).equals("ACK")
                && List.of("FIN", "DATA").contains(kind(claimed.get(i + 1)))
                && who(claimed.get(i)).equals(who(claimed.get(i + 1)))
                && !who(claimed.get(i - 1)).isEmpty();
        if (rides) {
            List<String> joined = new ArrayList<>(claimed);
            joined.remove(i);
            others.add(joined);
        }
    }

    /** What a segment acknowledges is acknowledged before, alone. */
    private void part(int i) {
        boolean parts = List.of("FIN", "DATA").contains(kind(claimed.get(i)))
                && List.of("FIN", "DATA").contains(kind(claimed.get(i - 1)))
                && !who(claimed.get(i)).equals(who(claimed.get(i - 1)));
        if (parts) {
            List<String> parted = new ArrayList<>(claimed);
            parted.add(i, who(claimed.get(i)) + ":ACK");
            others.add(parted);
        }
    }

    private void endOtherwise() {
        int last = claimed.size() - 1;
        boolean any = who(claimed.get(last - 1)).isEmpty();
        for (String kind : otherKinds(kind(claimed.get(last)))) {
            if (any && kind.equals("ACK")) {
                // After "..." there is hardly a run without one.
                continue;
            }
            List<String> ended = new ArrayList<>(claimed);
            ended.set(last, who(claimed.get(last)) + ":" + kind);
            others.add(ended);
        }
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
        List<String> segments = claimed.stream().filter(word -> !who(word).isEmpty()).toList();
        if (segments.size() == 4) {
            others.add(List.of(segments.get(0), segments.get(3), segments.get(1), segments.get(2)));
        }
        int from = claimed.lastIndexOf("{");
        for (String kind : otherKinds(kind(segments.get(segments.size() - 1)))) {
            List<String> answered = new ArrayList<>(claimed);
            for (int i = from + 1; i < answered.size(); i++) {
                if (!who(answered.get(i)).isEmpty()) {
                    answered.set(i, who(answered.get(i)) + ":" + kind);
                }
            }
            others.add(answered);
        }
    }

    /** The last segment that has a number has another one. */
    private void countOtherwise() {
        for (int i = claimed.size() - 1; i >= 0; i--) {
            List<MatchResult> numbers = NUMBER.matcher(claimed.get(i)).results().toList();
            if (numbers.isEmpty()) {
                continue;
            }
            // Of header=20,len=0 the first says more; of seq=1,ack=2 the last.
            boolean header = numbers.get(0).group(1).equals("header");
            MatchResult number = numbers.get(header ? 0 : numbers.size() - 1);
            String word = claimed.get(i);
            for (long other : otherNumbers(number.group(1), Long.parseLong(number.group(2)), i)) {
                List<String> counted = new ArrayList<>(claimed);
                counted.set(i, word.substring(0, number.start(2)) + other + word.substring(number.end(2)));
                others.add(counted);
            }
            return;
        }
    }

    private List<Long> otherNumbers(String name, long value, int place) {
        if (name.equals("header")) {
            return List.of(20L, 32L, 40L);
        }
        if (name.equals("mss")) {
            return List.of(536L, 1460L);
        }
        List<Long> numbers = new ArrayList<>();
        Matcher data = place == 0 ? null : DATA.matcher(claimed.get(place - 1));
        if (name.equals("ack") && data != null && data.find()) {
            // All the bytes before it count.
            numbers.add(Long.parseLong(data.group(1)) + Long.parseLong(data.group(2)));
        }
        numbers.addAll(value == 0 ? List.of(1L, 2L) : List.of(value - 1, value + 1));
        return numbers;
    }
}
