package tcplab.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import tcplab.event.WireDid;
import tcplab.event.WireDid.Action;
import tcplab.model.FourTuple;
import tcplab.model.Segment;
import tcplab.model.Side;

/**
 * Where every segment waits before it meets the rules, while somebody steps through a run. The kernels' timers do not
 * wait: what they send again only for that is swallowed, so that time seems to stand still. Confined to the traffic's
 * thread.
 */
final class Gate {
    /** What the journal names as the rule. */
    private static final String RULE = WireDid.STEPPED;
    /** Of the slowest kernel (CONFIG_HZ 100): its timers go off by it. */
    private static final long TICK_NANOS = 10_000_000;

    /** Records what is done to a segment. */
    interface Record {
        void did(Action action, Side from, Segment segment, String rule);
    }

    /** Where segments go from here. */
    interface Next {
        /** @return false if it is lost on the way */
        boolean pass(Sent sent);
    }

    private final Record record;
    private final Next next;
    private final Line line;
    private final StoryTime time;
    private final StoryLine story;
    private final Repeats repeats = new Repeats();
    private final DelayedAcks acks = new DelayedAcks();
    private final List<Waiting> waiting = new ArrayList<>();
    private boolean closed;
    private boolean thinking;
    private boolean repeatsPass;
    private boolean acksPass;
    /** What stops now its host has sent while it was handed a segment. */
    private boolean atOnce;
    private int count;
    private int moments;

    /** @param line whose time it is */
    Gate(Record record, Next next, Line line) {
        this.record = record;
        this.next = next;
        this.line = line;
        this.time = new StoryTime(line::nanos);
        this.story = new StoryLine(line, time);
    }

    boolean isClosed() {
        return closed;
    }

    /** From now on every segment waits to be let through. */
    void shut() {
        closed = true;
    }

    /** Lets everything through, what waits first. */
    void open() {
        // What answers the first is to pass like all that comes from now on.
        closed = false;
        for (Optional<Sent> ack = acks.due(Long.MAX_VALUE); ack.isPresent(); ack = acks.due(Long.MAX_VALUE)) {
            hold(ack.get());
        }
        let(stopped(), 1);
    }

    /** Opens it and loses what waits. */
    void forget() {
        closed = false;
        thinking = false;
        repeatsPass = false;
        acksPass = false;
        waiting.clear();
        repeats.forget();
        acks.forget();
        story.forget();
        count = 0;
        moments = 0;
        timeFlows();
    }

    /** The story stands still although nothing waits here. */
    void think(boolean now) {
        thinking = now;
        timeFlows();
    }

    /** What is sent from now on belongs no more together with what was sent before. */
    void newMoment() {
        moments++;
    }

    /** The line in the time of the story. */
    StoryLine story() {
        return story;
    }

    /** From now on what timers send again waits like all else, or is swallowed again. */
    void letRepeats(boolean pass) {
        repeatsPass = pass;
    }

    /** The program says that its socket acknowledges at once, or that it waits for an answer: see {@link DelayedAcks#program}. */
    void quickAck(FourTuple socket, boolean atOnce) {
        acks.program(socket, atOnce).forEach(this::hold);
    }

    /** The program has read so many bytes: see {@link DelayedAcks#read}. */
    void read(FourTuple socket, long bytes) {
        acks.read(socket, bytes).forEach(this::hold);
    }

    /** From now on acknowledgements wait whenever they leave. */
    void letAcks() {
        acksPass = true;
    }

    boolean standsStill() {
        return thinking || !waiting.isEmpty();
    }

    private void timeFlows() {
        boolean still = time.isStill();
        time.standStill(standsStill());
        if (still) {
            story.flows();
        }
        if (closed && !standsStill()) {
            LongStream.concat(repeats.nextDueNanos().stream(), acks.nextDueNanos().stream())
                    .min()
                    .ifPresent(at -> line.later(Math.max(0, at - time.nanos()), this::sendDue));
        }
    }

    /** The kernel's timer has gone off long before, and its next time is far: what it sent then comes now, and with it what the same tick brings. */
    private void sendDue() {
        if (!closed || standsStill()) {
            return;
        }
        newMoment();
        long now = time.nanos();
        Optional<Sent> due = due(now);
        while (due.isPresent()) {
            hold(due.get());
            due = due(now + TICK_NANOS);
        }
        timeFlows();
    }

    private Optional<Sent> due(long storyNanos) {
        return acks.due(storyNanos).or(() -> repeats.due(storyNanos));
    }

    /** What waits, oldest first. */
    List<Stopped> stopped() {
        return waiting.stream().map(Waiting::stopped).toList();
    }

