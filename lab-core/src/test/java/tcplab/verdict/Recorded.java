package tcplab.verdict;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import tcplab.event.Event;
import tcplab.event.Lookup;
import tcplab.event.ObserverReport;
import tcplab.event.StepDone;
import tcplab.event.Transition;
import tcplab.journal.Entry;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;
import tcplab.language.SyntaxProblem;
import tcplab.model.Witness;
import tcplab.text.Told;

/** A real run on Linux 6.18 as it was recorded, or with something of it taken away. */
record Recorded(List<Event> events) {
    private static final Path FOLDER = Path.of("..", "experiments", "recorded");

    /** A run of an experiment that is kept with it. */
    static Recorded run(String experiment) {
        try {
            return of(Files.newInputStream(FOLDER.resolve(experiment + ".jsonl.gz")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A run in which the lab was late. */
    static Recorded late(String name) {
        try {
            return of(Recorded.class.getResourceAsStream("/late/" + name + ".jsonl.gz"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recorded of(InputStream packed) throws IOException {
        Path file = Files.createTempFile("recorded", ".jsonl");
        try (InputStream in = new GZIPInputStream(packed)) {
            Files.write(file, in.readAllBytes());
            return new Recorded(Journal.load(file).inOrderOfArrival().stream().map(Entry::event).toList());
        } finally {
            Files.delete(file);
        }
    }

    Recorded without(Predicate<Event> events) {
        return new Recorded(this.events.stream().filter(events.negate()).toList());
    }

    Recorded with(Event more) {
        List<Event> all = new ArrayList<>(events);
        all.add(more);
        return new Recorded(all);
    }

    Recorded changed(Function<Event, Event> change) {
        return new Recorded(events.stream().map(change).toList());
    }

    /** As if the witness had not been there; what it has seen is gone too if it is the only one to see it. */
    Recorded blind(String name) {
        Witness observer = Witness.of(name).orElseThrow();
        return changed(event -> isReportOf(event, observer)
                ? new ObserverReport(event.atNanos(), observer, ObserverReport.Status.MISSING, Told.plain("not installed"), 0)
                : event);
    }

    /** As if nobody had been there who follows the states: neither the tracepoint nor who asks at each segment. */
    Recorded blindToStates() {
        return blind("tracepoint").blind("sock_diag").without(e -> e instanceof Transition || e instanceof Lookup);
    }

    /** As if the witness had lost events. */
    Recorded lossy(String name) {
        Witness observer = Witness.of(name).orElseThrow();
        return changed(event -> isReportOf(event, observer)
                        && ((ObserverReport) event).status() == ObserverReport.Status.DRAINED
                ? new ObserverReport(event.atNanos(), observer, ObserverReport.Status.DRAINED, Told.nothing(), 3)
                : event);
    }

    /** As if the last step had failed. */
    Recorded stopped() {
        List<Event> more = new ArrayList<>(events);
        long end = events.stream().mapToLong(Event::atNanos).max().orElse(0);
        more.add(new StepDone(end, end, 99, "await client ESTABLISHED", Told.plain("it did not come")));
        return new Recorded(more);
    }

    Timeline timeline() {
        List<Entry> entries = new ArrayList<>();
        for (Event event : events) {
            entries.add(new Entry(entries.size() + 1, event));
        }
        return new Timeline(entries);
    }

    Verdict judge(String claim) {
        return judgement(claim).verdict();
    }

    Judgement judgement(String claim) {
        try {
            return Claims.parse(claim).judge(timeline());
        } catch (SyntaxProblem e) {
            throw new AssertionError(claim + ": " + e.getMessage(), e);
        }
    }

    private static boolean isReportOf(Event event, Witness observer) {
        return event instanceof ObserverReport report && report.observer() == observer;
    }
}
