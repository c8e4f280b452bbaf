package tcplab.wire;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import tcplab.fault.IcmpError;
import tcplab.model.Side;

/**
 * What stands in the middle of the wire: it has a next link of some MTU, and answers a packet that it does not pass on
 * with an ICMP error. Confined to the traffic's thread.
 */
final class Router {
    /**
     * While connect(2) still has the socket, an ICMP error is only remembered (sock_owned_by_user() in tcp_v4_err()); an
     * answer from afar finds it waiting.
     */
    private static final long ANSWER_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final int DONT_FRAGMENT = 0x4000;

    private final Line line;
    private int mtu = Integer.MAX_VALUE;
    private boolean tells;
    private int runs;

    Router(Line line) {
        this.line = line;
    }

    /** From now on the next link takes packets of so many bytes. @param told true if senders are told so */
    void mtu(int bytes, boolean told) {
        mtu = bytes;
        tells = told;
    }

    /** As the language writes it. */
    String rule() {
        return "mtu " + mtu + (tells ? "" : " silently");
    }

    /** What it says of a packet that is too long; null if nothing. */
    IcmpError errorOfTooLong() {
        return tells ? IcmpError.TOO_LONG : null;
    }

    /** The next link takes all again. */
    void clear() {
        mtu = Integer.MAX_VALUE;
    }

    /** The run ends: nobody waits for an answer any more. */
    void end() {
        runs++;
    }

    /** True if the next link does not take it, and it must not be cut. */
    boolean isTooLong(ByteBuffer packet) {
        if (packet.remaining() <= mtu) {
            return false;
        }
        int at = packet.position();
        return packet.get(at) >> 4 == 6 || (packet.getShort(at + 6) & DONT_FRAGMENT) != 0;
    }

    /** Tells the host that sent the packet. @param packet which nobody changes any more */
    void answer(Side from, ByteBuffer packet, IcmpError error) {
        ByteBuffer icmp = IcmpPacket.to(packet, error, error == IcmpError.TOO_LONG ? mtu : 0);
        int run = runs;
        line.later(ANSWER_NANOS, () -> {
            if (run == runs) {
                line.deliver(from.other(), icmp);
            }
        });
    }
}
