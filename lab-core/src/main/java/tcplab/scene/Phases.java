package tcplab.scene;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import tcplab.event.Call;
import tcplab.event.Event;
import tcplab.event.Heading;
import tcplab.event.StepDone;
import tcplab.event.WireCut;
import tcplab.event.WireDid;
import tcplab.journal.Entry;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.text.Told;

/**
 * Where the headings of the story stand in a drawing. The script may be at the next heading while a segment of the phase
 * before is still under way: if it comes before anything of the new phase has happened, the heading stands below it.
 */
final class Phases {
    private final List<Passage> travelling;
    /** When something happened that a heading must stand above. */
    private final TreeSet<Long> begun = new TreeSet<>();

    private Phases(Timeline timeline, List<States.Alone> changes) {
        travelling = timeline.passages().stream().filter(Splits::travels).toList();
        List<Stream<Long>> all = List.of(
                timeline.all(Heading.class).stream().map(Heading::atNanos),
                timeline.all(Call.class).stream().map(call -> CallWords.waits(call) && !call.isPending() ? call.endNanos() : call.atNanos()),
                timeline.passages().stream().map(Passage::leftNanos).filter(Objects::nonNull),
                changes.stream().map(States.Alone::atNanos),
                // What somebody lets go on who steps through a run is no step of the script.
                timeline.all(WireDid.class).stream().filter(did -> !did.isOfGate() && !did.isSwallowed()).map(WireDid::atNanos),
                timeline.all(WireCut.class).stream().map(WireCut::atNanos),
                Others.of(timeline).stream().map(Entry::event).map(Event::atNanos),
                // What such a step waits for may be the arrival itself.
                timeline.all(StepDone.class).stream().filter(step -> step.text().startsWith("await")).map(StepDone::atNanos));
        all.forEach(times -> times.forEach(begun::add));
    }

    /** @param changes of states that no segment explains */
    static List<Rung.Story> headings(Timeline timeline, List<States.Alone> changes) {
        Phases phases = new Phases(timeline, changes);
        return timeline.all(Heading.class).stream()
                .map(heading -> new Rung.Story(phases.begins(heading.atNanos()), Told.written(heading.en(), heading.zh())))
                .toList();
    }

    private long begins(long atNanos) {
        Long first = begun.higher(atNanos);
        return travelling.stream()
                .filter(p -> p.leftNanos() < atNanos && p.arrivedNanos() > atNanos && (first == null || p.arrivedNanos() < first))
                .mapToLong(p -> p.arrivedNanos() + 1)
                .max()
                .orElse(atNanos);
    }
}
