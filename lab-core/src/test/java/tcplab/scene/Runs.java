package tcplab.scene;

import static tcplab.model.Side.CLIENT;
import static tcplab.model.Side.SERVER;
import static tcplab.model.TcpState.CLOSED;
import static tcplab.model.TcpState.CLOSE_WAIT;
import static tcplab.model.TcpState.CLOSING;
import static tcplab.model.TcpState.ESTABLISHED;
import static tcplab.model.TcpState.FIN_WAIT_1;
import static tcplab.model.TcpState.FIN_WAIT_2;
import static tcplab.model.TcpState.LAST_ACK;
import static tcplab.model.TcpState.LISTEN;
import static tcplab.model.TcpState.SYN_RECEIVED;
import static tcplab.model.TcpState.SYN_SENT;
import static tcplab.model.TcpState.TIME_WAIT;
import static tcplab.scene.Drawing.row;

import tcplab.event.Call;
import tcplab.event.WireDid;
import tcplab.journal.Timeline;
import tcplab.model.Endpoint;
import tcplab.model.Segment;

/**
 * Runs to be drawn. Order and distances of the events of loopback runs are those of a real run on Linux 6.18, seen with
 * tcpdump 4.99.3, ss of iproute2-6.1.0 and the tracepoint.
 */
public final class Runs {
    private static final Endpoint ANY = new Endpoint("0.0.0.0", 0);

    private Runs() {}

    private static Drawing handshake() {
        Drawing d = Drawing.loopback().heading(10, "Open");
        Endpoint c = d.client;
        Endpoint s = d.server;
        d.named(100, SERVER, "server", s, null).call(100, 130, SERVER, "server", "listen", "7000", "0");
        d.listens(120);
        d.call(300, 900, CLIENT, "client", "connect", "127.0.0.1:7000", "0").named(310, CLIENT, "client", c, s);
        d.becomes(336, c, s, SYN_SENT).segment(400, c, s, "SYN", 0, 0, 0);
        d.segment(427, s, c, "SYN+ACK", 0, 1, 0).becomes(460, c, s, ESTABLISHED);
        d.segment(468, c, s, "ACK", 1, 1, 0).becomes(483, s, c, SYN_RECEIVED, ESTABLISHED);
        d.call(910, 1000, SERVER, "server", Call.By.SCRIPT, "accept", "", "0", "conn");
        d.named(1000, SERVER, "conn", s, c);
        return d;
    }

    public static Timeline fourWay() {
        Drawing d = handshake();
        Endpoint c = d.client;
        Endpoint s = d.server;
        d.heading(1100, "A request");
        d.call(1200, 1260, CLIENT, "client", "send", "\"hello\"", "5").segment(1222, c, s, "PSH+ACK", 1, 1, 5);
        d.segment(1231, s, c, "ACK", 1, 6, 0);
        d.call(1210, 1300, SERVER, "conn", Call.By.SCRIPT, "recv", "", "5", "hello");
        d.heading(60_000, "The client closes").call(60_100, 60_180, CLIENT, "client", "close", "", "0");
        d.becomes(60_120, c, s, FIN_WAIT_1).segment(60_150, c, s, "FIN+ACK", 6, 1, 0);
        d.becomes(60_168, s, c, CLOSE_WAIT);
        d.call(60_140, 60_220, SERVER, "conn", Call.By.SCRIPT, "recv", "", "EOF", "");
        d.segment(103_564, s, c, "ACK", 1, 7, 0).becomes(103_581, c, s, FIN_WAIT_2, CLOSED);
        d.sample(110_000, CLIENT, row(FIN_WAIT_2, c, s), row(CLOSE_WAIT, s, c), row(LISTEN, s, ANY));
        d.heading(170_000, "The server closes").call(170_100, 170_180, SERVER, "conn", "close", "", "0");
        d.becomes(170_101, s, c, LAST_ACK).segment(170_124, s, c, "FIN+ACK", 1, 7, 0);
        d.segment(170_140, c, s, "ACK", 7, 2, 0).becomes(170_153, s, c, CLOSED);
        d.sample(175_000, CLIENT, row(TIME_WAIT, c, s), row(LISTEN, s, ANY));
        return d.timeline();
    }

