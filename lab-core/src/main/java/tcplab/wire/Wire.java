package tcplab.wire;

import io.netty.channel.IoEventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tcplab.event.Event;
import tcplab.event.WireDid;
import tcplab.journal.LabClock;
import tcplab.model.Segment;
import tcplab.model.Side;

/**
 * The wire between the client's host and the server's: passes IP packets from one TUN device to the other, in order,
 * and does to TCP segments what the rules say. Everything happens in one event loop. Packets that are no segments pass
 * untouched.
 */
public final class Wire implements AutoCloseable {
    /** How long a segment waits to be overtaken before it goes anyway. */
    private static final long REORDER_MILLIS = 200;

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final IoEventLoop loop = group.next();
    private final Map<Side, Tun> hosts = new EnumMap<>(Side.class);
    private final List<Rule> rules = new ArrayList<>();
    private final Map<Rule, Integer> matched = new HashMap<>();
    private final List<Held> held = new ArrayList<>();
    private final List<Held> kept = new ArrayList<>();
    private final List<Held> overtaken = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<Side, Long> lastDelivery = new EnumMap<>(Side.class);
    private final AtomicInteger underWay = new AtomicInteger();
    private LabClock clock = LabClock.startingNow();
    private Consumer<Event> sink = event -> {};

    /** Somebody who waits until so many matching segments are held. */
    private record Waiting(Match match, int count, CompletableFuture<Void> done) {}

    private Wire() {}

    /** Makes both devices in this process's network namespace; the server's one can then be moved to its own. */
    public static Wire between(String clientDevice, String serverDevice) throws IOException {
        Wire wire = new Wire();
        try {
            wire.hosts.put(Side.CLIENT, Tun.open(clientDevice, packet -> wire.passed(Side.CLIENT, packet)));
            wire.hosts.put(Side.SERVER, Tun.open(serverDevice, packet -> wire.passed(Side.SERVER, packet)));
        } catch (IOException e) {
            wire.close();
            throw e;
        }
        wire.inLoop(() -> wire.hosts.values().forEach(tun -> tun.register(wire.loop)));
        return wire;
    }

    /** Starts a run without rules. What is done to segments goes to the sink. */
    public void begin(LabClock runClock, Consumer<Event> events) {
        inLoop(() -> {
            clear();
            clock = runClock;
            sink = events;
        });
    }

    /** Ends the run: no rules, nothing held, nothing remembered. */
    public void end() {
        inLoop(() -> {
            clear();
            sink = event -> {};
        });
    }

    private void clear() {
        rules.clear();
        matched.clear();
        held.clear();
        kept.clear();
        overtaken.clear();
        waiting.clear();
    }

    public void add(Rule rule) {
        inLoop(() -> rules.add(rule));
    }

    /** Takes all rules away; what is held stays held. */
    public void clearRules() {
        inLoop(() -> {
            rules.clear();
            matched.clear();
        });
    }

    /** What is held, oldest first. */
    public List<Held> held() {
        return loop.submit(() -> List.copyOf(held)).syncUninterruptibly().getNow();
    }

    /** True if no segment is on its way; a held one is not. */
    public boolean isIdle() {
        return underWay.get() == 0 && loop.submit(overtaken::isEmpty).syncUninterruptibly().getNow();
    }

