package tcplab.scene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.Environment;
import tcplab.event.Event;
import tcplab.event.Heading;
import tcplab.event.Lookup;
import tcplab.event.ObserverReport;
import tcplab.event.Sample;
import tcplab.event.SegmentSeen;
import tcplab.event.SocketNamed;
import tcplab.event.Transition;
import tcplab.event.WireDid;
import tcplab.journal.Entry;
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

/** A run put together by hand, to be drawn. Times are in microseconds and must not go back within one witness. */
public final class Drawing {
    public static final Endpoint CLIENT_LO = new Endpoint("127.0.0.1", 40000);
    public static final Endpoint SERVER_LO = new Endpoint("127.0.0.1", 7000);
    public static final Endpoint CLIENT_WIRE = new Endpoint("10.0.0.1", 40000);
    public static final Endpoint SERVER_WIRE = new Endpoint("10.0.0.2", 7000);

    private static final long CLIENT_ISS = 4_294_967_290L;
    private static final long SERVER_ISS = 1_000_000;

    private final List<Entry> entries = new ArrayList<>();
    private final boolean wire;
    private final Map<FourTuple, TcpState> states = new HashMap<>();
    private int ordinal;
    private int ipId;

    public final Endpoint client;
    public final Endpoint server;

    private Drawing(boolean wire) {
        this.wire = wire;
        client = wire ? CLIENT_WIRE : CLIENT_LO;
        server = wire ? SERVER_WIRE : SERVER_LO;
        add(new Environment(
                0,
                "close/drawn",
                wire ? BenchName.WIRE : BenchName.LOOPBACK,
                Told.plain("asked for"),
                "2026-11-20T10:00:00Z",
                0,
                "6.18.0",
                250,
                Map.of("net.ipv4.tcp_timestamps", "1"),
                Map.of("ss", "iproute2-6.1.0"),
                Map.of("tracepoint", 0L),
                Map.of("client", client.address(), "server", server.address()),
                List.of()));
    }

    public static Drawing loopback() {
        return new Drawing(false);
    }

    public static Drawing wire() {
        return new Drawing(true);
    }

    public Timeline timeline() {
        return new Timeline(entries);
    }

    public Drawing add(Event event) {
        entries.add(new Entry(entries.size() + 1, event));
        return this;
    }

    public Drawing heading(long at, String text) {
        return add(new Heading(at * 1000, 1, text, null));
    }

    public Drawing missing(String observer, String sentence) {
        return add(new ObserverReport(0, Witness.of(observer).orElseThrow(), ObserverReport.Status.MISSING, Told.plain(sentence), 0));
    }

    public Drawing named(long at, Side side, String socket, Endpoint local, Endpoint remote) {
        return add(new SocketNamed(at * 1000, side, socket, local, remote));
    }

    /** {@code listen(7000) = 0} is {@code call(1, 2, SERVER, "server", "listen", "7000", "0")}. */
    public Drawing call(long at, long end, Side side, String socket, String name, String arguments, String result) {
        return call(at, end, side, socket, Call.By.SCRIPT, name, arguments, result, "");
    }

    public Drawing call(
            long at,
            long end,
            Side side,
            String socket,
            Call.By by,
            String name,
            String arguments,
            String result,
            String detail) {
        ordinal++;
        return add(new Call(at * 1000, end * 1000, side, socket, ordinal, by, name, arguments, CallResult.of(result), detail));
    }

    /** The tracepoint: the socket goes on from the state it was in. */
    public Drawing becomes(long at, Endpoint local, Endpoint remote, TcpState... to) {
        FourTuple tuple = new FourTuple(local, remote);
        for (TcpState state : to) {
            TcpState from = states.getOrDefault(tuple, TcpState.CLOSED);
            add(new Transition(at * 1000, tuple, from, state, local + "-" + remote));
            states.put(tuple, state);
        }
        return this;
    }

    public Drawing listens(long at) {
        return becomes(at, server, new Endpoint("0.0.0.0", 0), TcpState.LISTEN);
    }

    public Drawing sample(long at, Side side, Sample.Row... rows) {
        return add(new Sample(at * 1000, at * 1000 + 3000, side, List.of(rows)));
    }

    /** sock_diag: the kernel was asked at a segment. */
    public Drawing looked(long at, Side side, Endpoint local, Endpoint remote, TcpState state, Lookup.Occasion occasion) {
        return add(new Lookup(at * 1000, at * 1000 + 20, side, new FourTuple(local, remote), state, occasion));
    }

    public static Sample.Row row(TcpState state, Endpoint local, Endpoint remote) {
        return new Sample.Row(state, 0, 0, local, remote, "", "");
    }

    /** A segment on a shared loopback; the numbers are relative. */
    public Drawing segment(long at, Endpoint from, Endpoint to, String flags, long seq, long ack, int length) {
        return add(new SegmentSeen(at * 1000, "lo", made(from, to, flags, seq, ack, length)));
    }

    /** A segment on the wire; lost if {@code arrives} is 0. */
    public Segment wired(long leaves, long arrives, Endpoint from, String flags, long seq, long ack, int length) {
        Endpoint to = from.equals(client) ? server : client;
        Segment segment = made(from, to, flags, seq, ack, length);
        String point = from.equals(client) ? "client" : "server";
        add(new SegmentSeen(leaves * 1000, point, segment));
        if (arrives > 0) {
            arrives(arrives, segment);
        }
        return segment;
    }

    public Drawing arrives(long at, Segment segment) {
        return add(new SegmentSeen(at * 1000, segment.to().equals(client) ? "client" : "server", segment));
    }

    public Drawing wireDid(long at, WireDid.Action action, Segment segment) {
        return add(new WireDid(at * 1000, action, side(segment.from()), segment, ""));
    }

    /** By a key or by what follows from it, while somebody steps through the run. */
    public Drawing stepped(long at, WireDid.Action action, Segment segment, String rule) {
        return add(new WireDid(at * 1000, action, side(segment.from()), segment, rule));
    }

    private Side side(Endpoint endpoint) {
        return endpoint.equals(client) ? Side.CLIENT : Side.SERVER;
    }

    private Segment made(Endpoint from, Endpoint to, String flags, long seq, long ack, int length) {
        int bits = 0;
        for (String flag : flags.split("\\+")) {
            bits |= Flag.valueOf(flag).bit();
        }
        boolean hasAck = (bits & Flag.ACK.bit()) != 0;
        return new Segment(
                from,
                to,
                bits,
                (iss(from) + seq) & 0xffff_ffffL,
                hasAck ? (iss(to) + ack) & 0xffff_ffffL : 0,
                64,
                length,
                32,
                20,
                ++ipId,
                TcpOptions.NONE);
    }

    /** The client's numbers wrap around soon, so that relative ones are tested modulo 2^32. */
    private long iss(Endpoint endpoint) {
        return endpoint.equals(server) ? SERVER_ISS : CLIENT_ISS;
    }
}
