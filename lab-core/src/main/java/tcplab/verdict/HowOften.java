package tcplab.verdict;

import static tcplab.text.Told.say;

import tcplab.language.Range;
import tcplab.text.Told;

/** What a number of times says, for people, whether it is the right one or not. */
final class HowOften {
    private HowOften() {}

    /** @param times more than none, or up to some @param each what happens each time, as a part of a sentence */
    static Told of(Range times, Told each) {
        if (times.least() == 0) {
            return say("at most %1$s: this hardly happens, or not at all: %2$s", times.most(), each);
        } else if (times.most() == Long.MAX_VALUE) {
            return say("%1$s or more: so often this happens: %2$s", times.least(), each);
        } else if (times.least() < times.most()) {
            return say("%1$s to %2$s: so often this happens: %3$s", times.least(), times.most(), each);
        }
        return times.least() == 1
                ? say("1 means that this happens just once: %s", each)
                : say("%1$s means that this happens %1$s times: %2$s", times.least(), each);
    }
}
