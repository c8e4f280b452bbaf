package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.Map;
import tcplab.text.Told;

/** The kinds of segments as they stand in a sentence. */
final class KindWords {
    private static final Map<String, Told> WORDS = Map.ofEntries(
            Map.entry("SYN", say("a SYN")),
            Map.entry("SYN+ACK", say("a SYN+ACK")),
            Map.entry("SYN+DATA", say("a SYN with data")),
            Map.entry("SYN+ACK+DATA", say("a SYN+ACK with data")),
            Map.entry("ACK", say("a bare ACK")),
            Map.entry("DATA", say("a segment with data")),
            Map.entry("FIN", say("a FIN")),
            Map.entry("FIN+ACK", say("a FIN")),
            Map.entry("DATA+FIN", say("a FIN with data")),
            Map.entry("RST", say("an RST")),
            Map.entry("RST+ACK", say("an RST with ACK")),
            Map.entry("RST-ACK", say("an RST without ACK")),
            Map.entry("PROBE", say("a zero-window probe")),
            Map.entry("KEEPALIVE", say("a keepalive probe")),
            Map.entry("ANY", say("a segment")));

    private KindWords() {}

    /** @param kind as it is written */
    static Told of(String kind) {
        return WORDS.getOrDefault(kind, say("a segment %s", kind));
    }
}
