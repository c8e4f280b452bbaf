package tcplab.wire;

import tcplab.model.Segment;
import tcplab.model.Side;

/**
 * SYNs that the wire sends to the server as if the client had sent them, each from another port. The answers are kept from
 * the client's host, which would refuse them.
 */
final class Burst {
    /** Below the ports that the kernel chooses from (ip_local_port_range). */
    private static final int FIRST_PORT = 20_000;

    private final Line line;
    private int sent;

    Burst(Line line) {
        this.line = line;
    }

    void send(int count, byte[] client, byte[] server, int port) {
        for (int i = 0; i < count; i++) {
            int from = FIRST_PORT + sent++;
            line.deliver(Side.CLIENT, SynPacket.of(client, from, server, port, from * 65_537));
        }
    }

    boolean isAnsweredBy(Side from, Segment segment) {
        int port = segment.to().port();
        return from == Side.SERVER && port >= FIRST_PORT && port < FIRST_PORT + sent;
    }

    void forget() {
        sent = 0;
    }
}
