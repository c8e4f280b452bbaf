package tcplab.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.Environment;
import tcplab.event.Event;
import tcplab.event.ObserverReport;
import tcplab.event.Sample;
import tcplab.event.SegmentSeen;
import tcplab.event.SocketNamed;
import tcplab.event.Transition;
import tcplab.event.WireDid;
import tcplab.journal.Timeline;
import tcplab.model.BenchName;
import tcplab.model.Endpoint;
import tcplab.model.Flag;
import tcplab.model.FourTuple;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.model.TcpOptions;
import tcplab.model.TcpState;
import tcplab.model.Witness;
import tcplab.text.Told;

/** A run over the wire in which one connection after the other is opened, used and closed, some twenty under way at a time. */
final class ManyConnections {
    private static final Endpoint SERVER = new Endpoint("10.0.0.2", 7000);
    private static final Endpoint ANY = new Endpoint("0.0.0.0", 0);
    private static final long EACH_NANOS = 1_000_000;
    private static final long WAY_NANOS = 2_000_000;

    private final List<Event> events = new ArrayList<>();
    private Endpoint client;
    private long clientSeq;
    private long serverSeq;
    private int ipId;
    private int exchanges = 2;

    private ManyConnections() {}

    /** @param count how many connections, with ten segments each */
    static Timeline run(int count) {
        ManyConnections run = new ManyConnections();
        run.begin();
        for (int i = 0; i < count; i++) {
            run.connection(i);
        }
        return run.ended(count, count * EACH_NANOS);
    }

    /** @param exchanges of data and its acknowledgement on one connection; every tenth is sent again */
    static Timeline one(int exchanges) {
        ManyConnections run = new ManyConnections();
        run.exchanges = exchanges;
        run.begin();
        run.connection(0);
        return run.ended(1, exchanges * WAY_NANOS);
    }

    private Timeline ended(int count, long at) {
        sample(count, at);
        for (Witness witness : List.of(Witness.TCPDUMP, Witness.SS, Witness.TRACEPOINT)) {
            events.add(new ObserverReport(at + 1_000_000_000, witness, ObserverReport.Status.DRAINED, Told.nothing(), 0));
        }
        return new Timeline(List.of()).with(events);
    }

    /** Its script. */
    static String script() {
        return String.join("\n", "# Many connections", "server listen 7000", "client connect server:7000", "server accept -> conn",
                "claim count any:SYN 1..100000", "claim never any:RST", "claim wire client:SYN any:SYN+ACK ... client:FIN",
                "claim states client SYN-SENT ESTABLISHED FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT", "");
    }

    private void begin() {
        events.add(new Environment(0, "many", BenchName.WIRE, Told.plain("a test"), "2026-11-20T10:00:00Z", 1_795_000_000_000_000_000L,
                "6.18", 250, Map.of(), Map.of(), Map.of(), Map.of("client", "10.0.0.1", "server", "10.0.0.2"), List.of()));
        for (Witness witness : List.of(Witness.TCPDUMP, Witness.SS, Witness.TRACEPOINT)) {
            events.add(new ObserverReport(0, witness, ObserverReport.Status.ARMED, Told.nothing(), 0));
        }
        events.add(new SocketNamed(1_000, Side.SERVER, "server", SERVER, null));
        call(900, Side.SERVER, "server", "listen", 0);
    }

    private void connection(int number) {
        long at = 1_000_000 + number * EACH_NANOS;
        String name = number == 0 ? "client" : "client" + number;
        String conn = number == 0 ? "conn" : "conn" + number;
        client = new Endpoint("10.0.0.1", 10_000 + number);
        clientSeq = 1_000L * number;
        serverSeq = 500L * number;
        call(at - 10_000, Side.CLIENT, name, "connect", 2 * WAY_NANOS);
        events.add(new SocketNamed(at - 5_000, Side.CLIENT, name, client, SERVER));
        client(at - 4_000, TcpState.CLOSED, TcpState.SYN_SENT);
        sent(at, true, Flag.SYN.bit(), 0);
        sent(at + WAY_NANOS, false, Flag.SYN.bit() | Flag.ACK.bit(), 0);
        client(at + 2 * WAY_NANOS, TcpState.SYN_SENT, TcpState.ESTABLISHED);
        sent(at + 2 * WAY_NANOS, true, Flag.ACK.bit(), 0);
        server(at + 3 * WAY_NANOS, TcpState.LISTEN, TcpState.SYN_RECEIVED);
        server(at + 3 * WAY_NANOS, TcpState.SYN_RECEIVED, TcpState.ESTABLISHED);
        events.add(new SocketNamed(at + 3 * WAY_NANOS + 10, Side.SERVER, conn, SERVER, client));
        events.add(new Call(at, at + 3 * WAY_NANOS + 20, Side.SERVER, "server", number + 1, Call.By.SCRIPT, "accept", "",
                new CallResult.Returned(0), conn));
        for (int i = 0; i < exchanges; i++) {
            call(at + (4 + i) * WAY_NANOS, Side.CLIENT, name, "send", 1_000);
            sent(at + (4 + i) * WAY_NANOS, true, Flag.ACK.bit() | Flag.PSH.bit(), 5);
            if (i % 10 == 9) {
                clientSeq -= 5;
                sent(at + (4 + i) * WAY_NANOS + 500_000, true, Flag.ACK.bit() | Flag.PSH.bit(), 5);
            }
            sent(at + (5 + i) * WAY_NANOS, false, Flag.ACK.bit(), 0);
        }
        close(at + (5 + exchanges) * WAY_NANOS, name, conn);
    }

