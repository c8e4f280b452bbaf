package tcplab.scene;

import static tcplab.model.TcpState.CLOSED;
import static tcplab.model.TcpState.LISTEN;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import tcplab.event.Sample;
import tcplab.journal.Timeline;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;
import tcplab.model.Side;
import tcplab.model.TcpState;

/**
 * A run that can have been: two simple TCPs on a wire that delays and loses, what the tracepoint and ss would have told
 * of them, and calls. Handshakes of one or of both sides, SYNs and third segments that the server drops, data, closes in
 * any order, aborts, retransmissions. ss answers slowly, and each line of it is of another moment.
 */
public final class GeneratedRun {
    private static final Endpoint ANY = new Endpoint("0.0.0.0", 0);

    /** What is to happen at a time, in microseconds. */
    private record Due(long at, int order, Runnable task) {}

    final Random random;
    final Drawing d = Drawing.wire();
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingInt(Due::order));
    private final GeneratedTcp client = new GeneratedTcp(this, Side.CLIENT, d.client, d.server);
    private final GeneratedTcp server = new GeneratedTcp(this, Side.SERVER, d.server, d.client);
    final boolean tracepoint;
    private final boolean ss;
    final boolean listens;
    final boolean orphans;
    final long traceLag;
    final int losses;
    final int delay;
    final int slowness;
    /** Microseconds since the start. */
    long now;
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

    GeneratedTcp other(GeneratedTcp tcp) {
        return tcp == client ? server : client;
    }

    void at(long micros, Runnable task) {
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
        for (GeneratedTcp tcp : List.of(client, server)) {
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

    private void listing(long asked, GeneratedTcp tcp) {
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
