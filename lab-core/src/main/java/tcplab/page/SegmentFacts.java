package tcplab.page;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tcplab.journal.Passage;
import tcplab.model.Flag;
import tcplab.model.Segment;
import tcplab.model.TcpOptions;
import tcplab.scene.Arrow;
import tcplab.text.Language;
import tcplab.text.Told;

/** What is known of a segment, in words: for its card in the figure, its row in the table, and to be read aloud. */
final class SegmentFacts {
    private final Arrow arrow;
    private final Segment segment;
    private final long zeroNanos;
    private final Counting counting;
    private final Language language;

    SegmentFacts(Arrow arrow, long zeroNanos, Counting counting, Language language) {
        this.arrow = arrow;
        this.segment = arrow.passage().segment();
        this.zeroNanos = zeroNanos;
        this.counting = counting;
        this.language = language;
    }

    String way() {
        return arrow.sender() + " → " + arrow.receiver();
    }

    String flags() {
        return segment.flagWords().isEmpty() ? language.tell(say("no flags")) : segment.flagWords();
    }

    String seq() {
        return Long.toString(arrow.passage().relativeSeq());
    }

    String absoluteSeq() {
        return Long.toString(segment.seq());
    }

    /** Empty without the ACK flag. */
    String ack() {
        Long relative = arrow.passage().relativeAck();
        return !segment.has(Flag.ACK) ? "" : relative == null ? "?" : relative.toString();
    }

    String absoluteAck() {
        return segment.has(Flag.ACK) ? Long.toString(segment.ack()) : "";
    }

    String window() {
        return Integer.toString(segment.window());
    }

    String length() {
        return Integer.toString(segment.length());
    }

    String options() {
        TcpOptions options = segment.options();
        List<String> words = new ArrayList<>();
        add(words, "mss %s", options.mss());
        add(words, "wscale %s", options.windowScale());
        if (Boolean.TRUE.equals(options.sackPermitted())) {
            words.add("sackOK");
        }
        if (options.timestampValue() != null) {
            words.add("TS val " + options.timestampValue() + " ecr " + options.timestampEcho());
        }
        add(words, "TFO cookie %s", options.fastOpenCookieBytes());
        return String.join(", ", words);
    }

    private static void add(List<String> words, String format, Integer value) {
        if (value != null) {
            words.add(String.format(Locale.ROOT, format, value));
        }
    }

    /** When it left; empty for what no capture saw leaving. */
    String sent() {
        Passage passage = arrow.passage();
        return passage.leftNanos() == null || passage.copy() ? "" : Times.millis(passage.leftNanos() - zeroNanos);
    }

    /** When it arrived and how long that took; empty if it never did. */
    String arrived() {
        Passage passage = arrow.passage();
        if (passage.arrivedNanos() == null) {
            return "";
        }
        String at = Times.millis(passage.arrivedNanos() - zeroNanos);
        long took = passage.leftNanos() == null || passage.copy() ? 0 : passage.arrivedNanos() - passage.leftNanos();
        return took > 0 ? at + " " + language.tell(say("(%s later)", Times.span(took))) : at;
    }

    /** Retransmission, probe, copy, and what the wire did. */
    String fate() {
        List<String> words = new ArrayList<>();
        if (arrow.passage().again()) {
            words.add(language.tell(say("retransmission")));
        }
        if (arrow.passage().probe() != null) {
            words.add(language.tell(arrow.passage().probe().told()));
        }
        if (arrow.passage().copy()) {
            words.add(language.tell(say("copy made by the wire")));
        }
        if (!arrow.fate().isEmpty()) {
            words.add(language.tell(arrow.fate()));
        }
        return String.join(", ", words);
    }

    String causes() {
        return arrow.causes().stream().map(language::tell).collect(Collectors.joining("; "));
    }

    String counters() {
        return language.tell(counted());
    }

    /** What counted it, or nothing. */
    Told counted() {
        return counting.words(arrow);
    }

    /** Names and values in the order in which they are shown; nothing that is empty. */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        put(all, Told.plain("seq"), say("%s (absolute %s)", seq(), absoluteSeq()));
        if (segment.has(Flag.ACK)) {
            put(all, Told.plain("ack"), say("%s (absolute %s)", ack(), absoluteAck()));
        }
        put(all, say("length"), say("%s bytes, window %s", length(), window()));
        put(all, say("options"), Told.plain(options()));
        put(all, say("sent"), Told.plain(sent()));
        put(all, say("arrived"), Told.plain(arrived()));
        put(all, say("on the wire"), Told.plain(fate()));
        put(all, say("cause"), Told.plain(causes()));
        put(all, say("counters"), Told.plain(counters()));
        all.values().removeIf(String::isEmpty);
        return all;
    }

    private void put(Map<String, String> all, Told name, Told value) {
        all.put(language.tell(name), language.tell(value));
    }

    String aloud() {
        return way() + ": " + flags() + ", "
                + all().entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining(", "));
    }
}
