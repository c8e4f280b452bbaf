package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.List;
import tcplab.language.Range;
import tcplab.text.Told;

/** What the numbers in the queues of a socket mean, for people, and which might be expected there. */
final class QueueRules {
    private static final Told SEGMENTS = say("1 is what a SYN or a FIN takes; data counts by its bytes, and not by segments or calls");

    private QueueRules() {}

    /** Of a listener: how many connections wait to be accepted. */
    static Told ofListener(Range range) {
        if (range.most() == 0) {
            return say("none waits where the program accepts each connection as soon as it is complete");
        } else if (range.most() == Long.MAX_VALUE) {
            return say("%s or more are complete and not accepted then; the queue holds one more than its backlog", range.least());
        }
        return say("%s are complete and not accepted then; the queue holds one more than its backlog", range.most());
    }

    /** Of a listener, in exact numbers. @param right the claimed one */
    static Likely waiting(long right) {
        Likely likely = new Likely().or(0, ofListener(Range.exactly(0)));
        if (right > 1) {
            likely.or(right - 1, say("%1$s are all that the queue holds where the backlog is %2$s: one more than the backlog", right - 1, right - 2))
                    .or(right + 1, say("for %1$s the backlog has to be %2$s at the least: what comes to a full queue is dropped, and has to come again",
                            right + 1, right));
        }
        if (right > 0) {
            likely.or(2 * right, say("%s would count both ends of each connection; the other ends are sockets of their own", 2 * right));
        }
        return likely.or(right, ofListener(Range.exactly(right))).or(1, ofListener(Range.exactly(1))).or(2, ofListener(Range.exactly(2)));
    }

    /** Of what has come and is not read yet. @param right the claimed number @param sent the lengths of what its peer sends */
    static Likely received(long right, List<Long> sent) {
        Likely likely = new Likely().or(0, say("0 comes where the program has read all that came, or nothing has come yet"));
        return likely(likely, right, sent, say("so much waits where all that was sent has come and nobody has read it"),
                say("this would be twice as much as there is: a queue holds what has come once"));
    }

    /** Of what was handed over and is not acknowledged yet. @param right the claimed number @param sent the lengths of what it sends */
    static Likely unacknowledged(long right, List<Long> sent) {
        Likely likely = new Likely()
                .or(0, say("0 comes where the peer's kernel has acknowledged all; for that, its program need not have read anything"))
                .or(1, SEGMENTS);
        if (sent.isEmpty()) {
            likely.or(20, say("20 would be the bytes of a TCP header; a queue holds none, and in sequence numbers a SYN or a FIN takes one"));
            likely.or(60, say("60 would be the bytes of a SYN with its headers; what is counted is sequence numbers, of which it takes one"));
        }
        return likely(likely, right, sent, say("so much waits as long as nothing of it is acknowledged"),
                say("this would be twice as much as there is: what is sent again is kept once"));
    }

    private static Likely likely(Likely likely, long right, List<Long> sent, Told all, Told twice) {
        likely.or(1, SEGMENTS);
        long total = sent.stream().mapToLong(Long::longValue).sum();
        if (total > right) {
            likely.or(total, all);
        }
        return right > 0 ? likely.or(2 * right, twice) : likely;
    }
}
