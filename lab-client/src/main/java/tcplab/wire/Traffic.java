package tcplab.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import tcplab.event.Event;
import tcplab.event.WireCut;
import tcplab.event.WireDid;
import tcplab.fault.IcmpError;
import tcplab.fault.Match;
import tcplab.fault.Rule;
import tcplab.journal.LabClock;
import tcplab.model.Probes;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.packet.IpPacket;

/**
 * What happens to the packets between two hosts: they pass in order, and the rules act on those that are TCP segments.
 * Confined to one thread.
 */
final class Traffic {
    /** How long a segment waits to be overtaken before it goes anyway. */
    private static final long REORDER_NANOS = 200_000_000;

    private final Probes probes = new Probes();
    private final Line line;
    private final List<Rule> rules = new ArrayList<>();
    /** By the rule itself: the same rule written twice counts for each. */
    private final Map<Rule, Integer> matched = new IdentityHashMap<>();
    private final HeldSegments held = new HeldSegments();
    private final List<Held> kept = new ArrayList<>();
    private final List<Held> overtaken = new ArrayList<>();
    private final Gate gate;
    private final Router router;
    private final Burst burst;
    private final Map<Side, Way> ways = new EnumMap<>(Side.class);
    private int runs;
    private boolean down;
    private LabClock clock = LabClock.startingNow();
    private Consumer<Event> sink = event -> {};

    Traffic(Line line) {
        this.line = new Arrivals(new Arrivals(line, probes::arrived), segment -> gate().arrived(segment));
        this.burst = new Burst(this.line);
        this.gate = new Gate(this::did, this::meetRules, this.line);
        this.router = new Router(gate.story());
        List.of(Side.values()).forEach(side -> ways.put(side, new Way(gate.story(), side)));
    }

    void begin(LabClock runClock, Consumer<Event> events) {
        end();
        clock = runClock;
        sink = events;
    }

    void end() {
        clearRules();
        held.forget();
        kept.clear();
        overtaken.clear();
        burst.forget();
        down = false;
        gate.forget();
        ways.replaceAll((side, way) -> way.cut());
        router.end();
        probes.forget();
        runs++;
        sink = event -> {};
    }

    /** Rules act in the order in which they come, but what one keeps it keeps before another stops it. */
    void add(Rule rule) {
        rules.add(rule.action() == Rule.Action.KEEP ? 0 : rules.size(), rule);
    }

    /** False if it is so already. */
    boolean cut(boolean nowDown) {
        if (down == nowDown) {
            return false;
        }
        down = nowDown;
        sink.accept(new WireCut(clock.now(), down));
        return true;
    }

    boolean isDown() {
        return down;
    }

    /** True while the wire is down. Only segments are lost: other packets are the lab's own, a witness waits for them. */
    private boolean isLost(Side from, Segment segment) {
        if (down) {
            did(WireDid.Action.DROPPED, from, segment, "down");
        }
        return down;
    }

    void mtu(int bytes, boolean told) {
        router.mtu(bytes, told);
    }

    void clearRules() {
        router.clear();
        rules.clear();
        matched.clear();
    }

    List<Held> held() {
        return held.all();
    }

    /** True if nothing is on its way, or all that is waits while somebody reads. */
    boolean isIdle() {
        return gate.standsStill() || overtaken.isEmpty() && gate.story().isIdle();
    }

    CompletableFuture<Void> awaitHeld(Match match, int count) {
        return held.await(match, count);
    }

    int release(Match match, int most) {
        return held.take(match, most, one -> {
            did(WireDid.Action.RELEASED, one.from(), one.segment(), one.rule().text());
            gate.goesOn(one.from(), one.segment());
            send(one.from(), one.packet(), 0);
        });
    }

    int dropHeld(Match match, int most) {
        return held.take(match, most, one -> {
            did(WireDid.Action.DROPPED, one.from(), one.segment(), one.rule().text());
            gate.lost(one.from(), one.segment());
        });
    }

    int replay(Match match) {
        List<Held> chosen = kept.stream().filter(one -> one.isOf(match)).toList();
        for (Held one : chosen) {
            did(WireDid.Action.REPLAYED, one.from(), one.segment(), "replay " + match);
            line.deliver(one.from(), one.packet());
        }
        return chosen.size();
    }

    /** See {@link Burst}. */
    Burst burst() {
        return burst;
    }

