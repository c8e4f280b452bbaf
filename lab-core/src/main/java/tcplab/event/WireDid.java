package tcplab.event;

import tcplab.model.Segment;
import tcplab.model.Side;

/**
 * The lab's wire did something to a segment other than passing it on at once. Proves the fault, not its effect.
 *
 * @param from the side that sent the segment
 * @param rule the wire rule as written in the script, or empty
 */
public record WireDid(long atNanos, Action action, Side from, Segment segment, String rule) implements Event {
    /** The rule of what somebody did who stepped through the run. */
    public static final String STEPPED = "step";

    /** What was done. */
    public enum Action {
        HELD,
        RELEASED,
        DROPPED,
        /** Its sender was told by ICMP that it was lost. */
        ANSWERED,
        DUPLICATED,
        /** Delivered again from what {@code keep} had remembered. */
        REPLAYED,
        DELAYED,
        REORDERED
    }
}
