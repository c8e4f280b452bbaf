package tcplab.wire;

import java.nio.ByteBuffer;
import tcplab.fault.Rule;
import tcplab.model.Segment;
import tcplab.model.Side;

/**
 * A segment that waits on the wire.
 *
 * @param from the side that sent it
 */
public record Held(Side from, Segment segment, ByteBuffer packet, Rule rule) {}