    /** A packet came out of a host. */
    void passed(Side from, ByteBuffer packet) {
        var segment = IpPacket.of(packet).flatMap(IpPacket::segment);
        boolean ends = segment.isPresent() && burst.isAnsweredBy(from, segment.get());
        if (ends && !gate.isClosed()) {
            return;
        }
        if (segment.isEmpty()) {
            // The lab's own: a witness waits for it, and no rule delays it, nor what a rule delays.
            line.deliver(from, packet);
            return;
        }
        if (rules.isEmpty() && !gate.isClosed() && !down && !router.isTooLong(packet)) {
            send(from, packet, 0);
            return;
        }
        ByteBuffer copy = ByteBuffer.allocate(packet.remaining()).put(packet).flip();
        Sent sent = new Sent(from, segment.get(), probes.of(segment.get()).orElse(null), copy);
        if (ends) {
            gate.lose(sent);
        } else if (gate.isClosed()) {
            gate.stop(sent);
        } else {
            meetRules(sent);
        }
    }

    /** @return false if it is lost; true also for what a rule keeps back for now */
    private boolean meetRules(Sent sent) {
        if (isLost(sent.from(), sent.segment())) {
            return false;
        }
        if (router.isTooLong(sent.packet())) {
            return lose(sent, router.errorOfTooLong(), router.rule());
        }
        rules.forEach(rule -> rule.match().sees(sent.from(), sent.segment()));
        Passing passing = new Passing(sent);
        for (Rule rule : List.copyOf(rules)) {
            if (rule.match().matches(sent.from(), sent.segment(), sent.probe())
                    && rule.actsOn(matched.merge(rule, 1, Integer::sum))
                    && !passing.obey(rule)) {
                return !rule.loses();
            }
        }
        gate.goesOn(sent.from(), sent.segment());
        send(sent.from(), sent.packet(), passing.delayNanos);
        letOvertakenGo(sent.from());
        return true;
    }

    /** Loses it and tells its sender why. @param error null if nobody tells it @return false: it does not go on */
    private boolean lose(Sent sent, IcmpError error, String rule) {
        did(WireDid.Action.DROPPED, sent.from(), sent.segment(), rule);
        if (error != null) {
            did(WireDid.Action.ANSWERED, sent.from(), sent.segment(), rule);
            router.answer(sent.from(), sent.packet(), error);
            gate.refused(sent);
        }
        return false;
    }

    /** Where segments wait while somebody steps through the run. */
    Gate gate() {
        return gate;
    }

    /** One segment meeting the rules. */
    private final class Passing {
        private final Sent sent;
        private long delayNanos;

        Passing(Sent sent) {
            this.sent = sent;
        }

        /** Does what the rule says; false if the segment does not go on for now. */
        boolean obey(Rule rule) {
            switch (rule.action()) {
                case DELAY -> {
                    delayNanos += rule.time().toNanos();
                    did(WireDid.Action.DELAYED, sent.from(), sent.segment(), rule.text());
                }
                case KEEP -> kept.add(Held.by(rule, sent));
                case DUPLICATE -> {
                    int run = runs;
                    gate.story().later(rule.time().toNanos(), () -> {
                        if (run == runs && !isLost(sent.from(), sent.segment())) {
                            did(WireDid.Action.DUPLICATED, sent.from(), sent.segment(), rule.text());
                            send(sent.from(), sent.packet(), delayNanos);
                        }
                    });
                }
                case DROP, UNREACHABLE -> {
                    return lose(sent, rule.error(), rule.text());
                }
                case HOLD -> {
                    hold(rule);
                    return false;
                }
                case REORDER -> {
                    Held late = Held.by(rule, sent);
                    overtaken.add(late);
                    did(WireDid.Action.REORDERED, sent.from(), sent.segment(), rule.text());
                    gate.story().later(REORDER_NANOS, () -> {
                        if (overtaken.remove(late) && !isLost(sent.from(), sent.segment())) {
                            line.deliver(sent.from(), sent.packet());
                        }
                    });
                    return false;
                }
            }
            return true;
        }

        private void hold(Rule rule) {
            Held one = Held.by(rule, sent);
            gate.held(sent.from(), sent.segment());
            if (held.knows(one)) {
                did(WireDid.Action.DROPPED, sent.from(), sent.segment(), rule.text() + " (held already)");
            } else {
                held.add(one);
                did(WireDid.Action.HELD, sent.from(), sent.segment(), rule.text());
                held.tellWaiting();
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

    private void send(Side from, ByteBuffer packet, long delayNanos) {
        ways.get(from).send(packet, delayNanos);
    }

    private void did(WireDid.Action action, Side from, Segment segment, String rule) {
        sink.accept(new WireDid(clock.now(), action, from, segment, rule));
    }
}
