package tcplab.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import tcplab.model.FourTuple;
import tcplab.model.Segment;

/**
 * What has come to each socket and was not read, and how many small segments of it are not acknowledged in the story: from
 * the second one on a kernel acknowledges when its program has read all, even if it waits for an answer (ICSK_ACK_PUSHED2 in
 * tcp_measure_rcv_mss() and __tcp_cleanup_rbuf()). Confined to the traffic's thread.
 */
final class Unread {
    private static final int MANY = 2;

    /** @param upTo the number behind the last byte that came */
    private record Came(long upTo, long unread, int small) {}

    private final Map<FourTuple, Came> sockets = new HashMap<>();

    /** Data came to the socket with these endpoints. @param small true if it is no whole segment */
    void got(FourTuple socket, Segment segment, boolean small) {
        long upTo = segment.seq() + segment.length() & 0xFFFF_FFFFL;
        Came before = sockets.getOrDefault(socket, new Came(segment.seq(), 0, 0));
        int fresh = (int) (upTo - before.upTo());
        if (fresh > 0) {
            sockets.put(socket, new Came(upTo, before.unread() + fresh, before.small() + (small ? 1 : 0)));
        }
    }

    /** It says in the story what it has received. */
    void acknowledged(FourTuple socket) {
        sockets.computeIfPresent(socket, (same, came) -> new Came(came.upTo(), came.unread(), 0));
    }

    /**
     * Its program has read so many bytes of it.
     *
     * @return up to where that is acknowledged at once, if it is
     */
    OptionalLong read(FourTuple socket, long bytes) {
        Came came = sockets.computeIfPresent(socket, (same, all) -> new Came(all.upTo(), Math.max(0, all.unread() - bytes), all.small()));
        return came != null && came.unread() == 0 && came.small() >= MANY ? OptionalLong.of(came.upTo()) : OptionalLong.empty();
    }

    void forget(FourTuple socket) {
        sockets.remove(socket);
    }

    void forget() {
        sockets.clear();
    }
}
