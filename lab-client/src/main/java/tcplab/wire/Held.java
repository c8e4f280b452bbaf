package tcplab.wire;

import java.nio.ByteBuffer;
import tcplab.fault.Match;
import tcplab.fault.Rule;
import tcplab.model.Probe;
import tcplab.model.Segment;
import tcplab.model.Side;

/**
 * A segment that waits on the wire.
 *
 * @param from the side that sent it
 * @param probe what it asks its receiver, null if it is no probe
 */
public record Held(Side from, Segment segment, Probe probe, ByteBuffer packet, Rule rule) {
    static Held by(Rule rule, Sent sent) {
        return new Held(sent.from(), sent.segment(), sent.probe(), sent.packet(), rule);
    }

    boolean isOf(Match match) {
        return match.matches(from, segment, probe);
    }
}
