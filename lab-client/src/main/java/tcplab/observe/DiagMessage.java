package tcplab.observe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import tcplab.model.Endpoint;
import tcplab.model.Errno;
import tcplab.model.FourTuple;
import tcplab.model.TcpState;

/**
 * The messages of sock_diag(7) that ask for one TCP socket by its four endpoints: {@code struct inet_diag_req_v2} after
 * {@code struct nlmsghdr}, answered by {@code struct inet_diag_msg} (include/uapi/linux/inet_diag.h).
 */
final class DiagMessage {
    private static final int HEADER_BYTES = 16;
    private static final int REQUEST_BYTES = HEADER_BYTES + 56;
    private static final int ANSWER_BYTES = HEADER_BYTES + 72;
    private static final short NLMSG_ERROR = 2;
    private static final short SOCK_DIAG_BY_FAMILY = 20;
    private static final short NLM_F_REQUEST = 1;
    private static final byte AF_INET = 2;
    private static final byte AF_INET6 = 10;
    private static final byte IPPROTO_TCP = 6;
    private static final int ALL_STATES = -1;
    private static final int NO_COOKIE = -1;
    private static final int INET_DIAG_SKMEMINFO = 7;
    /** Place of the backlog among the numbers of INET_DIAG_SKMEMINFO (include/uapi/linux/sock_diag.h). */
    private static final int SK_MEMINFO_BACKLOG = 7;

    /**
     * What the kernel answered.
     *
     * @param state CLOSED if it has no socket with these endpoints
     * @param isCeasing true if it had one until just now, and another may have taken its place since, as TIME-WAIT's
     * @param backlogBytes what has come for it and waits to be processed, because a call holds the socket just now; of
     *     the listener, if there is only that
     */
    record Answer(TcpState state, boolean isCeasing, int backlogBytes) {}

    private DiagMessage() {}

    /** The request for the socket with these endpoints, as its owner sees them. */
    static byte[] request(FourTuple tuple) {
        boolean ipv6 = tuple.local().isIpv6();
        ByteBuffer message = ByteBuffer.allocate(REQUEST_BYTES).order(ByteOrder.nativeOrder());
        message.putInt(REQUEST_BYTES)
                .putShort(SOCK_DIAG_BY_FAMILY)
                .putShort(NLM_F_REQUEST)
                .putInt(0)
                .putInt(0);
        message.put(ipv6 ? AF_INET6 : AF_INET)
                .put(IPPROTO_TCP)
                .put((byte) (1 << INET_DIAG_SKMEMINFO - 1))
                .put((byte) 0)
                .putInt(ALL_STATES);
        message.order(ByteOrder.BIG_ENDIAN)
                .putShort((short) tuple.local().port())
                .putShort((short) tuple.remote().port());
        putAddress(message, tuple.local());
        putAddress(message, tuple.remote());
        return message.order(ByteOrder.nativeOrder())
                .putInt(0)
                .putInt(NO_COOKIE)
                .putInt(NO_COOKIE)
                .array();
    }

    private static void putAddress(ByteBuffer message, Endpoint endpoint) {
        try {
            byte[] address = InetAddress.getByName(endpoint.address()).getAddress();
            message.put(address).position(message.position() + 16 - address.length);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address: " + endpoint.address(), e);
        }
    }

    /** Reads the answer; an {@link IOException} if the kernel refused the request or the answer is none. */
    static Answer answer(ByteBuffer message) throws IOException {
        try {
            short type = message.getShort(4);
            if (type == NLMSG_ERROR) {
                Errno errno = new Errno(-message.getInt(HEADER_BYTES));
                if (errno.equals(Errno.ENOENT)) {
                    return new Answer(TcpState.CLOSED, false, 0);
                }
                throw new IOException("sock_diag: " + errno);
            }
            if (type == SOCK_DIAG_BY_FAMILY && message.limit() >= ANSWER_BYTES) {
                int number = message.get(HEADER_BYTES + 1);
                Optional<TcpState> state = TcpState.ofNumber(number);
                if (state.isPresent()) {
                    // Where there is no such connection, inet_lookup() finds its listener.
                    boolean isListener = state.get() == TcpState.LISTEN;
                    return new Answer(
                            isListener ? TcpState.CLOSED : state.get(), state.get() == TcpState.CLOSED, backlog(message));
                }
                throw new IOException("sock_diag: no state of TCP: " + number);
            }
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("sock_diag: cut off", e);
        }
        throw new IOException("sock_diag: a message of another kind");
    }

    /** Attributes follow, each with its length and kind in front and padded to four bytes. */
    private static int backlog(ByteBuffer message) {
        for (int at = ANSWER_BYTES; at + 4 <= message.limit(); ) {
            int length = message.getShort(at) & 0xffff;
            int kind = message.getShort(at + 2) & 0xffff;
            if (kind == INET_DIAG_SKMEMINFO && length >= 4 + 4 * (SK_MEMINFO_BACKLOG + 1)) {
                return message.getInt(at + 4 + 4 * SK_MEMINFO_BACKLOG);
            }
            at += Math.max(4, (length + 3) / 4 * 4);
        }
        return 0;
    }
}
