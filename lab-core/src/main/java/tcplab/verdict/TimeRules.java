package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.stream.LongStream;
import tcplab.language.Range;
import tcplab.text.Told;

/** Why a time is as long as it is, for people: by what it is the time of. */
enum TimeRules {
    /** Whatever may have to be waited for. */
    ANY,
    /** Until an ACK that nothing carries. */
    ACK,
    /** Until something is sent again. */
    REPEAT,
    /** Until a program does something, as in FIN-WAIT-2. */
    PROGRAM,
    /** What is left of the timer that ends TIME-WAIT and the FIN-WAIT-2 of a closed socket. */
    TIMEWAIT,
    /** What is left until the next zero-window probe. */
    PERSIST;

    private static final long MILLI = 1_000_000;
    private static final long MINUTE = 60_000 * MILLI;
    private static final int OPEN_ENDED = 5;

    /** The times that are known to whoever has to guess one, in nanoseconds; the next is twice as long or longer. */
    List<Long> known() {
        return switch (this) {
            case ACK -> millis(4, 40, 200, 500, 1_000);
            case REPEAT -> millis(40, 200, 400, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000);
            default -> millis(4, 40, 200, 1_000, 4_000, 60_000);
        };
    }

    private static List<Long> millis(long... times) {
        return LongStream.of(times).map(time -> time * MILLI).boxed().toList();
    }

    /** Of a time within the range, in nanoseconds. */
    Told of(Range range) {
        return switch (this) {
            case ANY -> clock(about(range));
            case ACK -> ack(range);
            case REPEAT -> repeat(range);
            case PROGRAM -> range.least() >= MINUTE / 2 && range.most() < 2 * MINUTE
                    ? clock(MINUTE)
                    : range.least() == 0
                            ? say("so short a stay takes a program that goes on at once: the kernel does not end this state so soon")
                            : say("so long a stay takes a program that is in no hurry: the kernel waits for it");
            case TIMEWAIT -> timewait(range);
            case PERSIST -> persist(range);
        };
    }

    /** Of another time than the claimed one, of which the same would have to be said. @param other in words */
    Told otherThan(Range claimed, Range range, Told other) {
        boolean sooner = range.least() < claimed.least();
        if (this == TIMEWAIT || this == PERSIST) {
            return sooner
                    ? say("%s: for that, more of the time would have to be over, or the setting be smaller", other)
                    : say("%s: for that, less of the time would have to be over, or the setting be larger", other);
        }
        return sooner
                ? say("%s: for that, whatever is waited for here would have to come sooner", other)
                : say("%s: for that, whatever is waited for here would have to come later, or once more", other);
    }

    private static Told ack(Range range) {
        if (range.least() == 0 && range.most() < 36 * MILLI) {
            return say("so soon an ACK comes where none of the longer delays is used: at once, or at the next tick of the kernel's clock");
        }
        if (about(range) == 500 * MILLI) {
            return say("500 ms is what RFC 1122 allows at the most; Linux delays no ACK for more than 200 ms");
        }
        return range.least() > 200 * MILLI
                ? say("Linux delays no ACK so long, but 200 ms at the most: the segment, or its ACK, would have to get lost first")
                : clock(Math.min(about(range), 190 * MILLI));
    }

    private static Told repeat(Range range) {
        boolean exact = range.least() == range.most();
        if (exact && range.least() == 400 * MILLI) {
            return say("400 ms is the second wait on a short way: the first is 200 ms, and each is twice the one before");
        } else if (exact && range.least() == 1_000 * MILLI) {
            return say("1 s is the first wait of a SYN or SYN+ACK, whose round trip nobody knows yet");
        } else if (exact && range.least() > 1_000 * MILLI) {
            long seconds = range.least() / (1_000 * MILLI);
            return say("%1$d s is wait no. %2$d of a SYN or SYN+ACK: the first is 1 s, and each is twice the one before",
                    seconds, Long.SIZE - Long.numberOfLeadingZeros(seconds));
        }
        if (about(range) <= 200 * MILLI && range.least() < 150 * MILLI) {
            return say("so soon only a tail loss probe, or ACKs that tell of a loss, send something again: the timeout takes 200 ms at the least");
        }
        return about(range) < 400 * MILLI
                ? clock(200 * MILLI)
                : say("each wait is twice the one before: 0.2, 0.4, 0.8, 1.6, 3.2 s; a "
                        + "SYN or SYN+ACK, whose round trip nobody knows yet, begins with 1 s");
    }

    private static Told timewait(Range range) {
        if (range.least() >= MINUTE) {
            return say("this timer never begins with more than 60 s, whatever is set");
        }
        return range.most() >= MINUTE && range.least() >= MINUTE / 2
                ? clock(MINUTE)
                : say("less than 60 s are left where some of the time is over, or where tcp_fin_timeout or TCP_LINGER2 makes FIN-WAIT-2 shorter");
    }

    private static Told persist(Range range) {
        if (range.most() < 200 * MILLI) {
            return say("so little is left only shortly before the next probe: the timer begins with 200 ms or more");
        }
        return range.least() < 800 * MILLI
                ? say("the first probe comes after some 200 ms, as a retransmission would, and each wait is twice the one before")
                : say("so much is left only after several probes that have found no room, each wait twice the one before");
    }

    /** Which of the kernel's timers lies about there. */
    private static Told clock(long nanos) {
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
        } else if (nanos < 2 * MINUTE) {
            return say("60 s is how long TIME-WAIT lasts, and by default FIN-WAIT-2 of a socket that no program has any more");
        }
        return nanos < 30 * MINUTE
                ? say("minutes are what a sender needs that gives up after all its retransmissions")
                : say("nothing of TCP waits so long but keepalive, which asks after two hours");
    }

    private static long about(Range range) {
        if (range.most() == Long.MAX_VALUE) {
            // The next timer that is clearly longer.
            return range.least() * OPEN_ENDED;
        }
        return range.least() == 0 ? range.most() : Math.round(Math.sqrt((double) range.least() * range.most()));
    }
}
