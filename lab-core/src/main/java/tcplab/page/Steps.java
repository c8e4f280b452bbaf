package tcplab.page;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;
import tcplab.event.StepDone;
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
    private final Map<Arrow, SegmentFacts> facts;
    private final TreeMap<Long, List<Told>> words = new TreeMap<>();

    /** @param facts of segments, for what counted them; possibly of none */
    Steps(Scene scene, Timeline timeline, Map<Arrow, SegmentFacts> facts) {
        this.scene = scene;
        this.timeline = timeline;
        this.facts = facts;
        for (Rung rung : scene.rungs()) {
            List<Told> said = words(rung);
            if (!said.isEmpty()) {
                words.computeIfAbsent(rung.atNanos(), at -> new ArrayList<>()).addAll(said);
            }
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
            Optional<StepDone> done = begunBefore(at);
            List<Became> states = states(all.isEmpty() ? Long.MIN_VALUE : at, until);
            all.add(new Step(at, until, Told.inOneLine(step.getValue()), states,
                    done.map(StepDone::line).orElse(0), done.map(StepDone::text).orElse("")));
        }
        return all;
    }

    private List<Told> words(Rung rung) {
        if (rung instanceof Rung.Story story) {
            return List.of(story.text());
        } else if (rung instanceof Rung.Spoke call) {
            return List.of(Told.format("%s: %s", call.side().word(), call.text()));
        } else if (rung instanceof Rung.Remark remark) {
            return List.of(remark.text());
        } else if (rung instanceof Rung.Became change && isDrawn(change)) {
            return List.of(say("No segment: a socket changes by itself"));
        }
        return rung instanceof Rung.Flight flight ? words(flight) : List.of();
    }

    /** Of what the figure has no state for there is nothing to be shown. */
    private boolean isDrawn(Rung.Became change) {
        return scene.lanes().stream().anyMatch(lane -> lane.spans().stream().anyMatch(span -> span.fromNanos() == change.atNanos()));
    }

    private List<Told> words(Rung.Flight flight) {
        Arrow arrow = flight.arrow();
        Told segment = Told.format("%s → %s: %s", arrow.sender(), arrow.receiver(), arrow.words());
        List<Told> all = new ArrayList<>();
        switch (flight.part()) {
            case WHOLE, LOOP_OUT, COPY -> all.add(segment);
            case DEPARTS -> all.add(say("%s is on its way", segment));
            case ARRIVES -> all.add(say("%s arrives", segment));
            case LOST -> all.add(say("%s never arrives", segment));
            case LOOP_BACK -> {
                return List.of();
            }
        }
        add(all, flight.note());
        add(all, flight.ignored());
        if (facts.containsKey(arrow) && flight.part() != Rung.Part.ARRIVES) {
            add(all, facts.get(arrow).counted());
        }
        return all;
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

    /** The step of the script that had begun last. */
    private Optional<StepDone> begunBefore(long atNanos) {
        return timeline.all(StepDone.class).stream().filter(done -> done.atNanos() <= atNanos).reduce((before, after) -> after);
    }
}
