package tcplab.journal;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tcplab.event.Call;
import tcplab.event.Environment;
import tcplab.event.Event;
import tcplab.event.ObserverReport;
import tcplab.event.SocketNamed;
import tcplab.event.WireDid;
import tcplab.model.Witness;
import tcplab.text.Told;

/**
 * The events of a run in the order in which they happened; those with the same time in the order in which they were
 * recorded. Immutable.
 */
public final class Timeline {
    private final List<Entry> ordered;
    /** Remembered by kind, since claims and pictures ask for them once per segment. */
    private final Map<Class<?>, List<Entry>> entriesByKind = new ConcurrentHashMap<>();

    private final Map<Class<?>, List<? extends Event>> eventsByKind = new ConcurrentHashMap<>();
    private List<Passage> passages;
    private Roll roll;
    private TracedChanges traced;
    private Looks looks;

    public Timeline(List<Entry> entries) {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingLong((Entry e) -> e.event().atNanos()).thenComparingInt(Entry::id));
        this.ordered = List.copyOf(sorted);
    }

    /** All entries in order of time. */
    public List<Entry> entries() {
        return ordered;
    }

    /** All entries in order of their ids. */
    public List<Entry> inOrderOfArrival() {
        List<Entry> byId = new ArrayList<>(ordered);
        byId.sort(Comparator.comparingInt(Entry::id));
        return byId;
    }

    /** The events of one kind in order of time; unmodifiable. */
    public <T extends Event> List<T> all(Class<T> kind) {
        @SuppressWarnings("unchecked") // of this kind, as its key says
        List<T> events = (List<T>) eventsByKind.computeIfAbsent(
                kind, k -> entriesOf(kind).stream().map(Entry::event).map(kind::cast).toList());
        return events;
    }

    /** The entries whose event is of one kind, in order of time; unmodifiable. */
    public List<Entry> entriesOf(Class<? extends Event> kind) {
        return entriesByKind.computeIfAbsent(
                kind, k -> ordered.stream().filter(e -> kind.isInstance(e.event())).toList());
    }

    /** Where the run took place; empty in a timeline that was put together by hand without one. */
    public Optional<Environment> environment() {
        return all(Environment.class).stream().findFirst();
    }

    /** Timer ticks per second of the kernel that it ran on, 0 if that is not known. */
    public int hz() {
        return environment().map(Environment::hz).orElse(0);
    }

    /** The first segment or call, from which times are counted. */
    public long zeroNanos() {
        return Stream.concat(
                        all(Call.class).stream().map(Call::atNanos),
                        passages().stream().map(Passage::atNanos))
                .min(Comparator.naturalOrder())
                .orElse(0L);
    }

    /** The last known endpoints of a socket of the script. */
    public Optional<SocketNamed> socket(String name) {
        return all(SocketNamed.class).stream()
                .filter(s -> s.socket().equals(name))
                .reduce((first, second) -> second);
    }

    /**
     * Why this witness cannot testify for the whole run: missing, broken, never armed or events lost. Empty when it
     * can.
     */
    public Optional<Told> gapIn(Witness observer) {
        List<ObserverReport> reports = all(ObserverReport.class).stream()
                .filter(r -> r.observer() == observer)
                .toList();
        for (ObserverReport report : reports) {
            switch (report.status()) {
                case MISSING -> {
                    return Optional.of(say("%s is missing: %s", observer, report.sentence()));
                }
                case BROKE -> {
                    return Optional.of(say("%s broke: %s", observer, report.sentence()));
                }
                default -> {
                    if (report.lost() > 0) {
                        return Optional.of(say("%s lost %d events", observer, report.lost()));
                    }
                }
            }
        }
        boolean armed = reports.stream().anyMatch(r -> r.status() == ObserverReport.Status.ARMED);
        boolean drained = reports.stream().anyMatch(r -> r.status() == ObserverReport.Status.DRAINED);
        return armed && drained
                ? Optional.empty()
                : Optional.of(armed ? say("%s was not drained", observer) : say("%s was not watching", observer));
    }

    /** True if it did not see the run to its end, or lost some of it: then what it did not tell proves nothing. */
    public boolean isPartial(Witness observer) {
        return all(ObserverReport.class).stream()
                .anyMatch(r -> r.observer() == observer && (r.status() == ObserverReport.Status.BROKE || r.lost() > 0));
    }

    /** True if somebody stepped through the run: its segments waited for him, and its steps. */
    public boolean wasStepped() {
        return all(WireDid.class).stream().anyMatch(did -> did.rule().equals(WireDid.STEPPED));
    }

    /** What timers sent only because somebody who stepped through the run let something wait, unless it went on after all. */
    public List<WireDid> swallowed() {
        return new Meanwhile(all(WireDid.class)).swallowed();
    }

    /** The same with more events, which come after all others in the record. */
    public Timeline with(List<? extends Event> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Entry> all = inOrderOfArrival();
        more.forEach(event -> all.add(new Entry(all.size() + 1, event)));
        return new Timeline(all);
    }

    /** Each segment's way from one side to the other, in the order in which they left. */
    public synchronized List<Passage> passages() {
        if (passages == null) {
            passages = List.copyOf(Passages.of(this));
        }
        return passages;
    }

    /** What the tracepoint reported, socket by socket. */
    synchronized TracedChanges traced() {
        if (traced == null) {
            traced = new TracedChanges(this);
        }
        return traced;
    }

    /** What ss and sock_diag said, socket by socket. */
    synchronized Looks looks() {
        if (looks == null) {
            looks = new Looks(this);
        }
        return looks;
    }

    /** Who is who in it. */
    public synchronized Roll roll() {
        if (roll == null) {
            roll = new Roll(this);
        }
        return roll;
    }
}
