package tcplab.event;

import tcplab.model.Side;
import tcplab.model.Witness;
import tcplab.text.Told;

/**
 * A value that a witness read, where it needs no kind of event of its own. Proves that it was so at that time, not since
 * when, nor until when.
 *
 * @param observer who read it
 * @param side whose host or process; where both sides share one, {@link Side#CLIENT}
 * @param name as its source names it: {@code TCP tw} of {@code /proc/net/sockstat}
 * @param value as its source writes it
 */
public record Reading(long atNanos, Witness observer, Side side, String name, String value) implements Event {
    @Override
    public Told inWords() {
        return Told.format("%s, %s: %s %s", observer, side, name, value);
    }
}
