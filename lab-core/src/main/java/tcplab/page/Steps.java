package tcplab.page;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Collectors;
import tcplab.event.Looked;
import tcplab.event.StepDone;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.model.TcpState;
import tcplab.scene.Arrow;
import tcplab.scene.Lane;
import tcplab.scene.Rung;
import tcplab.scene.Scene;
import tcplab.text.Told;

/**
 * What a player of a figure shows one after the other. A step is what happened at one moment, in words, with what the
 * sockets became of it until the next step; {@code data-at} is that moment and {@code data-until} the next step's, both as
 * in the record, {@code data-reach} how far down the figure has come, and {@code data-line} where the script was; of a run
 * whose script does not stand on the page, {@code data-quote} says what stood there.
 */
final class Steps {
    /**
     * What happened at one moment.
     *
     * @param atNanos that moment
     * @param untilNanos the next step's
     * @param words a sentence or more
     * @param states of the sockets that changed, to be seen beside the words
     * @param line of the script, which was at work; 0 before the first
     * @param quote what stood there
     */
    record Step(long atNanos, long untilNanos, Told words, List<Became> states, int line, String quote) {
        boolean isLast() {
            return untilNanos == Long.MAX_VALUE;
        }
    }

    /** A socket with its new state, in words as in the figure. */
    record Became(String words, TcpState state) {}

    private final Scene scene;
    private final Timeline timeline;
    private final Optional<Counting> counting;
    private final TreeMap<Long, List<Told>> words = new TreeMap<>();
    /** The step of the script that was at work then. */
    private final Map<Long, StepDone> scripts = new HashMap<>();

    /** @param counters true if they are told where they were read */
    Steps(Scene scene, Timeline timeline, boolean counters) {
        this.scene = scene;
        this.timeline = timeline;
        this.counting = counters ? Optional.of(new Counting(timeline)) : Optional.empty();
        AtWork atWork = new AtWork(timeline);
        Set<Arrow> split = bringersOfStates();
        for (Rung rung : scene.rungs()) {
            add(rung.atNanos(), words(rung, split));
            if (words.containsKey(rung.atNanos())) {
                atWork.of(rung).ifPresent(step -> scripts.putIfAbsent(rung.atNanos(), step));
            }
        }
        for (Arrow arrow : split) {
            long at = arrow.passage().arrivedNanos();
            add(at, List.of(say("%s arrives", segment(arrow))));
            atWork.begunBefore(at).ifPresent(step -> scripts.putIfAbsent(at, step));
        }
        Told moved = counting.map(Counting::ofAll).orElse(Told.nothing());
        if (!words.isEmpty() && !moved.isEmpty()) {
            words.lastEntry().getValue().add(say("counters of the whole run: %s", moved));
        }
    }

    /** Segments drawn in one row that bring a state when something else has been told already: they arrive in a step of their own. */
    private Set<Arrow> bringersOfStates() {
        Set<Long> begun = scene.lanes().stream().flatMap(lane -> lane.spans().stream()).map(Lane.Span::fromNanos).collect(Collectors.toSet());
        TreeSet<Long> told = scene.rungs().stream().filter(Steps::isTold).map(Rung::atNanos).collect(Collectors.toCollection(TreeSet::new));
        List<Arrow> whole = scene.all(Rung.Flight.class).stream()
                .filter(flight -> flight.part() == Rung.Part.WHOLE && flight.passage().arrivedNanos() > flight.passage().leftNanos() && begun.contains(flight.passage().arrivedNanos()))
                .map(Rung.Flight::arrow)
                .toList();
        Set<Arrow> bringers = Collections.newSetFromMap(new IdentityHashMap<>());
        // What arrives in a step of its own comes in between others.
        for (int before = -1; before < bringers.size();) {
            before = bringers.size();
            for (Arrow arrow : whole) {
                Passage passage = arrow.passage();
                if (!told.subSet(passage.leftNanos(), false, passage.arrivedNanos(), true).isEmpty()) {
                    bringers.add(arrow);
                    told.add(passage.arrivedNanos());
                }
            }
        }
        return bringers;
    }

    private static boolean isTold(Rung rung) {
        return !(rung instanceof Rung.Passed || rung instanceof Rung.Start);
    }

    private void add(long atNanos, List<Told> said) {
        if (!said.isEmpty()) {
            words.computeIfAbsent(atNanos, at -> new ArrayList<>()).addAll(said);
        }
    }

    /** The same of a run whose script does not stand on the page. */
    Element quoted(LongToDoubleFunction reach) {
        return draw(reach, true);
    }

    /** As a list that only a player reads. @param reach how far down the figure shows what was before a moment, in pixels */
    Element draw(LongToDoubleFunction reach) {
        return draw(reach, false);
    }

