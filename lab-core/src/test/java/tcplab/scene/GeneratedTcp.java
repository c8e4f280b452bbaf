package tcplab.scene;

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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tcplab.event.Transition;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.model.TcpState;

/** A simple TCP at one end of a {@link GeneratedRun}: it opens, retransmits, closes and aborts as RFC 9293 has it. */
final class GeneratedTcp {
    private static final long RTO = 200_000;

    private record Octets(int length, boolean fin) {}

    private final GeneratedRun run;
    final Side side;
    final Endpoint own;
    final Endpoint peer;
    /** The truth: the state from each time on. */
    final TreeMap<Long, TcpState> states = new TreeMap<>();
    /** The same as a list, since several can begin at one time. */
    final List<Map.Entry<Long, TcpState>> came = new ArrayList<>();
    /** True once it is a full socket, which the tracepoint follows. */
    boolean full;
    long sent;
    long acked;
    long got;
    boolean finSent;
    /** What has come beyond a hole, by its first number. */
    final Map<Long, Octets> early = new HashMap<>();
    long lastLeft;
    long lastArrived;
    long lastTaken;

    GeneratedTcp(GeneratedRun run, Side side, Endpoint own, Endpoint peer) {
        this.run = run;
        this.side = side;
        this.own = own;
        this.peer = peer;
        states.put(0L, CLOSED);
    }

    TcpState state() {
        return states.lastEntry().getValue();
    }

    TcpState stateAt(long micros) {
        return states.floorEntry(micros).getValue();
    }

    void become(TcpState to) {
        TcpState from = state();
        if (from == SYN_RECEIVED && !full) {
            traced(LISTEN, SYN_RECEIVED);
            full = true;
        }
        if (full) {
            traced(from, to == TIME_WAIT ? CLOSED : to);
        }
        if (full && to == FIN_WAIT_2 && run.orphans) {
            traced(FIN_WAIT_2, CLOSED);
            full = false;
        }
        full &= to != TIME_WAIT && to != CLOSED;
        states.put(run.now, to);
        came.add(Map.entry(run.now, to));
    }

    private void traced(TcpState from, TcpState to) {
        if (run.tracepoint) {
            run.d.add(new Transition((run.now + run.traceLag) * 1000, new FourTuple(own, peer), from, to, own.toString()));
        }
    }

    void connect() {
        states.put(run.now, CLOSED);
        full = true;
        become(SYN_SENT);
        long called = run.now;
        run.at(run.now + 30, () -> run.d.call(called - 20, run.now, side, side.word(), "connect", peer.toString(), "0"));
        run.at(run.now + 90, () -> run.d.named(run.now, side, side.word(), own, peer));
        send("SYN", 0, 1);
    }

    void send(String flags, int length, int sequence) {
        transmit(flags, sent, length, 0);
        sent += length + sequence;
    }

    private void transmit(String flags, long seq, int length, int tries) {
        long leaves = Math.max(run.now + 5 + run.random.nextInt(60), lastLeft + 1);
        boolean lost = run.random.nextInt(100) < run.losses;
        long held = run.random.nextInt(10) == 0 ? run.random.nextInt(50_000) : 0;
        long arrives = Math.max(leaves + 20 + run.random.nextInt(run.delay) + held, lastArrived + 1);
        lastLeft = leaves;
        lastArrived = lost ? lastArrived : arrives;
        long ackNow = got;
        run.at(leaves, () -> {
            Segment segment = run.d.wired(leaves, 0, own, flags, seq, ackNow, length);
            if (!lost) {
                run.at(arrives, () -> {
                    run.d.arrives(arrives, segment);
                    lastTaken = Math.max(lastTaken + 1, arrives + 3 + run.random.nextInt(run.slowness));
                    run.at(lastTaken, () -> run.other(this).take(flags, seq, ackNow, length));
                });
            }
        });
        boolean counts = length > 0 || flags.contains("SYN") || flags.contains("FIN");
        if (counts && tries < 4) {
            run.at(run.now + (RTO << tries), () -> {
                if (acked <= seq && state() != CLOSED && state() != TIME_WAIT) {
                    transmit(flags, seq, length, tries + 1);
                }
            });
        }
    }

