package tcplab.journal;

import static tcplab.text.Told.say;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tcplab.event.Call;
import tcplab.event.Event;
import tcplab.event.Sample;
import tcplab.event.SegmentSeen;
import tcplab.event.SocketNamed;
import tcplab.event.TcpdumpPrinted;
import tcplab.event.WireDid;
import tcplab.model.Flag;
import tcplab.model.FourTuple;
import tcplab.model.Segment;
import tcplab.text.Told;

/**
 * What a kept run may have at most: some twenty times the largest of the catalogue. Asked event by event, of one that is
 * recorded as of one that is written and one that is read, so that whatever is run can be kept, and whatever is kept can be
 * read, judged and drawn.
 */
public final class Bounds {
    static final int MOST_EVENTS = 100_000;
    static final long MOST_BYTES = 64 << 20;
    static final int LONGEST_LINE_BYTES = 1 << 20;
    /** Names, connections, and sockets that had the endpoints of one connection one after another, all together. */
    public static final int MOST_SOCKETS = 1_000;

    /** For what is recorded when a run has been ended at its limit: how its steps and its calls went. */
    private static final int LAST_EVENTS = 10_000;
    private static final long LAST_BYTES = 8 << 20;
    private static final int ROUGH_BYTES = 600;

    /** What timers have sent again while somebody stepped through a run: each is looked for among all segments. */
    static final int MOST_SWALLOWED = 1_000;

    private final int mostEvents;
    private final long mostBytes;
    private final Set<Object> sockets = new HashSet<>();
    private final Map<FourTuple, Long> firstSyns = new HashMap<>();
    private int swallowed;
    private int events;
    private long bytes;

    Bounds() {
        this(MOST_EVENTS);
    }

    /** @param mostEvents fewer than otherwise, for a reader who could do nothing with more */
    Bounds(int mostEvents) {
        this(mostEvents, MOST_BYTES);
    }

    private Bounds(int mostEvents, long mostBytes) {
        this.mostEvents = mostEvents;
        this.mostBytes = mostBytes;
    }

    /** Of a run that is going on. */
    static Bounds whileRunning() {
        return new Bounds(MOST_EVENTS - LAST_EVENTS, MOST_BYTES - LAST_BYTES);
    }

    /** No less than its line will have, but for texts full of what is not written as it is: to write it takes too long for a run. */
    static int roughBytes(Event event) {
        if (event instanceof Sample sample) {
            return ROUGH_BYTES + sample.rows().stream().mapToInt(row -> ROUGH_BYTES / 2 + row.details().length() + row.timer().length()).sum();
        } else if (event instanceof Call call) {
            return ROUGH_BYTES + 2 * (call.arguments().length() + call.detail().length());
        }
        return ROUGH_BYTES + (event instanceof TcpdumpPrinted printed ? 2 * printed.lines().stream().mapToInt(String::length).sum() : 0);
    }

    /** Counts an event; a sentence if that makes it one too many. @param lineBytes how long its line is */
    Optional<Told> beyondWith(Event event, int lineBytes) {
        events++;
        bytes += lineBytes + 1L;
        count(event);
        if (hasTooManyEvents()) {
            return Optional.of(say("it has more than %s events", mostEvents));
        }
        if (lineBytes > LONGEST_LINE_BYTES || bytes > mostBytes) {
            return Optional.of(say("it has an event of more than %1$s bytes, or more than %2$s bytes", LONGEST_LINE_BYTES, mostBytes));
        }
        if (swallowed > MOST_SWALLOWED) {
            return Optional.of(say("more than %s segments were sent again while somebody stepped through it", MOST_SWALLOWED));
        }
        return sockets.size() > MOST_SOCKETS
                ? Optional.of(say("it has more than %s sockets", MOST_SOCKETS))
                : Optional.empty();
    }

    boolean hasTooManyEvents() {
        return events > mostEvents;
    }

    private void count(Event event) {
        if (event instanceof SocketNamed named) {
            sockets.add(named.socket());
            count(new FourTuple(named.local(), named.remote()));
        } else if (event instanceof SegmentSeen seen) {
            Segment segment = seen.segment();
            count(segment.tuple());
            // The first SYN of either direction is that of the connection itself.
            Long first = segment.has(Flag.SYN) ? firstSyns.putIfAbsent(segment.tuple(), segment.seq()) : null;
            if (first != null && first != segment.seq()) {
                sockets.add(segment.tuple() + " " + segment.seq());
            }
        } else if (event instanceof WireDid did && did.isSwallowed()) {
            swallowed++;
        }
    }

    /** Both directions of a connection are one. */
    private void count(FourTuple tuple) {
        if (!sockets.contains(tuple.reversed())) {
            sockets.add(tuple);
        }
    }
}
