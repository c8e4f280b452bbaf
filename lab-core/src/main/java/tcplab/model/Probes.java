package tcplab.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the probes among the segments that leave, by what has arrived at their senders: it is to be told of every arrival,
 * in order.
 */
public final class Probes {
    private static final SegmentKind BARE_ACK = SegmentKind.parse("ACK");

    /**
     * What a sender knows of its peer.
     *
     * @param una SND.UNA, the oldest number that is not acknowledged; null if none ever was
     * @param window SND.WND as sent, not scaled
     * @param wl1 the sequence number of the segment that said so
     * @param wl2 the acknowledgement number of that segment
     */
    private record Known(Long una, int window, long wl1, long wl2) {
        /** RFC 9293, 3.10.7.4: a segment that is older than the last one does not update the window. */
        Known after(Segment segment) {
            boolean newer = isBefore(wl1, segment.seq()) || wl1 == segment.seq() && !isBefore(segment.ack(), wl2);
            long acknowledged = una != null && isBefore(segment.ack(), una) ? una : segment.ack();
            return newer
                    ? new Known(acknowledged, segment.window(), segment.seq(), segment.ack())
                    : new Known(acknowledged, window, wl1, wl2);
        }

        /** Numbers are compared modulo 2^32 (RFC 9293, 3.4). */
        private static boolean isBefore(long a, long b) {
            return (int) (a - b) < 0;
        }
    }

    /** By the sender's endpoints. */
    private final Map<FourTuple, Known> known = new HashMap<>();

    /** A segment has come to its receiver. */
    public void arrived(Segment segment) {
        FourTuple receiver = segment.tuple().reversed();
        // The window of an RST says nothing: Linux leaves it 0.
        if (segment.has(Flag.RST)) {
            return;
        }
        if (segment.has(Flag.SYN)) {
            Long una = segment.has(Flag.ACK) ? Long.valueOf(segment.ack()) : null;
            known.put(receiver, new Known(una, segment.window(), segment.seq(), segment.ack()));
        } else if (segment.has(Flag.ACK)) {
            known.computeIfPresent(receiver, (tuple, before) -> before.after(segment));
        }
    }

    /** Nothing has arrived yet. */
    public void forget() {
        known.clear();
    }

    /** What the segment asks its receiver, if it leaves now and is a probe. */
    public Optional<Probe> of(Segment segment) {
        Known peer = known.get(segment.tuple());
        boolean old = peer != null
                && peer.una() != null
                && BARE_ACK.matches(segment)
                && segment.seq() == ((peer.una() - 1) & 0xffff_ffffL);
        return old ? Optional.of(peer.window() == 0 ? Probe.ZERO_WINDOW : Probe.KEEPALIVE) : Optional.empty();
    }
}
