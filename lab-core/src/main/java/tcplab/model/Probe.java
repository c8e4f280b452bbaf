package tcplab.model;

import static tcplab.text.Told.say;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tcplab.text.Told;

/**
 * What a sender asks with a bare ACK whose sequence number it has sent before and has had acknowledged: the receiver takes
 * it for old and answers with what it expects and the room that it has. Both look the same, {@code tcp_xmit_probe_skb()};
 * the window that the peer has advertised last tells them apart.
 */
public enum Probe {
    /** Whether the window is still 0 (RFC 9293, 3.8.6.1). */
    ZERO_WINDOW("PROBE"),
    /** Whether the peer is still there (RFC 9293, 3.8.4). */
    KEEPALIVE("KEEPALIVE");

    private final String word;

    Probe(String word) {
        this.word = word;
    }

    /** As the kind of a segment. */
    public String word() {
        return word;
    }

    public static Optional<Probe> of(String word) {
        return Arrays.stream(values()).filter(probe -> probe.word.equals(word)).findFirst();
    }

    /** In the order of the constants. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Probe::word).toList();
    }

    /** As the mark of a segment. */
    public Told told() {
        return this == ZERO_WINDOW ? say("zero-window probe") : say("keepalive probe");
    }
}