    private Element draw(LongToDoubleFunction reach, boolean quoted) {
        Element list = Element.of("ol").is("class", "steps").is("hidden", "hidden");
        for (Step step : all()) {
            Element item = Element.of("li", Element.of("span", step.words))
                    .is("data-at", step.atNanos)
                    .is("data-reach", reach.applyAsDouble(step.untilNanos))
                    .is("data-line", step.line);
            if (quoted) {
                item.is("data-quote", step.quote);
            }
            list.add(step.isLast() ? item : item.is("data-until", step.untilNanos));
            step.states.forEach(became -> item.add(
                    " ", Element.of("b", became.words).is("class", "became " + became.state.rfc())));
        }
        return list;
    }

    /** In order of time. */
    List<Step> all() {
        List<Step> all = new ArrayList<>();
        for (Map.Entry<Long, List<Told>> step : words.entrySet()) {
            long at = step.getKey();
            Long next = words.higherKey(at);
            long until = next == null ? Long.MAX_VALUE : next;
            Optional<StepDone> done = Optional.ofNullable(scripts.get(at));
            List<Became> states = states(all.isEmpty() ? Long.MIN_VALUE : at, until);
            all.add(new Step(at, until, Told.inOneLine(step.getValue()), states,
                    done.map(StepDone::line).orElse(0), done.map(StepDone::text).orElse("")));
        }
        return all;
    }

    private List<Told> words(Rung rung, Set<Arrow> split) {
        if (rung instanceof Rung.Story story) {
            return List.of(story.text());
        } else if (rung instanceof Rung.Spoke call) {
            return List.of(Told.format("%s: %s", call.side().word(), call.text()));
        } else if (rung instanceof Rung.Remark remark) {
            return counting.map(c -> looked(remark, c)).filter(told -> !told.isEmpty())
                    .map(told -> List.of(remark.text(), told)).orElse(List.of(remark.text()));
        } else if (rung instanceof Rung.Became change && isDrawn(change)) {
            return List.of(say("No segment: a socket changes by itself"));
        }
        return rung instanceof Rung.Flight flight ? words(flight, split.contains(flight.arrow())) : List.of();
    }

    /** Of what the figure has no state for there is nothing to be shown. */
    private boolean isDrawn(Rung.Became change) {
        return scene.lanes().stream().anyMatch(lane -> lane.spans().stream().anyMatch(span -> span.fromNanos() == change.atNanos()));
    }

    private static Told segment(Arrow arrow) {
        return Told.format("%s → %s: %s", arrow.sender(), arrow.receiver(), arrow.words());
    }

    /** @param arrivesLater true if that is told when it does */
    private List<Told> words(Rung.Flight flight, boolean arrivesLater) {
        Arrow arrow = flight.arrow();
        Told segment = segment(arrow);
        List<Told> all = new ArrayList<>();
        switch (arrivesLater ? Rung.Part.DEPARTS : flight.part()) {
            case WHOLE, LOOP_OUT, COPY -> all.add(segment);
            case DEPARTS -> all.add(say("%s is on its way", segment));
            case ARRIVES -> all.add(say("%s arrives", segment));
            case LOST -> all.add(arrow.kept() ? say("%s is held to the end", segment) : say("%s never arrives", segment));
            case LOOP_BACK -> {
                return List.of();
            }
        }
        if (!arrow.kept()) {
            add(all, flight.note());
        }
        add(all, flight.ignored());
        if (flight.part() != Rung.Part.ARRIVES) {
            counting.map(c -> c.words(arrow)).filter(told -> !told.isEmpty()).ifPresent(told -> all.add(say("the kernel counts it: %s", told)));
        }
        return all;
    }

    /** What the counters had come to at a look of the script. */
    private Told looked(Rung.Remark remark, Counting counting) {
        Told moved = timeline.entriesOf(Looked.class).stream()
                .filter(entry -> remark instanceof Rung.Noted noted && noted.entryId() == entry.id())
                .map(entry -> counting.soFar((Looked) entry.event()))
                .findFirst()
                .orElse(Told.nothing());
        return moved.isEmpty() ? moved : say("counters so far: %s", moved);
    }

    private static void add(List<Told> all, Told more) {
        if (!more.isEmpty()) {
            all.add(more);
        }
    }

    /** The states that began within a time, its end not included. */
    private List<Became> states(long from, long until) {
        List<Became> states = new ArrayList<>();
        for (Lane lane : scene.lanes()) {
            lane.spans().stream()
                    .filter(span -> span.fromNanos() >= from && span.fromNanos() < until)
                    .forEach(span -> states.add(new Became(lane.socket() + " " + span.word(), span.state())));
        }
        return states;
    }
}
