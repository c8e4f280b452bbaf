package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.stream.LongStream;
import tcplab.text.Told;

/** Why an opening or a close takes so many segments, for people: what each number would need. */
final class CountRules {
    private static final int OPENING = 3;
    private static final int CLOSING = 4;

    private CountRules() {}

    /** @param number of segments, repeats not counted */
    static Told of(Phase phase, long number) {
        if (number == 0) {
            return say("no segment passes where no call has given the kernel a reason to send one");
        }
        return switch (phase) {
            case ALL -> all(number);
            case OPENING -> opening(number);
            case CLOSING -> closing(number);
            default -> say("%s: so often data, a SYN or a FIN leaves, or an ACK that nothing carries", number);
        };
    }

    /** The numbers that might be expected of a phase, each with its reason; the likeliest first. @param right the claimed one */
    static Likely likely(Phase phase, long right) {
        long[] numbers = switch (phase) {
            case OPENING -> new long[] {4, OPENING, 2, 6, 1};
            case CLOSING -> right > CLOSING + 1 ? new long[] {8, 6, 7, CLOSING} : new long[] {3, CLOSING, 2, 5, 1};
            default -> new long[] {0, 1, 2, 3};
        };
        Likely likely = new Likely();
        LongStream.of(numbers).forEach(number -> likely.or(number, of(phase, number)));
        return likely.or(right, of(phase, right));
    }

    private static Told all(long number) {
        if (number == 1) {
            return say("a single one is a SYN that nobody answers, and even that would be sent again");
        } else if (number == 2) {
            return say("two are a SYN and the RST that refuses it");
        }
        return number == OPENING
                ? say("three are the opening of a connection, and a connection has to be asked for")
                : say("%s: so often data, a SYN or a FIN leaves, or an ACK that nothing carries", number);
    }

    private static Told opening(long number) {
        if (number < 2) {
            return say("a SYN alone opens nothing: it has to be answered, and the answer acknowledged");
        } else if (number < 3) {
            return say("each of two SYNs has to be acknowledged, and the second one's ACK needs a segment of its own: two are too few");
        } else if (number == 3) {
            return say("three are enough for an opening, since the second SYN carries the ACK of the first");
        }
        if (number == 4) {
            return say("four come where the SYNs cross and each is answered once, as the standard draws it");
        }
        return number == 2 * OPENING
                ? say("six come where two connections open, or on Linux where the SYNs cross: there each SYN+ACK is acknowledged, too")
                : say("%s come where the SYNs cross, or where more than one connection opens", number);
    }

    private static Told closing(long number) {
        if (number <= 1) {
            return say("a single segment ends a connection where it is an RST, which nobody acknowledges");
        } else if (number == 2) {
            return say("two are enough where one FIN ends both directions, as of a socket that is connected to itself");
        } else if (number == 3) {
            return say("three come where the second side closes before the ACK of the first FIN is due: its own FIN carries that ACK");
        } else if (number == 4) {
            return say("four come where each FIN and each ACK of a FIN travels alone: the second side closes after its ACK was due");
        }
        if (number == 6) {
            return say("six are three for each of two connections");
        } else if (number == 7) {
            return say("seven are three for one connection and four for another");
        }
        return number == 2 * CLOSING
                ? say("eight are four for each of two connections")
                : say("%s come where data is still sent between the two FINs, or more than one connection closes", number);
    }
}
