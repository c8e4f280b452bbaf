package tcplab.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.text.ToldException;

class PageServerTest {
    private static final int LIMIT_MILLIS = 30_000;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private PageServer server;
    private String secret;

    @BeforeEach
    void start() throws IOException {
        start(LIMIT_MILLIS);
    }

    private void start(long limitMillis) throws IOException {
        server = PageServer.start(Place.of(null, null), Optional.empty(), new TwoFiles(), limitMillis);
        secret = URI.create(server.address()).getPath();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + server.port() + path);
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    /** What comes for these bytes, up to the end of the connection. */
    private String raw(String request) throws IOException {
        try (Socket socket = connected()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), server.port());
        socket.setSoTimeout(LIMIT_MILLIS);
        return socket;
    }

    private String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n";
    }

    @Test
    void whoHasTheSecretGetsTheFilesAndNothingThatCouldDoMoreThanTheServersOwnScript() throws Exception {
        HttpResponse<String> first = get(secret);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isEqualTo("<p>first</p>");
        assertThat(first.headers().firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self' 'sha256-", "frame-ancestors 'none'")
                .doesNotContain("script-src 'unsafe", "*");
        assertThat(first.headers().firstValue("referrer-policy")).contains("no-referrer");
        assertThat(first.headers().firstValue("cache-control")).contains("no-store");
        assertThat(first.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(get(secret + "more.js?v=1").body()).isEqualTo("more();");
    }

    @Test
    void theAddressIsOnThisMachineAloneAndItsSecretIsNeverTheSame() throws IOException {
        assertThat(server.address()).matches("http://127\\.0\\.0\\.1:\\d+/[A-Za-z0-9_-]{22}/");
        String before = server.address();
        server.close();
        start();
        assertThat(URI.create(server.address()).getPath()).isNotEqualTo(URI.create(before).getPath());
    }

    @Test
    void withoutTheSecretNothingIsFound() throws Exception {
        String wrong = "/" + "A".repeat(22) + "/";
        for (String path : List.of("/", "/more.js", "/favicon.ico", wrong, wrong + "more.js", wrong.substring(0, 23), secret.substring(0, 22), "//",
                secret.toLowerCase(java.util.Locale.ROOT).toUpperCase(java.util.Locale.ROOT))) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(raw(head("GET", secret.substring(0, 10) + "\u00e9" + secret.substring(11)) + "\r\n")).startsWith("HTTP/1.1 4");
    }

    @Test
    void noPathLeadsToAFileOfTheMachine() throws IOException {
        for (String path : List.of("../../etc/passwd", "..%2f..%2fetc/passwd", "%2e%2e/etc/passwd", "/etc/passwd", "//etc/passwd",
                "more.js/../../x", "more.js\\..\\x", "%00", "more.js%00")) {
            assertThat(raw(head("GET", secret + path) + "\r\n")).as(path).startsWith("HTTP/1.1 404 ").doesNotContain("root:");
        }
        assertThat(raw(head("GET", "http://127.0.0.1" + secret) + "\r\n")).startsWith("HTTP/1.1 404 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "BREW"})
    void nothingButLookingIsAllowed(String method) throws IOException {
        assertThat(raw(head(method, secret) + "Content-Length: 5\r\n\r\nhello"))
                .startsWith("HTTP/1.1 405 ")
                .containsIgnoringCase("allow: GET, HEAD")
                .doesNotContain("hello", "BREW");
    }

    @Test
    void aHeadHasNoBody() throws IOException {
        assertThat(raw(head("HEAD", secret) + "\r\n")).startsWith("HTTP/1.1 200 ").containsIgnoringCase("content-length: 12").endsWith("\r\n\r\n");
    }

    /** Else a name of an attacker's that leads to 127.0.0.1 would make his page one of the same origin. */
    @Test
    void whoCallsTheServerByAnotherNameIsSentAway() throws IOException {
        int port = server.port();
        for (String host : List.of("Host: evil.example:" + port, "Host: 127.0.0.1", "Host: 127.0.0.1:1", "Host: 127.0.0.1:" + port + "\r\nHost: evil.example",
                "Host: [::1]:" + port, "Host:", "X: y")) {
            assertThat(raw("GET " + secret + " HTTP/1.1\r\n" + host + "\r\n\r\n")).as(host).startsWith("HTTP/1.1 421 ");
        }
        assertThat(raw("GET " + secret + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aRequestWithoutEndIsRefusedAndTheRefusalArrives() throws IOException {
        assertThat(raw(head("GET", secret) + "X: " + "y".repeat(100_000))).startsWith("HTTP/1.1 431 ");
        assertThat(raw("GET /" + "y".repeat(100_000))).startsWith("HTTP/1.1 414 ");
        assertThat(raw("\u0016\u0003\u0001\u0002\u0000\u0001\u0000 hello\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void nothingOfARequestStandsInAnAnswer() throws IOException {
        String mark = "m4rk";
        for (String request : List.of(head("GET", "/" + mark), head("GET", secret + mark), head(mark, secret),
                head("GET", secret) + mark + ": " + mark + "\r\n", "GET " + secret + " HTTP/1.1\r\nHost: " + mark + "\r\n", mark)) {
            assertThat(raw(request + "\r\n\r\n")).as(request).startsWith("HTTP/1.1 ").doesNotContain(mark);
        }
    }

    @Test
    void whoAsksTwiceOnOneConnectionIsAnsweredOnce() throws IOException {
        String one = head("GET", secret) + "\r\n";
        assertThat(raw(one + one).split("HTTP/1.1 200", -1)).hasSize(2);
    }

    @Test
    void whoDoesNotAskOrAsksTooSlowlyIsLeft() throws Exception {
        server.close();
        start(200);
        try (Socket silent = connected()) {
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
        try (Socket slow = connected()) {
            assertThatThrownBy(() -> {
                slow.getOutputStream().write(head("GET", secret).getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < LIMIT_MILLIS; i++) {
                    slow.getOutputStream().write('X');
                    Thread.sleep(5);
                }
            }).isInstanceOf(IOException.class);
        }
    }

    @Test
    void moreThanManyAtATimeAreTurnedAwayAndTheNextIsServed() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < PageServer.MOST_VISITS + 10; i++) {
                sockets.add(connected());
            }
            for (Socket late : sockets.subList(PageServer.MOST_VISITS, sockets.size())) {
                assertThat(late.getInputStream().read()).isEqualTo(-1);
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        HttpResponse<String> next = null;
        // Those that have left are not all known to have left at once.
        while (next == null) {
            try {
                next = get(secret);
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
        assertThat(next.statusCode()).isEqualTo(200);
    }

    @Test
    void whoFollowsTheNewsHearsOfItAndOfTheEnd() throws Exception {
        URI news = URI.create(server.address() + "news");
        HttpResponse<java.io.InputStream> stream =
                client.send(HttpRequest.newBuilder(news).build(), BodyHandlers.ofInputStream());
        BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
        assertThat(stream.headers().firstValue("content-type")).contains("text/event-stream");
        assertThat(lines.readLine()).isEqualTo("data: 0");
        assertThat(server.isWatched()).isTrue();
        server.tell();
        assertThat(lines.readLine()).isEmpty();
        assertThat(lines.readLine()).isEqualTo("data: 1");
        server.close();
        assertThatThrownBy(() -> {
            while (lines.readLine() != null) {
                Thread.onSpinWait();
            }
            throw new IOException("ended");
        }).isInstanceOf(IOException.class);
        assertThat(server.isWatched()).isFalse();
    }

    @Test
    void whoFollowsTheNewsOfABusyServerHearsOfItsEnd() throws Exception {
        try (Socket follower = connected()) {
            follower.getOutputStream().write((head("GET", secret + "news") + "\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(follower.getInputStream().read()).isEqualTo('H');
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch busy = new CountDownLatch(1);
            server.listening().eventLoop().submit(() -> {
                begun.countDown();
                busy.await();
                return null;
            });
            begun.await();
            Thread closing = new Thread(server::close);
            closing.start();
            while (closing.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            busy.countDown();
            assertThat(new String(follower.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)).contains("data: 0");
            closing.join();
        }
    }

    @Test
    void aPortThatIsInUseIsSaidInASentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Place place = Place.of(null, Integer.toString(taken.getLocalPort()));
            assertThatThrownBy(() -> PageServer.start(place, Optional.empty(), new TwoFiles()))
                    .isInstanceOf(ToldException.class)
                    .hasMessage("port " + taken.getLocalPort() + " of 127.0.0.1 is in use; name another with --port, or none");
        }
    }

    @Test
    void thePortIsFreeAgainAtOnce() throws Exception {
        int port = server.port();
        get(secret);
        server.close();
        server = PageServer.start(Place.of(null, Integer.toString(port)), Optional.empty(), new TwoFiles());
        assertThat(server.port()).isEqualTo(port);
    }

    @Test
    void anAddressOfNobodyIsSaidInASentence() {
        // RFC 5737: nobody's.
        assertThatThrownBy(() -> PageServer.start(Place.of("192.0.2.7", null), Optional.empty(), new TwoFiles()))
                .hasMessage("192.0.2.7 is no address of this machine; ip address lists them");
    }

    @Test
    void itsThreadKeepsNoProcessAlive() throws Exception {
        get(secret);
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("pages-"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
    }
}
