package tcplab.journal;

import tcplab.model.FourTuple;

/**
 * One of the sockets that had the same endpoints one after another (RFC 9293 speaks of incarnations of a connection),
 * seen by its owner: the two ends of one connection are two of these.
 *
 * @param tuple its endpoints, its own first
 * @param number how many of the same endpoints were before it
 * @param fromNanos when its opening began: its own SYN left, or the SYN came that it answered
 * @param untilNanos when the next one began
 */
public record Incarnation(FourTuple tuple, int number, long fromNanos, long untilNanos) {
    public boolean lastsAt(long nanos) {
        return nanos >= fromNanos && nanos < untilNanos;
    }
}
