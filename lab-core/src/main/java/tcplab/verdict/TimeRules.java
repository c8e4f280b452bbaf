package tcplab.verdict;

import static tcplab.text.Told.say;

import tcplab.language.Range;
import tcplab.text.Told;

/** Which clock of TCP gives a time, for people. */
final class TimeRules {
    private static final long MILLI = 1_000_000;
    private static final int OPEN_ENDED = 5;

    private TimeRules() {}

    /** Of a time within the range, in nanoseconds: which of the kernel's timers lies about there. */
    static Told of(Range range) {
        long nanos = about(range);
        if (nanos < 4 * MILLI) {
            return say("so short a time is that of the network and the programs: no timer of TCP has to run out");
        } else if (nanos < 36 * MILLI) {
            return say("a few milliseconds are a tick of the kernel's clock, at which a timer goes off that was due at once");
        } else if (nanos < 98 * MILLI) {
            return say("40 ms is the time for which Linux delays an ACK at first, in case something leaves that can carry it");
        } else if (nanos < 190 * MILLI) {
            return say("the delay of an ACK grows where the ACKs before it were late, too: 40, 80, 160 and then 200 ms");
        } else if (nanos < 400 * MILLI) {
            return say("200 ms is the longest delay of an ACK, and the least after which something is sent again");
        } else if (nanos < 900 * MILLI) {
            return say("some hundred milliseconds are the waits of retransmissions on a short way: 200, then 400, then 800 ms");
        } else if (nanos < 6_000 * MILLI) {
            return say("1 s is the first wait for the answer to a SYN, and each wait is twice the one before");
        } else if (nanos < 30_000 * MILLI) {
            return say("such a wait comes of several time-outs in a row, each twice the one before: 1, 2, 4, 8 s");
        } else if (nanos < 120_000 * MILLI) {
            return say("60 s is how long TIME-WAIT lasts, and by default FIN-WAIT-2 of a socket that no program has any more");
        }
        return nanos < 1_800_000 * MILLI
                ? say("minutes are what a sender needs that gives up after all its retransmissions")
                : say("nothing of TCP waits so long but keepalive, which asks after two hours");
    }

    /** Of another time than the claimed one, of which the same would have to be said. @param other in words */
    static Told otherThan(Range claimed, Range range, Told other) {
        return range.least() < claimed.least()
                ? say("%s: for that, whatever is waited for here would have to come sooner", other)
                : say("%s: for that, whatever is waited for here would have to come later, or once more", other);
    }

    private static long about(Range range) {
        if (range.most() == Long.MAX_VALUE) {
            // The next timer that is clearly longer.
            return range.least() * OPEN_ENDED;
        }
        return range.least() == 0 ? range.most() : Math.round(Math.sqrt((double) range.least() * range.most()));
    }
}
