package tcplab.wire;

import java.nio.ByteBuffer;
import tcplab.model.Probe;
import tcplab.model.Segment;
import tcplab.model.Side;

/**
 * A segment that a host has sent.
 *
 * @param from the side that sent it
 * @param probe what it asks its receiver, null if it is no probe
 * @param packet a copy of its own
 */
record Sent(Side from, Segment segment, Probe probe, ByteBuffer packet) {}