    public static Timeline threeWay() {
        Drawing d = handshake();
        Endpoint c = d.client;
        Endpoint s = d.server;
        d.heading(60_000, "Both close").call(60_100, 60_180, CLIENT, "client", "close", "", "0");
        d.becomes(60_120, c, s, FIN_WAIT_1).segment(60_150, c, s, "FIN+ACK", 1, 1, 0);
        d.becomes(60_168, s, c, CLOSE_WAIT);
        d.call(60_200, 60_270, SERVER, "conn", Call.By.REACTION, "close", "", "0", "");
        d.becomes(60_210, s, c, LAST_ACK).segment(60_224, s, c, "FIN+ACK", 1, 2, 0);
        d.segment(60_240, c, s, "ACK", 2, 2, 0).becomes(60_244, c, s, FIN_WAIT_2, CLOSED).becomes(60_253, s, c, CLOSED);
        d.sample(66_000, CLIENT, row(TIME_WAIT, c, s), row(LISTEN, s, ANY));
        return d.timeline();
    }

    private static Drawing established() {
        Drawing d = Drawing.wire();
        Endpoint c = d.client;
        Endpoint s = d.server;
        d.named(100, SERVER, "server", s, null).listens(120).named(310, CLIENT, "client", c, s);
        d.becomes(336, c, s, SYN_SENT).wired(400, 30_410, c, "SYN", 0, 0, 0);
        d.sample(31_000, SERVER, row(SYN_RECEIVED, s, c), row(LISTEN, s, ANY));
        d.wired(30_440, 60_450, s, "SYN+ACK", 0, 1, 0);
        d.becomes(60_480, c, s, ESTABLISHED).wired(60_490, 90_500, c, "ACK", 1, 1, 0);
        d.becomes(90_520, s, c, SYN_RECEIVED, ESTABLISHED).named(91_000, SERVER, "conn", s, c);
        return d;
    }

    public static Timeline simultaneousClose() {
        Drawing d = established();
        Endpoint c = d.client;
        Endpoint s = d.server;
        d.heading(100_000, "Both close at once");
        d.call(100_100, 100_150, CLIENT, "client", "close", "", "0").becomes(100_120, c, s, FIN_WAIT_1);
        d.wired(100_140, 130_150, c, "FIN+ACK", 1, 1, 0);
        d.call(101_100, 101_150, SERVER, "conn", "close", "", "0").becomes(101_120, s, c, FIN_WAIT_1);
        d.wired(101_140, 131_150, s, "FIN+ACK", 1, 1, 0);
        d.wired(130_170, 160_180, s, "ACK", 2, 2, 0);
        d.becomes(130_172, s, c, CLOSING);
        d.wired(131_170, 161_180, c, "ACK", 2, 2, 0);
        d.becomes(131_172, c, s, CLOSING);
        d.becomes(160_190, c, s, CLOSED).becomes(161_190, s, c, CLOSED);
        d.sample(165_000, CLIENT, row(TIME_WAIT, c, s));
        d.sample(165_100, SERVER, row(TIME_WAIT, s, c), row(LISTEN, s, ANY));
        return d.timeline();
    }

    public static Timeline lostFin() {
        Drawing d = established();
        Endpoint c = d.client;
        Endpoint s = d.server;
        d.heading(100_000, "The client's FIN is lost once");
        d.call(100_100, 100_150, CLIENT, "client", "close", "", "0").becomes(100_120, c, s, FIN_WAIT_1);
        Segment lost = d.wired(100_140, 0, c, "FIN+ACK", 1, 1, 0);
        d.wireDid(100_145, WireDid.Action.DROPPED, lost);
        d.wired(340_140, 370_150, c, "FIN+ACK", 1, 1, 0);
        d.becomes(370_170, s, c, CLOSE_WAIT);
        Segment ack = d.wired(371_000, 401_010, s, "ACK", 1, 2, 0);
        d.wireDid(371_005, WireDid.Action.DUPLICATED, ack).arrives(402_000, ack);
        d.becomes(401_030, c, s, FIN_WAIT_2, CLOSED);
        d.sample(405_000, CLIENT, row(FIN_WAIT_2, c, s));
        return d.timeline();
    }