    private void ack() {
        transmit("ACK", sent, 0, 0);
    }

    void take(String flags, long seq, long ack, int length) {
        if (flags.contains("RST")) {
            if (state() != CLOSED && state() != LISTEN && state() != TIME_WAIT) {
                become(CLOSED);
            }
        } else if (flags.equals("SYN")) {
            takeSyn();
        } else if (state() == CLOSED) {
            transmit("RST", ack, 0, 4);
        } else if (state() == SYN_SENT) {
            if (flags.equals("SYN+ACK")) {
                acked = 1;
                got = 1;
                become(ESTABLISHED);
                ack();
            }
        } else {
            takeAck(ack);
            if (state() != SYN_RECEIVED) {
                takeOctets(flags, seq, length);
            }
        }
    }

    private void takeSyn() {
        if (state() == CLOSED && run.listens && side == Side.SERVER && sent == 0) {
            if (run.random.nextInt(4) > 0) {
                got = 1;
                become(SYN_RECEIVED);
                send("SYN+ACK", 0, 1);
            }
        } else if (state() == SYN_SENT) {
            got = 1;
            become(SYN_RECEIVED);
            transmit("SYN+ACK", 0, 0, 0);
        } else if (state() == SYN_RECEIVED) {
            transmit("SYN+ACK", 0, 0, 4);
        } else if (state() != CLOSED) {
            ack();
        }
    }

    private void takeAck(long ack) {
        if (ack <= acked) {
            return;
        }
        if (state() == SYN_RECEIVED) {
            if (run.random.nextInt(4) == 0 && run.listens) {
                return;
            }
            become(ESTABLISHED);
            run.at(run.now + 50 + run.random.nextInt(3_000), () -> {
                if (run.listens) {
                    run.d.named(run.now, side, "conn", own, peer);
                }
            });
        }
        acked = ack;
        if (finSent && acked == sent) {
            switch (state()) {
                case FIN_WAIT_1 -> become(FIN_WAIT_2);
                case CLOSING -> become(TIME_WAIT);
                case LAST_ACK -> become(CLOSED);
                default -> {}
            }
        }
    }

    private void takeOctets(String flags, long seq, int length) {
        boolean fin = flags.contains("FIN");
        if (length == 0 && !fin && !flags.contains("SYN")) {
            return;
        }
        if (seq >= got) {
            early.put(seq, new Octets(length, fin));
        }
        while (early.containsKey(got)) {
            Octets next = early.remove(got);
            got += next.length() + (next.fin() ? 1 : 0);
            if (next.fin()) {
                switch (state()) {
                    case ESTABLISHED -> become(CLOSE_WAIT);
                    case FIN_WAIT_1 -> become(CLOSING);
                    case FIN_WAIT_2 -> become(TIME_WAIT);
                    default -> {}
                }
            }
        }
        if (state() != CLOSED) {
            ack();
        }
    }

    void close() {
        if (state() == ESTABLISHED || state() == CLOSE_WAIT) {
            run.d.call(run.now - 5, run.now + 10, side, name(), "close", "", "0");
            become(state() == ESTABLISHED ? FIN_WAIT_1 : LAST_ACK);
            finSent = true;
            send("FIN+ACK", 0, 1);
        }
    }

    void abort() {
        if (state() == ESTABLISHED || state() == CLOSE_WAIT || state() == FIN_WAIT_1) {
            run.d.call(run.now - 5, run.now + 10, side, name(), "close", "", "0");
            become(CLOSED);
            transmit("RST+ACK", sent, 0, 4);
        }
    }

    void write() {
        if (state() == ESTABLISHED || state() == CLOSE_WAIT) {
            send("PSH+ACK", 1 + run.random.nextInt(9), 0);
        }
    }

    private String name() {
        return run.listens && side == Side.SERVER ? "conn" : side.word();
    }
}
