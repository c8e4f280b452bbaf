package tcplab.page;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;
import tcplab.event.StepDone;
import tcplab.journal.Timeline;
import tcplab.scene.Arrow;
import tcplab.scene.Lane;
import tcplab.scene.Rung;
import tcplab.scene.Scene;
import tcplab.text.Told;

/**
 * What a player of a figure shows one after the other. A step is what happened at one moment, in words, with what the
 * sockets became of it until the next step; {@code data-at} is that moment and {@code data-until} the next step's, both as
 * in the record, {@code data-reach} how far down the figure has come, and {@code data-line} where the script was.
 */
final class Steps {
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

    /** As a list that only a player reads. @param reach how far down the figure shows what was before a moment, in pixels */
    Element draw(LongToDoubleFunction reach) {
        Element list = Element.of("ol").is("class", "steps").is("hidden", "hidden");
        for (Map.Entry<Long, List<Told>> step : words.entrySet()) {
            long at = step.getKey();
            Long next = words.higherKey(at);
            long until = next == null ? Long.MAX_VALUE : next;
            Element item = Element.of("li", Element.of("span", Told.joined("; ", step.getValue())))
                    .is("data-at", at)
                    .is("data-reach", reach.applyAsDouble(until))
                    .is("data-line", line(at));
            list.add(next == null ? item : item.is("data-until", next));
            states(step.getKey().equals(words.firstKey()) ? Long.MIN_VALUE : at, until).forEach(state -> item.add(" ", state));
        }
        return list;
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
    private List<Element> states(long from, long until) {
        List<Element> states = new ArrayList<>();
        for (Lane lane : scene.lanes()) {
            lane.spans().stream()
                    .filter(span -> span.fromNanos() >= from && span.fromNanos() < until)
                    .forEach(span -> states.add(Element.of("b", lane.socket() + " " + span.word())
                            .is("class", "became " + span.state().rfc())));
        }
        return states;
    }

    /** The line of the script whose step had begun last; 0 before the first. */
    private int line(long atNanos) {
        int line = 0;
        for (StepDone done : timeline.all(StepDone.class)) {
            line = done.atNanos() <= atNanos ? done.line() : line;
        }
        return line;
    }
}
