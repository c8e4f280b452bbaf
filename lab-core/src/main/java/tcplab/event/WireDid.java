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
    /** The rule by which it drops what a timer has sent again only because that somebody let something wait. */
    public static final String SWALLOWED = "step (sent again meanwhile)";
    /** The rule by which it drops an acknowledgement that a timer has sent meanwhile, before it was due. */
    public static final String EARLY = "step (acknowledged meanwhile)";
    /** The rule by which it drops, while somebody steps, what answers a segment that the wire itself has made. */
    public static final String UNCLAIMED = "burst";

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

    /** True for what a timer would not have sent had nobody waited: it is no part of the story. */
    public boolean isSwallowed() {
        return rule.equals(SWALLOWED) || rule.equals(EARLY);
    }

    /** True if somebody who stepped through the run has let the segment wait, or go on. */
    public boolean isOfGate() {
        return rule.equals(STEPPED) && (action == Action.HELD || action == Action.RELEASED);
    }

    /** True if it was done to this segment: of fields that any decoder of headers gives alike. In IPv6 only timestamps tell a repeat. */
    public boolean isOf(Segment other) {
        Long own = segment.options().timestampValue();
        Long its = other.options().timestampValue();
        return segment.seq() == other.seq()
                && segment.ack() == other.ack()
                && segment.ipId() == other.ipId()
                && segment.flagBits() == other.flagBits()
                && segment.length() == other.length()
                && segment.tuple().equals(other.tuple())
                && (own == null || its == null || own.equals(its));
    }
}