    /** Completes when at least so many matching segments are held. */
    public CompletableFuture<Void> awaitHeld(Match match, int count) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        inLoop(() -> {
            waiting.add(new Waiting(match, count, done));
            tellWaiting();
        });
        return done;
    }

    private void tellWaiting() {
        for (Waiting one : waiting) {
            long now = held.stream()
                    .filter(h -> one.match().matches(h.from(), h.segment()))
                    .count();
            if (now >= one.count()) {
                one.done().complete(null);
            }
        }
        waiting.removeIf(one -> one.done().isDone());
    }

    /** Lets matching held segments go on, oldest first; at most {@code most}. Returns how many. */
    public int release(Match match, int most) {
        return takeHeld(match, most, one -> {
            did(WireDid.Action.RELEASED, one.from(), one.segment(), one.rule().text());
            deliver(one.from(), one.packet());
        });
    }

    /** Loses matching held segments. */
    public int dropHeld(Match match, int most) {
        return takeHeld(
                match, most, one -> did(WireDid.Action.DROPPED, one.from(), one.segment(), one.rule().text()));
    }

    private int takeHeld(Match match, int most, Consumer<Held> action) {
        return loop.submit(() -> {
                    int taken = 0;
                    Iterator<Held> all = held.iterator();
                    while (all.hasNext() && taken < most) {
                        Held one = all.next();
                        if (match.matches(one.from(), one.segment())) {
                            all.remove();
                            action.accept(one);
                            taken++;
                        }
                    }
                    return taken;
                })
                .syncUninterruptibly()
                .getNow();
    }

    /** Delivers again what {@code keep} has remembered, oldest first. Returns how many. */
    public int replay(Match match) {
        return loop.submit(() -> {
                    List<Held> chosen = kept.stream()
                            .filter(one -> match.matches(one.from(), one.segment()))
                            .toList();
                    for (Held one : chosen) {
                        did(WireDid.Action.DUPLICATED, one.from(), one.segment(), "replay " + match);
                        deliver(one.from(), one.packet());
                    }
                    return chosen.size();
                })
                .syncUninterruptibly()
                .getNow();
    }

    /** A packet came out of a host. */
    private void passed(Side from, ByteBuffer packet) {
        Optional<Segment> segment = IpPacket.segment(packet);
        if (segment.isEmpty() || rules.isEmpty()) {
            send(from, packet, 0);
            return;
        }
        ByteBuffer copy = ByteBuffer.allocate(packet.remaining()).put(packet).flip();
        Passing passing = new Passing(from, segment.get(), copy);
        for (Rule rule : List.copyOf(rules)) {
            if (rule.match().matches(from, segment.get())
                    && rule.actsOn(matched.merge(rule, 1, Integer::sum))
                    && !passing.obey(rule)) {
                return;
            }
        }
        send(from, copy, passing.delayNanos);
        letOvertakenGo(from);
    }

    /** One segment meeting the rules. */
    private final class Passing {
        private final Side from;
        private final Segment segment;
        private final ByteBuffer packet;
        private long delayNanos;

        Passing(Side from, Segment segment, ByteBuffer packet) {
            this.from = from;
            this.segment = segment;
            this.packet = packet;
        }

        /** Does what the rule says; false if the segment does not go on for now. */
        boolean obey(Rule rule) {
            switch (rule.action()) {
                case DELAY -> {
                    delayNanos += rule.time().toNanos();
                    did(WireDid.Action.DELAYED, from, segment, rule.text());
                }
                case KEEP -> kept.add(new Held(from, segment, packet, rule));
                case DUPLICATE -> {
                    Duration after = rule.time();
                    later(after.toNanos(), () -> {
                        did(WireDid.Action.DUPLICATED, from, segment, rule.text());
                        deliver(from, packet);
                    });
                }
                case DROP -> {
                    did(WireDid.Action.DROPPED, from, segment, rule.text());
                    return false;
                }
                case HOLD -> {
                    hold(rule);
                    return false;
                }
                case REORDER -> {
                    Held late = new Held(from, segment, packet, rule);
                    overtaken.add(late);
                    did(WireDid.Action.REORDERED, from, segment, rule.text());
                    later(TimeUnit.MILLISECONDS.toNanos(REORDER_MILLIS), () -> {
                        if (overtaken.remove(late)) {
                            deliver(from, packet);
                        }
                    });
                    return false;
                }
            }
            return true;
        }

        /** A retransmission of what is held already adds nothing to it and is lost, so that nothing piles up. */
        private void hold(Rule rule) {
            boolean known = held.stream()
                    .anyMatch(h -> h.from() == from
                            && h.segment().tuple().equals(segment.tuple())
                            && h.segment().seq() == segment.seq()
                            && h.segment().flagBits() == segment.flagBits()
                            && h.segment().length() == segment.length()
                            && h.segment().ack() == segment.ack());
            if (known) {
                did(WireDid.Action.DROPPED, from, segment, rule.text() + " (held already)");
            } else {
                held.add(new Held(from, segment, packet, rule));
                did(WireDid.Action.HELD, from, segment, rule.text());
                tellWaiting();
            }
        }
    }

    private void letOvertakenGo(Side from) {
        for (Held late : List.copyOf(overtaken)) {
            if (late.from() == from && overtaken.remove(late)) {
                send(from, late.packet(), 0);
            }
        }
    }

    /** On to the other host, after a delay but never before what left earlier in the same direction. */
    private void send(Side from, ByteBuffer packet, long delayNanos) {
        long now = System.nanoTime();
        long due = Math.max(now + delayNanos, lastDelivery.getOrDefault(from, now));
        if (due <= now) {
            deliver(from, packet);
        } else {
            lastDelivery.put(from, due);
            later(due - now, () -> deliver(from, packet));
        }
    }

    private void later(long nanos, Runnable task) {
        underWay.incrementAndGet();
        loop.schedule(
                () -> {
                    task.run();
                    underWay.decrementAndGet();
                },
                nanos,
                TimeUnit.NANOSECONDS);
    }

    private void deliver(Side from, ByteBuffer packet) {
        hosts.get(from.other()).write(packet);
    }

    private void did(WireDid.Action action, Side from, Segment segment, String rule) {
        sink.accept(new WireDid(clock.now(), action, from, segment, rule));
    }

    private void inLoop(Runnable task) {
        loop.submit(task).syncUninterruptibly();
    }

    /** Cuts the wire; the devices vanish. */
    @Override
    public void close() {
        inLoop(() -> hosts.values().forEach(tun -> {
            try {
                tun.close();
            } catch (IOException e) {
                // Closing is all that was wanted.
            }
        }));
        group.shutdownGracefully(0, 200, TimeUnit.MILLISECONDS);
    }
}
