package tcplab.wire;

import tcplab.model.Segment;
import tcplab.model.Side;

/**
 * A segment that waits at the gate until somebody lets it go on.
 *
 * @param number from 1 in the order of arrival, for the whole run
 * @param from the side that sent it
 * @param again how often its sender has sent it again meanwhile
 */
public record Stopped(int number, Side from, Segment segment, int again) {}
