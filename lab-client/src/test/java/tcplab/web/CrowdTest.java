package tcplab.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody in the same room who wants all of a page server for himself, and somebody on a slow network. */
class CrowdTest {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final String GREEDY = "127.0.0.66";
    private static final String OTHER = "127.0.0.67";

    private final List<Socket> sockets = new ArrayList<>();
    private PageServer server;

    private void start(long limitMillis) throws IOException {
        server = PageServer.start(Place.of(null, null), Optional.empty(), new TwoFiles(), limitMillis);
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
    }

    private Socket from(String address) throws IOException {
        Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), server.port(), InetAddress.getByName(address), 0);
        socket.setSoTimeout(PATIENCE_MILLIS);
        sockets.add(socket);
        return socket;
    }

    private Socket asking(String address, String path) throws IOException {
        Socket socket = from(address);
        String request = "GET " + URI.create(server.address()).getPath() + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** What has come once all of this has. */
    private static String upTo(String mark, Socket socket) throws IOException {
        StringBuilder all = new StringBuilder();
        InputStream in = socket.getInputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            all.append((char) b);
            if (all.indexOf(mark) >= 0) {
                return all.toString();
            }
        }
        throw new AssertionError("it ended after: " + all);
    }

    @Test
    void whoTakesAllPlacesShutsNobodyOut() throws IOException {
        start(PATIENCE_MILLIS);
        for (int i = 0; i < PageServer.MOST_VISITS; i++) {
            from(GREEDY);
        }
        assertThat(from(GREEDY).getInputStream().read()).as("one more of his own").isEqualTo(-1);
        assertThat(upTo("first", asking(OTHER, ""))).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void whoFollowsWithAllStreamsLeavesOneToEachOther() throws IOException {
        start(PATIENCE_MILLIS);
        for (int i = 0; i < News.MOST; i++) {
            upTo("data: 0", asking(GREEDY, "news"));
        }
        Socket other = asking(OTHER, "news");
        upTo("data: 0", other);
        assertThat(sockets.get(News.MOST - 1).getInputStream().readAllBytes()).as("the greedy one's last").isNotNull();
        for (int i = 0; i < 10; i++) {
            asking(GREEDY, "news").getInputStream().readAllBytes();
        }
        server.tell();
        upTo("data: 1", other);
    }

    @Test
    void aLargePageIsReadToItsEndOnASlowNetworkAndNobodyElseMaySitThatLong() throws IOException {
        start(500);
        Socket slow = asking(OTHER, "large");
        upTo("\r\n\r\n", slow);
        assertThat(from(OTHER).getInputStream().read()).as("who does not ask is left").isEqualTo(-1);
        assertThat(from(OTHER).getInputStream().read()).isEqualTo(-1);
        assertThat(slow.getInputStream().readAllBytes()).hasSize(TwoFiles.LARGE);
    }
}