    /** Stops the segments that a host was found to have sent when it had just been handed one: no timer has sent them. */
    void answersAtOnce(Runnable stopping) {
        atOnce = true;
        try {
            stopping.run();
        } finally {
            atOnce = false;
        }
    }

    /** Stops a segment; swallows a repeat, and an acknowledgement that is not due yet. */
    void stop(Sent sent) {
        if (!repeatsPass && repeats.isTooSoon(sent, time.nanos(), line.nanos())) {
            swallow(sent);
            return;
        }
        // For whoever wants to see what the timers do, all is due.
        if (acks.keeps(sent, repeatsPass || acksPass ? Long.MAX_VALUE : time.nanos(), line.nanos(), atOnce)) {
            record.did(Action.DROPPED, sent.from(), sent.segment(), WireDid.EARLY);
            timeFlows();
            return;
        }
        repeats.passes(sent);
        hold(sent);
    }

    /** Nobody gets it; what its sender sends again only while somebody reads is swallowed. */
    void lose(Sent sent) {
        if (repeats.isTooSoon(sent, time.nanos(), line.nanos())) {
            record.did(Action.DROPPED, sent.from(), sent.segment(), WireDid.SWALLOWED);
            return;
        }
        record.did(Action.DROPPED, sent.from(), sent.segment(), WireDid.UNCLAIMED);
        repeats.passes(sent);
        repeats.waits(sent, time.nanos(), line.nanos());
        repeats.lost(sent, false);
    }

    private void hold(Sent sent) {
        waiting.add(new Waiting(new Stopped(++count, sent.from(), sent.segment(), 0, 0, moments), sent));
        repeats.waits(sent, time.nanos(), line.nanos());
        timeFlows();
        record.did(Action.HELD, sent.from(), sent.segment(), RULE);
    }

    private void swallow(Sent again) {
        Optional<Sent> cause = repeats.behind(again);
        waiting.replaceAll(one -> {
            if (cause.isEmpty() || cause.get() != one.sent()) {
                return one;
            }
            boolean itself = one.stopped().segment().tuple().equals(again.segment().tuple());
            return itself ? one.sentAgain() : one.askedForAgain();
        });
        repeats.swallowed(again, line.nanos());
        record.did(Action.DROPPED, again.from(), again.segment(), WireDid.SWALLOWED);
        timeFlows();
    }

    /** Lets segments go on together so many times: 0 loses them, 2 is a duplicate. Those that have gone already do not count. */
    void let(List<Stopped> together, int times) {
        newMoment();
        for (Stopped one : together) {
            waiting.stream()
                    .filter(found -> found.stopped().number() == one.number())
                    .findFirst()
                    .ifPresent(found -> let(found, times));
        }
    }

    private void let(Waiting found, int times) {
        Stopped one = found.stopped();
        waiting.remove(found);
        timeFlows();
        record.did(times == 0 ? Action.DROPPED : Action.RELEASED, one.from(), one.segment(), RULE);
        repeats.went(found.sent());
        if (!passes(found.sent(), times)) {
            repeats.lost(found.sent(), times == 0);
        }
        timeFlows();
    }

    /** @return false if none of so many is left */
    private boolean passes(Sent sent, int times) {
        boolean passed = false;
        for (int i = 0; i < times; i++) {
            if (i > 0) {
                record.did(Action.DUPLICATED, sent.from(), sent.segment(), RULE);
            }
            passed |= next.pass(new Sent(sent.from(), sent.segment(), sent.probe(), sent.packet().duplicate()));
        }
        return passed;
    }

    /** Its sender was told that nobody can be reached. */
    void refused(Sent sent) {
        repeats.refused(sent);
    }

    /** It goes on its way to its receiver. */
    void goesOn(Side from, Segment segment) {
        repeats.goesOn(from, segment);
    }

    /** A rule of the script holds it. */
    void held(Side from, Segment segment) {
        repeats.held(from, segment);
    }

    /** It has come to its receiver. */
    void arrived(Segment segment) {
        if (closed) {
            acks.arrived(segment, time.nanos(), line.nanos());
            repeats.arrived(segment, line.nanos());
            timeFlows();
        }
    }

    /** True while the socket with these endpoints has not acknowledged in the story all that it was handed. */
    boolean isAckOwedBy(FourTuple socket) {
        return acks.isOwedBy(socket);
    }

    /** A rule of the script has lost what had gone on from here. */
    void lost(Side from, Segment segment) {
        repeats.lost(from, segment);
        timeFlows();
    }
}
