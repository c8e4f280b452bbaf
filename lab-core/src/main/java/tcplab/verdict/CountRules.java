package tcplab.verdict;

import static tcplab.text.Told.say;

import tcplab.text.Told;

/** Why an opening or a close takes so many segments, for people: what each number would need. */
final class CountRules {
    private CountRules() {}

    /** @param number of segments, repeats not counted */
    static Told of(Phase phase, long number) {
        if (number == 0) {
            return say("no segment passes where no call has given the kernel a reason to send one");
        }
        return switch (phase) {
            case OPENING -> opening(number);
            case CLOSING -> closing(number);
            default -> say("%s: so often data, a SYN or a FIN leaves, or an ACK that nothing carries", number);
        };
    }

    private static Told opening(long number) {
        if (number < 2) {
            return say("a SYN alone opens nothing: it has to be answered, and the answer acknowledged");
        } else if (number < 3) {
            return say("each of two SYNs has to be acknowledged, and the second one's ACK needs a segment of its own: two are too few");
        } else if (number == 3) {
            return say("three are enough for an opening, since the second SYN carries the ACK of the first");
        }
        return say("%s come where the SYNs cross, or where more than one connection opens", number);
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
        return say("%s come where data is still sent between the two FINs, or more than one connection closes", number);
    }
}
