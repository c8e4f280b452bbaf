package tcplab.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import tcplab.model.Flag;
import tcplab.model.Probe;

/**
 * When a segment is sent again in the time of the story. A kernel's timer runs on while somebody reads, so that the moments
 * at which it goes off tell how long it waits each time; what was measured while somebody read makes it wait even longer,
 * and then the shortest time that it can have waited counts. Confined to the traffic's thread.
 */
final class Schedule {
    /** No timer sends data again earlier (TCP_RTO_MIN), nor a SYN (TCP_TIMEOUT_INIT), in include/net/tcp.h. */
    private static final long DATA_NANOS = 200_000_000;
    private static final long SYN_NANOS = 1_000_000_000;
    /** From here on the shortest time is longer than any story. */
    private static final int MOST_DOUBLED = 12;

    private record Kept(Sent sent, long dueNanos) {}

    private final long firstNanos;
    private final long storyNanos;
    private final long shortestNanos;
    private final boolean doubles;
    /** The first is a tail loss probe (RFC 8985, 7.2), after which the timer waits as long as it would have before. */
    private final boolean probesFirst;
    private final Deque<Kept> kept = new ArrayDeque<>();
    private int sentAgain;
    private boolean askedFor;
    private boolean ended;

    /** @param realNanos when it was sent for the first time, while {@code storyNanos} of the story had passed */
    Schedule(Sent first, long storyNanos, long realNanos) {
        this.firstNanos = realNanos;
        this.storyNanos = storyNanos;
        this.shortestNanos = first.segment().has(Flag.SYN) ? SYN_NANOS : DATA_NANOS;
        this.doubles = first.probe() != Probe.KEEPALIVE;
        this.probesFirst = first.probe() == null && !first.segment().has(Flag.SYN);
    }

    /** When what its sender sends again now is due. */
    long nextDueNanos(long realNanos) {
        if (askedFor) {
            return storyNanos;
        }
        long waited = realNanos - firstNanos;
        return storyNanos + (doubles ? Math.min(waited, shortestNanos * shortestPauses(Math.min(sentAgain, MOST_DOUBLED))) : waited);
    }

    private long shortestPauses(int before) {
        return probesFirst ? 1L << before : (1L << (before + 1)) - 1;
    }

    /** What its sender sends again now goes on its way. */
    void count() {
        sentAgain++;
        askedFor = false;
    }

    /** What its sender sends again now is kept until it is due. */
    void keep(Sent again, long realNanos) {
        if (!ended) {
            kept.add(new Kept(again, nextDueNanos(realNanos)));
        }
        sentAgain++;
    }

    /** Nothing of it is needed any more. */
    void end() {
        ended = true;
        kept.clear();
    }

    /** True if what goes on its way is not the first of it. */
    boolean isUnderWayAgain() {
        return sentAgain > kept.size();
    }

    /** No timer brings the next, but what has come to its sender: it is due at once. */
    void askFor() {
        askedFor = true;
    }

    /** What comes back tells its sender that it is missing: he does not wait for his timer. */
    void hurry() {
        Kept first = kept.poll();
        if (first == null) {
            askFor();
        } else {
            kept.addFirst(new Kept(first.sent(), storyNanos));
        }
    }

    boolean keepsAny() {
        return !kept.isEmpty();
    }

    /** When the first that is kept is due. */
    long firstDueNanos() {
        return kept.element().dueNanos();
    }

    /** What is due first, which is kept no longer: none that acknowledges less than what its sender has sent since. */
    Sent take() {
        Sent next = kept.remove().sent();
        while (!kept.isEmpty() && kept.getLast().sent().segment().ack() != next.segment().ack()) {
            next = kept.remove().sent();
            sentAgain--;
        }
        return next;
    }
}