    private void close(long at, String name, String conn) {
        call(at - 1_000, Side.CLIENT, name, "close", 1_000);
        client(at - 500, TcpState.ESTABLISHED, TcpState.FIN_WAIT_1);
        sent(at, true, Flag.FIN.bit() | Flag.ACK.bit(), 0);
        server(at + WAY_NANOS, TcpState.ESTABLISHED, TcpState.CLOSE_WAIT);
        call(at + WAY_NANOS + 200, Side.SERVER, conn, "close", 1_000);
        server(at + WAY_NANOS + 400, TcpState.CLOSE_WAIT, TcpState.LAST_ACK);
        sent(at + WAY_NANOS + 500, false, Flag.FIN.bit() | Flag.ACK.bit(), 0);
        client(at + 2 * WAY_NANOS + 500, TcpState.FIN_WAIT_1, TcpState.FIN_WAIT_2);
        client(at + 2 * WAY_NANOS + 600, TcpState.FIN_WAIT_2, TcpState.CLOSED);
        sent(at + 2 * WAY_NANOS + 700, true, Flag.ACK.bit(), 0);
        server(at + 3 * WAY_NANOS + 700, TcpState.LAST_ACK, TcpState.CLOSED);
    }

    /** At the end, when all are in TIME-WAIT. */
    private void sample(int count, long end) {
        List<Sample.Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new Sample.Row(TcpState.TIME_WAIT, 0, 0, new Endpoint("10.0.0.1", 10_000 + i), SERVER, "timewait,59sec,0", ""));
        }
        long at = end + 500_000_000;
        events.add(new Sample(at, at + 3_000_000, Side.CLIENT, rows));
        events.add(new Sample(at, at + 3_000_000, Side.SERVER,
                List.of(new Sample.Row(TcpState.LISTEN, 0, 128, SERVER, ANY, "", ""))));
    }

    private void call(long at, Side side, String socket, String name, long lasts) {
        events.add(new Call(at, at + lasts, side, socket, 1, Call.By.SCRIPT, name, "", new CallResult.Returned(name.equals("send") ? 5 : 0), ""));
    }

    private void client(long at, TcpState from, TcpState to) {
        events.add(new Transition(at, new FourTuple(client, SERVER), from, to, "c" + client.port()));
    }

    private void server(long at, TcpState from, TcpState to) {
        events.add(new Transition(at, new FourTuple(SERVER, client), from, to, "s" + client.port()));
    }

    private void sent(long at, boolean byClient, int flags, int length) {
        long seq = byClient ? clientSeq : serverSeq;
        long ack = (flags & Flag.ACK.bit()) == 0 ? 0 : byClient ? serverSeq : clientSeq;
        Segment segment = new Segment(byClient ? client : SERVER, byClient ? SERVER : client, flags, seq, ack, 64_000, length, 32, 20,
                ipId++ & 0xffff, TcpOptions.NONE);
        if (byClient) {
            clientSeq = segment.nextSeq();
        } else {
            serverSeq = segment.nextSeq();
        }
        events.add(new SegmentSeen(at, byClient ? "client" : "server", segment));
        events.add(new WireDid(at + 50, WireDid.Action.DELAYED, byClient ? Side.CLIENT : Side.SERVER, segment, "delay"));
        events.add(new SegmentSeen(at + WAY_NANOS - 100, byClient ? "server" : "client", segment));
    }
}