    public static Timeline selfConnect() {
        Endpoint self = new Endpoint("127.0.0.1", 7777);
        Drawing d = Drawing.loopback().heading(10, "A socket that connects to itself");
        d.call(100, 110, CLIENT, "client", "bind", "127.0.0.1:7777", "0").named(110, CLIENT, "client", self, null);
        d.call(600, 740, CLIENT, "client", "connect", "127.0.0.1:7777", "0").named(610, CLIENT, "client", self, self);
        d.becomes(646, self, self, SYN_SENT).segment(679, self, self, "SYN", 0, 0, 0);
        d.becomes(688, self, self, SYN_RECEIVED).segment(693, self, self, "SYN+ACK", 0, 1, 0);
        d.becomes(703, self, self, ESTABLISHED).segment(708, self, self, "ACK", 1, 1, 0);
        d.heading(780, "It closes");
        d.call(785, 830, CLIENT, "client", "close", "", "0").becomes(794, self, self, FIN_WAIT_1);
        d.segment(801, self, self, "FIN+ACK", 1, 1, 0).segment(809, self, self, "ACK", 2, 2, 0);
        d.becomes(811, self, self, CLOSING, CLOSED).sample(5000, CLIENT, row(TIME_WAIT, self, self));
        return d.timeline();
    }

    public static Timeline resetByLateData() {
        Drawing d = handshake();
        Endpoint c = d.client;
        Endpoint s = d.server;
        d.heading(60_000, "The server closes with unread data");
        d.call(60_050, 60_090, CLIENT, "client", "send", "\"hello\"", "5").segment(60_072, c, s, "PSH+ACK", 1, 1, 5);
        d.segment(60_081, s, c, "ACK", 1, 6, 0);
        d.call(61_000, 61_050, SERVER, "conn", "close", "", "0").becomes(61_020, s, c, CLOSED);
        d.segment(61_031, s, c, "RST+ACK", 1, 6, 0).becomes(61_046, c, s, CLOSED);
        d.call(62_000, 62_010, CLIENT, "client", "send", "5", "ECONNRESET");
        d.call(63_000, 63_010, CLIENT, "client", "send", "5", "EPIPE");
        d.call(64_000, 64_010, CLIENT, "client", Call.By.NETTY, "close", "", "0", "");
        return d.timeline();
    }

    /** The server's last ACK is held, so that ss can see LAST-ACK; meanwhile data is sent the other way. */
    public static Timeline heldAck() {
        Drawing d = established();
        Endpoint c = d.client;
        Endpoint s = d.server;
        d.heading(100_000, "The server closes; the client's ACK is held");
        d.call(100_100, 100_150, SERVER, "conn", "shutdown", "WR", "0").becomes(100_120, s, c, FIN_WAIT_1);
        d.wired(100_140, 130_150, s, "FIN+ACK", 1, 1, 0);
        d.becomes(130_170, c, s, CLOSE_WAIT);
        Segment ack = d.wired(130_180, 190_180, c, "ACK", 1, 2, 0);
        d.wireDid(130_182, WireDid.Action.HELD, ack);
        d.call(140_000, 140_020, CLIENT, "client", "send", "3", "3");
        d.wired(140_010, 170_010, c, "PSH+ACK", 1, 2, 3);
        d.becomes(170_020, s, c, FIN_WAIT_2);
        d.heading(180_000, "It is released");
        d.wireDid(180_100, WireDid.Action.RELEASED, ack);
        d.wired(191_000, 221_000, s, "ACK", 2, 4, 0);
        return d.timeline();
    }

