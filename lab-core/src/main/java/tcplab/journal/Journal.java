package tcplab.journal;

import static tcplab.text.Told.say;

import com.google.gson.JsonParseException;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import tcplab.event.Event;
import tcplab.event.ObserverReport;
import tcplab.event.StepDone;
import tcplab.model.Witness;
import tcplab.text.Lines;
import tcplab.text.TextFile;
import tcplab.text.Told;
import tcplab.text.ToldException;
import tcplab.text.Unreadable;

/**
 * The append-only record of a run. Any thread may append; events are numbered in the order in which they come. Nothing
 * can be appended once it is frozen, so that what is judged is what is saved; and no more than what can be read again.
 */
public final class Journal {
    /** No record that is written is longer. */
    public static final long MOST_BYTES = Bounds.MOST_BYTES;

    /** Whatever {@link #save} writes. */
    private static final Limit ALL = new Limit(Bounds.MOST_EVENTS, Told.nothing());

    private final List<Entry> entries = new ArrayList<>();
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private final AlikeListings alike = new AlikeListings();
    private final Bounds bounds = Bounds.whileRunning();
    private final Set<Witness> armed = EnumSet.noneOf(Witness.class);
    private final CompletableFuture<Told> full = new CompletableFuture<>();
    private boolean isFull;
    private boolean frozen;

    /**
     * Adds an event and tells the listeners. After {@link #freeze} it is ignored: the witness spoke too late. Of
     * listings that are alike, one after another with nothing else in between, the first and the last are kept. After
     * {@link #full} nothing is added but how a step went.
     */
    public void append(Event event) {
        Optional<Told> why = taken(event);
        if (why.isPresent()) {
            full.complete(why.get());
        } else if (!full.isDone()) {
            listeners.forEach(l -> l.accept(event));
        }
    }

    /** Adds it; why that is one too many, if this is the first that is. */
    private synchronized Optional<Told> taken(Event event) {
        if (frozen || isFull && !(event instanceof StepDone)) {
            return Optional.empty();
        }
        int place = alike.placeOf(event, entries.size());
        if (place < entries.size()) {
            entries.set(place, new Entry(place + 1, event));
            return Optional.empty();
        }
        Optional<Told> beyond = isFull ? Optional.empty() : bounds.beyondWith(event, Bounds.roughBytes(event));
        if (beyond.isEmpty()) {
            add(event);
            return Optional.empty();
        }
        isFull = true;
        Told why = say("the run ends here, with more its record could not be read again: %s", beyond.get());
        armed.forEach(witness -> add(new ObserverReport(event.atNanos(), witness, ObserverReport.Status.BROKE, why, 0)));
        return Optional.of(why);
    }

    private void add(Event event) {
        if (event instanceof ObserverReport report && report.status() == ObserverReport.Status.ARMED) {
            armed.add(report.observer());
        }
        entries.add(new Entry(entries.size() + 1, event));
    }

    /** Why no more is recorded, as soon as that is so: no witness has seen the rest. */
    public CompletableFuture<Told> full() {
        return full;
    }

    /** Somebody who listens, until he is closed. */
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Calls the listener on the appending thread after each event, until it is closed; it must be quick and must not
     * append.
     */
    public Listening listen(Consumer<Event> listener) {
        // One object of its own, so that two alike are taken off one by one.
        Consumer<Event> own = event -> listener.accept(event);
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    /** The events so far as a timeline; more may be appended. */
    public synchronized Timeline soFar() {
        return new Timeline(entries);
    }

    /** Ends the record. */
    public synchronized Timeline freeze() {
        frozen = true;
        return new Timeline(entries);
    }

    /**
     * Writes the events as JSON Lines, in the order in which they came, so that line numbers are their ids. An
     * {@link IOException} with a sentence if they are more than {@link #load} would read.
     */
    public static void save(Timeline timeline, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            write(timeline, out);
        }
    }

    /** The same to a stream, for {@link #read}. */
    public static void write(Timeline timeline, OutputStream out) throws IOException {
        Bounds bounds = new Bounds();
        for (Entry entry : timeline.inOrderOfArrival()) {
            byte[] line = EventJson.write(entry.event()).getBytes(StandardCharsets.UTF_8);
            Optional<Told> beyond = bounds.beyondWith(entry.event(), line.length);
            if (beyond.isPresent()) {
                throw new ToldException(say("it is too large to be read again: %s", beyond.get()));
            }
            out.write(line);
            out.write('\n');
        }
    }

    /**
     * Reads a saved journal, also a gzipped one; an {@link IOException} names the place of what is no event, or the limit
     * that it goes beyond.
     */
    public static Timeline load(Path file) throws IOException {
        return load(file, ALL);
    }

    /** The same, but no more of it is read than this, if it has more. */
    public static Timeline load(Path file, Limit limit) throws IOException {
        try (InputStream in = TextFile.open(file)) {
            return file.toString().endsWith(".gz") ? unpack(in, limit) : read(in, limit);
        } catch (Unreadable e) {
            throw new ToldException(e.in(file), e);
        }
    }

    /**
     * How much of a journal its reader can do anything with.
     *
     * @param events so many at most
     * @param why told where there are more
     */
    public record Limit(int events, Told why) {}

    /** The same of a gzipped stream; {@link Unreadable} says what is wrong with it. */
    public static Timeline unpack(InputStream packed) throws IOException {
        return unpack(packed, ALL);
    }

    private static Timeline unpack(InputStream packed, Limit limit) throws IOException {
        try {
            return read(new GZIPInputStream(packed), limit);
        } catch (ZipException | EOFException e) {
            Told why = e.getMessage() == null ? say("it ends too early") : Told.of(e);
            throw new Unreadable(0, say("not a gzipped run: %s", why), Told.nothing());
        }
    }

    /** The same of a stream; {@link Unreadable} names the line. */
    public static Timeline read(InputStream in) throws IOException {
        return read(in, ALL);
    }

    private static Timeline read(InputStream in, Limit limit) throws IOException {
        List<Entry> entries = new ArrayList<>();
        Bounds bounds = new Bounds(limit.events());
        try (Lines lines = Lines.of(in, Bounds.LONGEST_LINE_BYTES, Bounds.MOST_BYTES, Bounds.MOST_EVENTS)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                Event event = event(line, lines.number());
                Optional<Told> beyond = bounds.beyondWith(event, 0);
                if (beyond.isPresent()) {
                    throw new Unreadable(lines.number(), beyond.get(), bounds.hasTooManyEvents() ? limit.why() : Told.nothing());
                }
                entries.add(new Entry(lines.number(), event));
            }
        }
        return new Timeline(entries);
    }

    private static Event event(String line, int number) throws Unreadable {
        try {
            return EventJson.read(line);
        } catch (JsonParseException e) {
            throw new Unreadable(number, say("not an event of the lab: %s", Told.of(e)), Told.nothing());
        }
    }
}
