package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Map;
import tcplab.text.Told;

/** When which segment is sent, for people: why it was, and when it would have been. */
final class SegmentRules {
    /** An ACK that travels with its sender's next segment. */
    static final Told RIDES = say("an ACK rides on its sender's next segment where that leaves before the ACK is due by itself");
    /** One that does not. */
    static final Told ALONE = say("an ACK goes alone where nothing that could carry it leaves before it is due");
    /** Of the sizes of headers. */
    static final Told HEADER = say("an IPv4 header has 20 bytes and a TCP header 20, and its timestamps, where both sides have them, 12 more");
    /** Of segments that meet. */
    static final Told CROSSING = say("where both have left before either has arrived, neither is the answer to the other");
    /** Of an RST of the other side. */
    static final Told WHO_RESETS = say("an RST comes from the side that cannot take what was sent to it, not from the one that has sent it");
    /** Of an RST where there is one before. */
    static final Told ONE_MORE_RESET = say("an RST answers what no socket takes; where one takes the segment before, it is acknowledged, whatever else was reset");
    /** Of repeats. */
    static final Told AGAIN = say("a segment is sent again where its ACK has not come when the timer runs out, and each wait is twice the one before");

    /** The first that is part of a kind speaks for it. */
    private static final List<String> WORDS = List.of("PROBE", "KEEPALIVE", "RST", "SYN+ACK", "SYN", "FIN", "URG", "PSH", "DATA", "ACK");

    private static final Map<String, Told> RULES = Map.of(
            "PROBE", say("a sender whose peer has shown a window of 0 asks again and again, at growing distances, whether there is room"),
            "KEEPALIVE", say("keepalive asks a silent peer whether it is still there; without SO_KEEPALIVE nobody asks"),
            "RST", say("an RST answers what no socket can take any more, or ends a connection without waiting for anybody; it is not acknowledged"),
            "SYN+ACK", say("a SYN+ACK answers a SYN, and is sent again only until its own ACK has come"),
            "SYN", say("each side's SYN has to be acknowledged; the second of them carries the ACK of the first"),
            "FIN", say("a FIN says that its sender has no more to send; each direction ends with its own, which has to be acknowledged"),
            "URG", say("URG marks the end of urgent data; the byte itself travels among the others"),
            "PSH", say("PSH marks the last segment of what one call has handed over"),
            "DATA", say("data is acknowledged up to the last byte that has come without a gap, at once or after a short delay"),
            "ACK", say("one ACK says up to where all has come, so it can answer several segments; an ACK itself is never acknowledged"));

    private SegmentRules() {}

    /** Of a FIN where there is none. @param ended true if its sender has sent one before */
    static Told oneMoreFin(boolean ended) {
        return ended
                ? say("each direction ends with one FIN, and that side has sent its own before")
                : say("a FIN comes of a close() or shutdown() on its own side; what the peer sends brings none by itself");
    }

    /** What it would need for a segment to be left out of a row. @param kind as it is written */
    static Told missing(String who, String kind) {
        String segment = who + ":" + kind;
        if (kind.equals("ACK")) {
            return say("%s is missing: that is so where nothing before it asks for an ACK, or where a later segment carries it", segment);
        } else if (kind.contains("DATA")) {
            return say("%s is missing: data has to leave before anything can answer it, even where one ACK is for all", segment);
        }
        return switch (kind) {
            case "PROBE" -> say("%s is missing: as long as the window is 0, one probe follows the other", segment);
            case "KEEPALIVE" -> say("%s is missing: at each interval of silence a probe follows, until TCP_KEEPCNT of them have stayed unanswered", segment);
            default -> say("%s is missing: without it what follows has nothing to answer", segment);
        };
    }

    /** Of a kind as it is written, {@code FIN+ACK}. */
    static Told of(String kind) {
        return WORDS.stream().filter(word -> positive(kind).contains(word)).findFirst().map(RULES::get)
                .orElse(RULES.get("ACK"));
    }

    /** Of segments one after the other: what the most telling of them says. */
    static Told of(Sequence sequence) {
        List<String> kinds = sequence.items().stream()
                .filter(Sequence.Item::isSegment)
                .map(item -> item.segment().kind().toString())
                .toList();
        return of(WORDS.stream()
                .filter(word -> kinds.stream().anyMatch(kind -> positive(kind).contains(word)))
                .findFirst()
                .orElse("ACK"));
    }

    private static String positive(String kind) {
        return kind.replaceAll("-[A-Z]+", "");
    }
}
