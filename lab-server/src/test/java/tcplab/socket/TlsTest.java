package tcplab.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TlsTest {
    private Tls client;
    private Tls server;

    @BeforeEach
    void open() throws Exception {
        client = Tls.of(false);
        server = Tls.of(true);
    }

    @AfterEach
    void free() {
        client.free();
        server.free();
    }

    @Test
    void theTicketsWaitForTheServersFirstRecord() {
        assertEquals(Tls.Outcome.WANTS_BYTES, client.handshake());
        carry(client, server);
        assertEquals(Tls.Outcome.WANTS_BYTES, server.handshake());
        carry(server, client);
        assertEquals(Tls.Outcome.DONE, client.handshake());
        carry(client, server);
        assertEquals(Tls.Outcome.DONE, server.handshake());
        assertEquals(0, carry(server, client));
        server.shutdown();
        assertTrue(carry(server, client) > 24, "more than close_notify alone");
    }

    @Test
    void closeNotifyEndsOneDirectionOnly() {
        shakeHands();
        assertEquals(0, client.shutdown());
        assertEquals(24, carry(client, server));
        assertEquals(Tls.Outcome.CLOSE_NOTIFY, server.read());
        assertEquals(Tls.Outcome.DONE, server.write("still here".getBytes(StandardCharsets.UTF_8)));
        carry(server, client);
        assertEquals(Tls.Outcome.DONE, client.read());
        assertEquals("still here", StandardCharsets.UTF_8.decode(client.text().duplicate()).toString());
    }

    @Test
    void garbageIsAnErrorThatSaysWhat() {
        client.received(ByteBuffer.wrap("HTTP/1.1 400 Bad Request".getBytes(StandardCharsets.UTF_8)), 24);
        assertEquals(Tls.Outcome.FAILED, client.handshake());
        assertTrue(client.failure().contains("WRONG_VERSION_NUMBER") || client.failure().contains("HTTP"), client.failure());
    }

    private void shakeHands() {
        client.handshake();
        carry(client, server);
        server.handshake();
        carry(server, client);
        client.handshake();
        carry(client, server);
        assertEquals(Tls.Outcome.DONE, server.handshake());
        carry(server, client);
    }

    private static int carry(Tls from, Tls to) {
        int count = from.toPeer().remaining();
        ByteBuffer bytes = ByteBuffer.allocate(count).put(from.toPeer()).flip();
        to.received(bytes, count);
        return count;
    }
}
