package tcplab.journal;

import static tcplab.text.Told.say;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tcplab.event.Event;
import tcplab.event.SegmentSeen;
import tcplab.event.SocketNamed;
import tcplab.event.WireDid;
import tcplab.model.Flag;
import tcplab.model.FourTuple;
import tcplab.model.Segment;
import tcplab.text.Told;

/**
 * What a kept run may have at most: some twenty times the largest of the catalogue. Asked event by event, of one that is
 * written as of one that is read, so that whatever is kept can be read, judged and drawn.
 */
final class Bounds {
    static final int MOST_EVENTS = 100_000;
    static final long MOST_BYTES = 64 << 20;
    static final int LONGEST_LINE_BYTES = 1 << 20;
    /** Names, connections, and sockets that had the endpoints of one connection one after another, all together. */
    static final int MOST_SOCKETS = 1_000;

    /** What timers have sent again while somebody stepped through a run: each is looked for among all segments. */
    static final int MOST_SWALLOWED = 1_000;

    private final int mostEvents;
    private final Set<Object> sockets = new HashSet<>();
    private int swallowed;
    private int events;
    private long bytes;

    Bounds() {
        this(MOST_EVENTS);
    }

    /** @param mostEvents fewer than otherwise, for a reader who could do nothing with more */
    Bounds(int mostEvents) {
        this.mostEvents = mostEvents;
    }

    /** Counts an event; a sentence if that makes it one too many. @param lineBytes how long its line is */
    Optional<Told> beyondWith(Event event, int lineBytes) {
        events++;
        bytes += lineBytes + 1L;
        count(event);
        if (hasTooManyEvents()) {
            return Optional.of(say("it has more than %s events", mostEvents));
        }
        if (lineBytes > LONGEST_LINE_BYTES || bytes > MOST_BYTES) {
            return Optional.of(say("it has an event of more than %1$s bytes, or more than %2$s bytes", LONGEST_LINE_BYTES, MOST_BYTES));
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
            sockets.add(new FourTuple(named.local(), named.remote()));
        } else if (event instanceof SegmentSeen seen) {
            Segment segment = seen.segment();
            sockets.add(segment.tuple());
            if (segment.has(Flag.SYN)) {
                sockets.add(segment.tuple() + " " + segment.seq());
            }
        } else if (event instanceof WireDid did && did.isSwallowed()) {
            swallowed++;
        }
    }
}
