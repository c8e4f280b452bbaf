package tcplab.scene;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tcplab.event.Call;
import tcplab.event.ChannelEvent;
import tcplab.event.WireCut;
import tcplab.event.WireDid;
import tcplab.event.WireDid.Action;
import tcplab.journal.Entry;
import tcplab.journal.Incarnation;
import tcplab.journal.Passage;
import tcplab.journal.Roll;
import tcplab.journal.Timeline;
import tcplab.model.FourTuple;
import tcplab.model.Side;
import tcplab.scene.Rung.Cell;
import tcplab.scene.Rung.Flight;
import tcplab.scene.Rung.Part;
import tcplab.text.Told;

/**
 * A run as rungs from top to bottom: what happened on which side in which order, with the states after it. Knows
 * nothing of columns.
 */
final class Rungs {
    /** From this long on, time in which nothing happens is shown. */
    private static final long PAUSE_NANOS = 200_000_000;
    /** A call that lasts longer and has segments meanwhile is shown at both its ends. */
    private static final long LONG_CALL_NANOS = 10_000_000;
    /** Shown at both ends if segments come between them, however short it takes. */
    private static final Set<String> OPENINGS = Set.of("connect", "SSL_connect", "SSL_accept");
    /** How long after a call has returned a change of state can still be its effect. */
    private static final long EFFECT_NANOS = 5_000_000;

    /** A rung to be. It is made when all before it have been, because its states depend on them. */
    private record Moment(long atNanos, Runnable make) {}

    private final Timeline timeline;
    private final Roll roll;
    private final States states;
    private final WireNotes notes;
    private final Arrows words;
    private final List<Rung.Story> headings;
    private final Map<Passage, Arrow> drawn = new IdentityHashMap<>();
    /** When segments left and arrived. */
    private final TreeSet<Long> passed = new TreeSet<>();

    private final List<Moment> moments = new ArrayList<>();
    private final List<Rung> rungs = new ArrayList<>();
    private Call lastCall;

    private Rungs(Timeline timeline) {
        this.timeline = timeline;
        this.roll = timeline.roll();
        this.states = new States(timeline);
        this.notes = new WireNotes(timeline);
        this.words = new Arrows(timeline, notes, states.cookies());
        this.headings = Phases.headings(timeline, states.alone());
        timeline.passages().stream()
                .flatMap(p -> Stream.of(p.leftNanos(), p.arrivedNanos()))
                .filter(Objects::nonNull)
                .forEach(passed::add);
    }

    /** The rows of a run. */
    static Rungs of(Timeline timeline) {
        Rungs rows = new Rungs(timeline);
        rows.headings.forEach(rows::plan);
        timeline.entriesOf(Call.class).forEach(rows::planCall);
        timeline.entriesOf(ChannelEvent.class).forEach(entry -> rows.plan(ChannelWords.rung(entry)));
        rows.planSegments();
        rows.notes.unmatched.forEach(did -> rows.plan(note(did)));
        Swallowed.of(timeline).forEach(rows::plan);
        timeline.all(WireCut.class).forEach(cut -> rows.plan(note(cut)));
        Others.of(timeline).forEach(other -> rows.plan(note(other)));
        rows.states.alone().forEach(rows::plan);
        rows.play();
        return rows;
    }

    /** From top to bottom. */
    List<Rung> all() {
        return rungs;
    }

    /** The states as they were shown beside them. */
    States states() {
        return states;
    }

    private void play() {
        moments.sort(Comparator.comparingLong(Moment::atNanos));
        long before = moments.isEmpty() ? 0 : moments.get(0).atNanos();
        Cell client = states.first(Side.CLIENT, hasListenCall(Side.CLIENT));
        Cell server = states.first(Side.SERVER, hasListenCall(Side.SERVER));
        if (client != Cell.NONE || server != Cell.NONE) {
            rungs.add(new Rung.Start(before, client, server));
        }
        for (Moment moment : moments) {
            if (moment.atNanos() - before >= PAUSE_NANOS) {
                rungs.add(new Rung.Passed(moment.atNanos(), moment.atNanos() - before));
            }
            before = moment.atNanos();
            moment.make().run();
        }
    }

