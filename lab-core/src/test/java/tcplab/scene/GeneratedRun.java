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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import tcplab.event.Sample;
import tcplab.event.Transition;
import tcplab.journal.Timeline;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.model.TcpState;

/**
 * A run that can have been: two simple TCPs on a wire that delays and loses, what the tracepoint and ss would have told
 * of them, and calls. Handshakes of one or of both sides, SYNs and third segments that the server drops, data, closes in
 * any order, aborts, retransmissions. ss answers slowly, and each line of it is of another moment.
 */
public final class GeneratedRun {
    private static final Endpoint ANY = new Endpoint("0.0.0.0", 0);
    private static final long RTO = 200_000;

    /** What is to happen at a time, in microseconds. */
    private record Due(long at, int order, Runnable task) {}

    private record Octets(int length, boolean fin) {}

    private final class Tcp {
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

        Tcp(Side side, Endpoint own, Endpoint peer) {
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
            if (full && to == FIN_WAIT_2 && orphans) {
                traced(FIN_WAIT_2, CLOSED);
                full = false;
            }
            full &= to != TIME_WAIT && to != CLOSED;
            states.put(now, to);
            came.add(Map.entry(now, to));
        }

        private void traced(TcpState from, TcpState to) {
            if (tracepoint) {
                d.add(new Transition((now + traceLag) * 1000, new FourTuple(own, peer), from, to, own.toString()));
            }
        }

        void connect() {
            states.put(now, CLOSED);
            full = true;
            become(SYN_SENT);
            long called = now;
            at(now + 30, () -> d.call(called - 20, now, side, side.word(), "connect", peer.toString(), "0"));
            at(now + 90, () -> d.named(now, side, side.word(), own, peer));
            send("SYN", 0, 1);
        }

        void send(String flags, int length, int sequence) {
            transmit(flags, sent, length, 0);
            sent += length + sequence;
        }

        private void transmit(String flags, long seq, int length, int tries) {
            long leaves = Math.max(now + 5 + random.nextInt(60), lastLeft + 1);
            boolean lost = random.nextInt(100) < losses;
            long held = random.nextInt(10) == 0 ? random.nextInt(50_000) : 0;
            long arrives = Math.max(leaves + 20 + random.nextInt(delay) + held, lastArrived + 1);
            lastLeft = leaves;
            lastArrived = lost ? lastArrived : arrives;
            long ackNow = got;
            at(leaves, () -> {
                Segment segment = d.wired(leaves, 0, own, flags, seq, ackNow, length);
                if (!lost) {
                    at(arrives, () -> {
                        d.arrives(arrives, segment);
                        lastTaken = Math.max(lastTaken + 1, arrives + 3 + random.nextInt(slowness));
                        at(lastTaken, () -> other(this).take(flags, seq, ackNow, length));
                    });
                }
            });
            boolean counts = length > 0 || flags.contains("SYN") || flags.contains("FIN");
            if (counts && tries < 4) {
                at(now + (RTO << tries), () -> {
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
            if (state() == CLOSED && listens && side == Side.SERVER && sent == 0) {
                if (random.nextInt(4) > 0) {
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
                if (random.nextInt(4) == 0 && listens) {
                    return;
                }
                become(ESTABLISHED);
                at(now + 50 + random.nextInt(3_000), () -> {
                    if (listens) {
                        d.named(now, side, "conn", own, peer);
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
                d.call(now - 5, now + 10, side, name(), "close", "", "0");
                become(state() == ESTABLISHED ? FIN_WAIT_1 : LAST_ACK);
                finSent = true;
                send("FIN+ACK", 0, 1);
            }
        }

        void abort() {
            if (state() == ESTABLISHED || state() == CLOSE_WAIT || state() == FIN_WAIT_1) {
                d.call(now - 5, now + 10, side, name(), "close", "", "0");
                become(CLOSED);
                transmit("RST+ACK", sent, 0, 4);
            }
        }

        void write() {
            if (state() == ESTABLISHED || state() == CLOSE_WAIT) {
                send("PSH+ACK", 1 + random.nextInt(9), 0);
            }
        }

        private String name() {
            return listens && side == Side.SERVER ? "conn" : side.word();
        }
    }

    private final Random random;
    private final Drawing d = Drawing.wire();
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingInt(Due::order));
    private final Tcp client = new Tcp(Side.CLIENT, d.client, d.server);
    private final Tcp server = new Tcp(Side.SERVER, d.server, d.client);
    private final boolean tracepoint;
    private final boolean ss;
    private final boolean listens;
    private final boolean orphans;
    private final long traceLag;
    private final int losses;
    private final int delay;
    private final int slowness;
    private long now;
    private int order;
    private Timeline timeline;

    private GeneratedRun(long seed) {
        random = new Random(seed);
        int witnesses = random.nextInt(4);
        tracepoint = witnesses != 0;
        ss = witnesses != 1;
        listens = random.nextInt(5) > 0;
        orphans = random.nextBoolean();
        traceLag = random.nextInt(400) - 200;
        losses = random.nextInt(3) * 10;
        delay = random.nextBoolean() ? 100 : 40_000;
        slowness = random.nextInt(4) == 0 ? 2_000 : 60;
    }

    public static GeneratedRun of(long seed) {
        GeneratedRun run = new GeneratedRun(seed);
        run.timeline = run.play();
        return run;
    }

    public Timeline timeline() {
        return timeline;
    }

    /** When the socket with these endpoints really came into that state, in microseconds, as often as it did. */
    List<Long> truth(FourTuple socket, TcpState state) {
        return (socket.local().equals(d.client) ? client : server).came.stream()
                .filter(entry -> entry.getValue() == state)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Tcp other(Tcp tcp) {
        return tcp == client ? server : client;
    }

    private void at(long micros, Runnable task) {
        due.add(new Due(micros, order++, task));
    }

    private Timeline play() {
        if (listens) {
            at(100, () -> d.named(now, Side.SERVER, "server", d.server, null));
            at(120, () -> {
                if (tracepoint) {
                    d.listens(now);
                }
            });
        } else {
            at(1_000 + random.nextInt(30_000), server::connect);
        }
        at(1_000 + random.nextInt(30_000), client::connect);
        for (Tcp tcp : List.of(client, server)) {
            for (int i = random.nextInt(4); i > 0; i--) {
                at(10_000 + random.nextInt(600_000), tcp::write);
            }
            at(50_000 + random.nextInt(800_000), random.nextInt(8) == 0 ? tcp::abort : tcp::close);
        }
        for (long at = 500; ss && at < 1_500_000; at += 1_000 + random.nextInt(60_000)) {
            listing(at, random.nextBoolean() ? client : server);
        }
        while (!due.isEmpty() && due.peek().at() < 4_000_000) {
            Due next = due.poll();
            now = next.at();
            next.task().run();
        }
        return d.timeline();
    }

    private void listing(long asked, Tcp tcp) {
        long answered = asked + 500 + random.nextInt(20_000);
        long moment = asked + random.nextInt((int) (answered - asked));
        at(answered, () -> {
            List<Sample.Row> rows = new ArrayList<>();
            if (listens && tcp == server) {
                rows.add(Drawing.row(LISTEN, tcp.own, ANY));
            }
            if (tcp.stateAt(moment) != CLOSED) {
                rows.add(Drawing.row(tcp.stateAt(moment), tcp.own, tcp.peer));
            }
            d.add(new Sample(asked * 1000, answered * 1000, tcp.side, rows));
        });
    }
}
