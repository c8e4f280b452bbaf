package tcplab.event;

import tcplab.model.Side;

/**
 * A TCP counter of a side's network stack differs between the start and the end of the run. Proves that something
 * counted happened so many times, not when or to which socket; on the host bench not even that it was this run.
 *
 * @param side whose stack; where both sides share one, {@link Side#CLIENT}
 * @param group {@code Tcp}, {@code TcpExt}, {@code IpExt} …
 * @param name {@code TCPAbortOnData}, {@code ListenOverflows} …
 * @param before its value before the first call
 * @param after its value after the last
 */
public record CounterMoved(long atNanos, Side side, String group, String name, long before, long after)
        implements Event {
    public long difference() {
        return after - before;
    }
}
