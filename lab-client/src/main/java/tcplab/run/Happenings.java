package tcplab.run;

import tcplab.event.Call;
import tcplab.event.ChannelEvent;
import tcplab.event.Event;
import tcplab.event.SegmentSeen;
import tcplab.event.StepDone;
import tcplab.event.Transition;

/**
 * How often something has happened to the sockets, as the sides and the witnesses tell it, and when last something did or
 * a step ended: a claim on the end wants a listing that was begun after both.
 */
final class Happenings {
    private long count;
    private long lastNanos = System.nanoTime();

    synchronized void take(Event event) {
        if (event instanceof SegmentSeen || event instanceof Transition || event instanceof Call || event instanceof ChannelEvent) {
            count++;
            lastNanos = System.nanoTime();
        } else if (event instanceof StepDone) {
            lastNanos = System.nanoTime();
        }
    }

    synchronized long count() {
        return count;
    }

    /** When it was told, which is no earlier than it happened, by {@link System#nanoTime}. */
    synchronized long lastNanos() {
        return lastNanos;
    }
}