    private void plan(Rung rung) {
        moments.add(new Moment(rung.atNanos(), () -> rungs.add(rung)));
    }

    private static Rung note(WireDid did) {
        Told words = WireNotes.word(did.action());
        return new Rung.WireNote(did.atNanos(), say("%s: %s from %s", words, SegmentWords.flags(did.segment()), did.from()));
    }

    private static Rung note(WireCut cut) {
        Told words = cut.told();
        return new Rung.WireNote(cut.atNanos(), words);
    }

    private static Rung note(Entry other) {
        return new Rung.Noted(other.event().atNanos(), other.event().inWords(), other.id());
    }

    // Calls

    /** A call that waits for the peer is shown when it returns, all others when they are made. */
    private void planCall(Entry entry) {
        Call call = (Call) entry.event();
        if (call.isPending()) {
            planCall(entry, call.atNanos(), CallWords.whole(call), false);
            return;
        }
        boolean waits = CallWords.waits(call);
        boolean isLong = OPENINGS.contains(call.name()) || call.endNanos() - call.atNanos() > LONG_CALL_NANOS;
        if (!waits && isLong && hasSegmentsWithin(call)) {
            planCall(entry, call.atNanos(), CallWords.begun(call), false);
            planCall(entry, call.endNanos(), CallWords.ended(call), call.failed());
        } else {
            planCall(entry, waits ? call.endNanos() : call.atNanos(), CallWords.whole(call), call.failed());
        }
    }

    private void planCall(Entry entry, long atNanos, Told text, boolean failed) {
        Call call = (Call) entry.event();
        moments.add(new Moment(atNanos, () -> {
            Cell state = isListen(call) ? states.listening(call.side()) : Cell.NONE;
            rungs.add(new Rung.Spoke(atNanos, call.side(), text, failed, entry.id(), state));
            lastCall = call;
        }));
    }

    private boolean hasSegmentsWithin(Call call) {
        Long next = passed.higher(call.atNanos());
        return next != null && next < call.endNanos();
    }

    private static boolean isListen(Call call) {
        return call.name().equals("listen") && !call.failed();
    }

    private boolean hasListenCall(Side side) {
        return timeline.all(Call.class).stream().anyMatch(c -> isListen(c) && c.side() == side);
    }

    // States that no segment explains

    private void plan(States.Alone change) {
        moments.add(new Moment(change.atNanos(), () -> become(change)));
    }

    /** On the row of the call that made it, if that is the last row; else on a row of its own. */
    private void become(States.Alone change) {
        Cell cell = states.apply(change);
        int last = rungs.size() - 1;
        if (last >= 0
                && rungs.get(last) instanceof Rung.Spoke spoke
                && spoke.state() == Cell.NONE
                && isEffect(change)) {
            rungs.set(
                    last,
                    new Rung.Spoke(spoke.atNanos(), spoke.side(), spoke.text(), spoke.failed(), spoke.entryId(), cell));
            return;
        }
        boolean client = change.side() == Side.CLIENT;
        rungs.add(new Rung.Became(
                change.atNanos(), client ? cell : Cell.NONE, client ? Cell.NONE : cell));
    }

    private boolean isEffect(States.Alone change) {
        return lastCall.side() == change.side()
                && roll.names(change.socket()).stream().anyMatch(n -> n.socket().equals(lastCall.socket()))
                && change.atNanos() >= lastCall.atNanos()
                && change.known().notBeforeNanos() <= lastCall.endNanos() + EFFECT_NANOS;
    }

    // Segments

