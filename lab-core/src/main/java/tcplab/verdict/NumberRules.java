package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.List;
import tcplab.text.Told;

/** What another number in a segment than the claimed one would mean, for people. */
final class NumberRules {
    private NumberRules() {}

    /** Sizes for which the right one might be taken. @param name {@code header} or {@code mss} */
    static List<Long> usual(String name) {
        return name.equals("header") ? List.of(20L, 32L, 40L) : List.of(536L, 1460L, 1500L);
    }

    /** @param name as a pattern has it: {@code seq}, {@code ack}, {@code header} or {@code mss} @param claimed the number that stands there in the claim */
    static Told of(String name, long other, long claimed) {
        return switch (name) {
            case "ack" -> other < claimed
                    ? say("ack is one above the last number that has come, and a SYN and a FIN have a number, too")
                    : say("ack does not go beyond what has come: each byte, SYN and FIN takes one number, and a bare ACK none");
            case "seq" -> other < claimed
                    ? say("seq is one above what its sender has sent before, and a SYN and a FIN have taken a number, too")
                    : say("seq leaves no number out: each byte, SYN and FIN before it has taken one, and a bare ACK none");
            case "header" -> header(other);
            default -> mss(other);
        };
    }

    private static Told header(long bytes) {
        if (bytes == 20) {
            return say("20 bytes are a TCP header without any option");
        }
        return bytes == 32
                ? say("32 bytes are a TCP header with timestamps, which both sides must have offered")
                : say("40 bytes are the IP header and the TCP header together, or a TCP header with the options of a SYN");
    }

    private static Told mss(long bytes) {
        if (bytes == 536) {
            return say("536 is what a sender takes for the MSS where its peer tells none");
        }
        return bytes == 1460
                ? say("1460 is what a packet of 1500 bytes leaves for data, and what is told where the program sets nothing less")
                : say("1500 is the whole packet; the MSS leaves out its 40 bytes of headers");
    }
}
