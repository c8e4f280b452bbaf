package tcplab.event;

import tcplab.model.Witness;
import tcplab.text.Told;

/**
 * What a witness says of itself. Without an {@link Status#ARMED} and a {@link Status#DRAINED} report and with nothing
 * lost in between, the absence of an event proves nothing.
 *
 * @param observer {@code tcpdump}, {@code ss}, {@code tracepoint} or {@code counters}
 * @param sentence why it is missing or how it broke, or what it watches
 * @param lost events known to be lost
 */
public record ObserverReport(long atNanos, Witness observer, Status status, Told sentence, long lost)
        implements Event {
    /** The life of a witness. */
    public enum Status {
        /** It cannot run here. */
        MISSING,
        /** It was watching before the first call. */
        ARMED,
        /** It stopped working during the run. */
        BROKE,
        /** It has delivered all it saw until after the last call. */
        DRAINED
    }
}