    private void planSegments() {
        List<Long> story = Stream.concat(
                        headings.stream().map(Rung::atNanos), timeline.all(Call.class).stream().map(Call::atNanos))
                .toList();
        Set<Passage> split = Splits.of(timeline.passages(), notes, story, this::changesUnderWay);
        for (Passage passage : timeline.passages()) {
            FourTuple tuple = passage.segment().tuple();
            if (roll.side(tuple) == roll.side(tuple.reversed())) {
                planSegment(passage, passage.atNanos(), Part.LOOP_OUT);
                planSegment(passage, passage.atNanos(), Part.LOOP_BACK);
            } else if (passage.copy()) {
                planSegment(passage, passage.arrivedNanos(), Part.COPY);
            } else if (passage.lost()) {
                planSegment(passage, passage.leftNanos(), Part.LOST);
            } else if (split.contains(passage)) {
                planSegment(passage, passage.leftNanos(), Part.DEPARTS);
                planSegment(passage, passage.arrivedNanos(), Part.ARRIVES);
            } else {
                planSegment(passage, passage.leftNanos(), Part.WHOLE);
            }
        }
    }

    /** True if its receiver changes its state by itself before it arrives: what it brings must not stand before that. */
    private boolean changesUnderWay(Passage passage) {
        return Splits.travels(passage)
                && states.alone(roll.receiver(passage)).stream()
                        .anyMatch(change -> change.atNanos() > passage.leftNanos() && change.atNanos() < passage.arrivedNanos());
    }

    private void planSegment(Passage passage, long atNanos, Part part) {
        moments.add(new Moment(atNanos, () -> rungs.add(flight(passage, atNanos, part))));
    }

    private Flight flight(Passage passage, long atNanos, Part part) {
        Incarnation sender = roll.sender(passage);
        Incarnation receiver = roll.receiver(passage);
        Arrow arrow = drawn.computeIfAbsent(passage, p -> words.of(p, ignored(p)));
        if (part == Part.WHOLE || part == Part.DEPARTS || part == Part.LOST || part == Part.LOOP_OUT) {
            states.pass(passage, sender, true);
        }
        if (part == Part.WHOLE || part == Part.ARRIVES || part == Part.COPY || part == Part.LOOP_BACK) {
            states.pass(passage, receiver, false);
        }
        Cell mine = states.beside(part == Part.LOOP_BACK ? receiver : sender, atNanos);
        boolean loop = part == Part.LOOP_OUT || part == Part.LOOP_BACK;
        Cell theirs = loop ? Cell.NONE : states.beside(receiver, atNanos);
        boolean client = arrow.from() == Side.CLIENT;
        return new Flight(
                atNanos,
                part,
                arrow,
                note(passage, part),
                ignored(passage, part),
                client ? mine : theirs,
                client ? theirs : mine);
    }

    private Told ignored(Passage passage, Part part) {
        boolean arrives = part == Part.WHOLE || part == Part.ARRIVES || part == Part.COPY;
        return arrives ? ignored(passage) : Told.nothing();
    }

    /** In words that the segment came and nobody answered, with the counter that tells why; else empty. */
    private Told ignored(Passage passage) {
        return states.isIgnored(passage) ? Ignored.words(passage, timeline) : Told.nothing();
    }

    private Told note(Passage passage, Part part) {
        boolean leaves = part == Part.WHOLE || part == Part.DEPARTS || part == Part.LOST;
        Told kept = leaves ? states.cookies().words(passage) : Told.nothing();
        return Told.joined(", ", Stream.of(onTheWire(passage, part), kept).filter(told -> !told.isEmpty()).toList());
    }

    private Told onTheWire(Passage passage, Part part) {
        return switch (part) {
            case WHOLE, LOOP_OUT -> notes.words(
                    passage, Action.HELD, Action.DELAYED, Action.REORDERED, Action.DUPLICATED, Action.REPLAYED, Action.RELEASED);
            case DEPARTS -> notes.words(
                    passage, Action.HELD, Action.DELAYED, Action.REORDERED, Action.DUPLICATED, Action.REPLAYED);
            case ARRIVES -> notes.words(passage, Action.RELEASED);
            case LOST -> notes.words(passage, Action.HELD, Action.DELAYED, Action.DROPPED, Action.ANSWERED);
            case COPY, LOOP_BACK -> Told.nothing();
        };
    }
}
