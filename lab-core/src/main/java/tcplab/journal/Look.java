package tcplab.journal;

import tcplab.event.Lookup;
import tcplab.event.Lookup.Occasion;
import tcplab.event.Sample;
import tcplab.journal.SocketHistory.Source;
import tcplab.model.TcpState;

/**
 * The kernel was asked and answered for one socket.
 *
 * @param askedNanos when it was asked
 * @param answeredNanos when the answer was there: what it says was so at some moment in between
 * @param withSegment true if that was with the segment in hand that may just have changed the state
 * @param state CLOSED if there was no such socket
 * @param entryId the entry that shows it
 */
record Look(long askedNanos, long answeredNanos, Source by, boolean withSegment, TcpState state, int entryId) {
    /** What sock_diag said. */
    static Look of(Lookup lookup, int entryId) {
        boolean withSegment = lookup.occasion() == Occasion.SENT || lookup.occasion() == Occasion.ARRIVED;
        return new Look(lookup.atNanos(), lookup.endNanos(), Source.SOCK_DIAG, withSegment, lookup.state(), entryId);
    }

    /** What {@code ss} said of one socket. */
    static Look of(Sample sample, TcpState state, int entryId) {
        return new Look(sample.atNanos(), sample.endNanos(), Source.SS, false, state, entryId);
    }
}
