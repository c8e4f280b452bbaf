package tcplab.journal;

import tcplab.model.Probe;
import tcplab.model.Segment;

/**
 * The way of one segment from its sender to its receiver.
 *
 * @param segment what was sent
 * @param leftNanos when the capture at the sender's end saw it; where both sides share one capture, when that saw it;
 *     null for a copy that only the receiver's end saw
 * @param arrivedNanos when the capture at the receiver's end saw it; null if it never did: lost
 * @param leftId entry of the departure, 0 if there is none
 * @param arrivedId entry of the arrival, 0 if there is none; equal to {@code leftId} with one shared capture
 * @param again true if the same sender had sent all of its sequence numbers before: a retransmission, however it is cut
 * @param copy true if the wire made it: it arrived more often than it left
 * @param answer true for a bare ACK that says nothing new and only answers a retransmission or a copy
 * @param probe what it asks its receiver, null if it is no probe
 * @param relativeSeq sequence number from the sender's initial one, which is 0; 0 also for an RST that refuses a SYN
 * @param relativeAck acknowledgement number from the receiver's initial one; null without ACK or if that is unknown
 */
public record Passage(
        Segment segment,
        Long leftNanos,
        Long arrivedNanos,
        int leftId,
        int arrivedId,
        boolean again,
        boolean copy,
        boolean answer,
        Probe probe,
        long relativeSeq,
        Long relativeAck) {
    /** True for what a story passes over: it was told before. */
    public boolean isRepeat() {
        return again || copy || answer;
    }

    public boolean lost() {
        return arrivedNanos == null;
    }

    /** Its place in the order of the run: departure, or arrival if it is a copy or no departure was seen. */
    public long atNanos() {
        return leftNanos != null && !copy ? leftNanos : arrivedNanos;
    }

    /** The entry that shows it best: departure, or arrival if it is a copy or no departure was seen. */
    public int entryId() {
        return leftId != 0 && !copy ? leftId : arrivedId;
    }

    /** Of what tells two of a run apart. */
    @Override
    public int hashCode() {
        return 31 * leftId + arrivedId;
    }
}
