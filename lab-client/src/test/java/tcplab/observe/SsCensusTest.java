package tcplab.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tcplab.model.Crowd;
import tcplab.model.TcpState;

/** What {@code ss -D -} of iproute2 6.1 writes: the kernel's messages as they are, each dump ended by NLMSG_DONE. */
class SsCensusTest {
    private static final byte[] CLIENT = {127, 0, 0, 1};
    private static final byte[] SERVER = {127, 83, 9, 1};
    private static final byte[] STRANGER = {127, 99, 9, 9};
    private static final Set<ByteBuffer> OWN = Set.of(ByteBuffer.wrap(SERVER));
    private static final int ESTABLISHED = 1;
    private static final int SYN_RECV = 3;
    private static final int TIME_WAIT = 6;
    private static final int CLOSE_WAIT = 8;
    private static final int LISTEN = 10;

    private final ByteArrayOutputStream dump = new ByteArrayOutputStream();

    private void socket(int state, byte[] from, int sport, byte[] to, int dport, int inode) {
        ByteBuffer message = ByteBuffer.allocate(124).order(ByteOrder.nativeOrder());
        message.putInt(124).putShort((short) 20).putShort((short) 2).position(16);
        message.put((byte) 2).put((byte) state).position(20);
        message.order(ByteOrder.BIG_ENDIAN).putShort((short) sport).putShort((short) dport).order(ByteOrder.nativeOrder());
        message.put(from).position(40);
        message.put(to).position(84);
        message.putInt(inode);
        dump.writeBytes(message.array());
    }

    private SsCensus.Counted counted() throws IOException {
        dump.writeBytes(ByteBuffer.allocate(20).order(ByteOrder.nativeOrder()).putInt(20).putShort((short) 3).array());
        return SsCensus.counted(dump.toByteArray(), OWN);
    }

    @Test
    void eachSocketIsCountedForTheOneWhoHasIt() throws IOException {
        socket(LISTEN, SERVER, Crowd.PORT, new byte[4], 0, 7);
        for (int port = 40_000; port < 40_010; port++) {
            socket(ESTABLISHED, CLIENT, port, SERVER, Crowd.PORT, port);
            socket(ESTABLISHED, SERVER, Crowd.PORT, CLIENT, port, port < 40_004 ? port : 0);
        }
        socket(SYN_RECV, SERVER, Crowd.PORT, CLIENT, 40_010, 0);
        socket(CLOSE_WAIT, SERVER, Crowd.PORT, CLIENT, 40_011, 5);
        socket(TIME_WAIT, SERVER, Crowd.PORT, CLIENT, 40_012, 0);
        SsCensus.Counted counted = counted();
        assertThat(counted.connecting()).isEqualTo(Map.of(TcpState.ESTABLISHED, 10));
        assertThat(counted.accepted()).isEqualTo(Map.of(TcpState.ESTABLISHED, 4, TcpState.CLOSE_WAIT, 1, TcpState.TIME_WAIT, 1));
        assertThat(counted.waiting()).isEqualTo(Map.of(TcpState.LISTEN, 1, TcpState.ESTABLISHED, 6, TcpState.SYN_RECEIVED, 1));
    }

    @Test
    void whatIsOfNoCrowdOrOfAnotherRunIsNotCounted() throws IOException {
        socket(ESTABLISHED, CLIENT, 40_000, SERVER, 7000, 1);
        socket(ESTABLISHED, CLIENT, 40_000, STRANGER, Crowd.PORT, 1);
        assertThat(counted()).isEqualTo(new SsCensus.Counted());
    }

    @Test
    void whatIsNoMessageIsRefused() {
        dump.writeBytes("ss: something else is wrong here".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThatThrownBy(this::counted).isInstanceOf(IOException.class).hasMessageContaining("byte 0");
    }
}