    /** Two connections to one listener; the second was never accepted. */
    public static Timeline twoConnections() {
        Drawing d = handshake();
        Endpoint s = d.server;
        Endpoint b = new Endpoint("127.0.0.1", 40002);
        d.heading(2000, "Another one");
        d.call(2100, 2300, CLIENT, "second", "connect", "127.0.0.1:7000", "0").named(2110, CLIENT, "second", b, s);
        d.becomes(2136, b, s, SYN_SENT).segment(2140, b, s, "SYN", 0, 0, 0);
        d.segment(2147, s, b, "SYN+ACK", 0, 1, 0).becomes(2160, b, s, ESTABLISHED);
        d.segment(2168, b, s, "ACK", 1, 1, 0).becomes(2183, s, b, SYN_RECEIVED, ESTABLISHED);
        d.call(2400, 2450, CLIENT, "second", Call.By.SCRIPT, "abort", "", "0", "").becomes(2410, b, s, CLOSED);
        d.segment(2420, b, s, "RST+ACK", 1, 1, 0).becomes(2430, s, b, CLOSED);
        return d.timeline();
    }

    /** Neither tracepoint nor ss. */
    public static Timeline onlyTcpdump() {
        Drawing d = Drawing.loopback().missing("tracepoint", "tracefs cannot be mounted by an ordinary user");
        Endpoint c = d.client;
        Endpoint s = d.server;
        d.segment(400, c, s, "SYN", 0, 0, 0).segment(427, s, c, "RST+ACK", 0, 1, 0);
        d.call(300, 600, CLIENT, "client", "connect", "127.0.0.1:7000", "ECONNREFUSED");
        return d.timeline();
    }

    /** No tracepoint: the states are those of the samples after each step. */
    public static Timeline onlySs() {
        Drawing d = Drawing.loopback().missing("tracepoint", "no tracefs");
        Endpoint c = d.client;
        Endpoint s = d.server;
        d.named(100, SERVER, "server", s, null).named(310, CLIENT, "client", c, s);
        d.sample(110, CLIENT, row(LISTEN, s, ANY));
        d.segment(4400, c, s, "SYN", 0, 0, 0).segment(4427, s, c, "SYN+ACK", 0, 1, 0);
        d.segment(4468, c, s, "ACK", 1, 1, 0).named(5000, SERVER, "conn", s, c);
        d.sample(5000, CLIENT, row(LISTEN, s, ANY), row(ESTABLISHED, c, s), row(ESTABLISHED, s, c));
        d.segment(9000, c, s, "PSH+ACK", 1, 1, 5).segment(9010, s, c, "ACK", 1, 6, 0);
        d.segment(12_000, c, s, "FIN+ACK", 6, 1, 0).segment(12_040, s, c, "ACK", 1, 7, 0);
        d.sample(13_000, CLIENT, row(LISTEN, s, ANY), row(FIN_WAIT_2, c, s), row(CLOSE_WAIT, s, c));
        d.segment(20_000, s, c, "FIN+ACK", 1, 7, 0).segment(20_010, c, s, "ACK", 7, 2, 0);
        d.sample(21_000, CLIENT, row(LISTEN, s, ANY), row(TIME_WAIT, c, s));
        return d.timeline();
    }

    /** Nothing was captured: calls and changes of state alone. */
    public static Timeline onlyTracepoint() {
        Drawing d = Drawing.loopback().missing("tcpdump", "not installed: apt-get install tcpdump");
        Endpoint c = d.client;
        Endpoint s = d.server;
        d.named(100, SERVER, "server", s, null).listens(120).named(310, CLIENT, "client", c, s);
        d.call(300, 900, CLIENT, "client", "connect", "127.0.0.1:7000", "0");
        d.becomes(336, c, s, SYN_SENT, ESTABLISHED).becomes(350, s, c, SYN_RECEIVED, ESTABLISHED);
        d.named(950, SERVER, "conn", s, c).call(1000, 1010, CLIENT, "client", "close", "", "0");
        d.becomes(1005, c, s, FIN_WAIT_1).becomes(1015, s, c, CLOSE_WAIT).becomes(1018, c, s, FIN_WAIT_2, CLOSED);
        return d.timeline();
    }
}
