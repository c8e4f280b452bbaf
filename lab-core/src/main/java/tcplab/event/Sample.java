package tcplab.event;

import java.util.List;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;
import tcplab.model.Side;
import tcplab.model.TcpState;

/**
 * {@code ss} listed the sockets of one side. Proves that each listed socket was in its state at some moment between
 * {@code atNanos} and {@code endNanos}, and that a socket not listed did not exist; says nothing about any other
 * moment.
 *
 * @param side whose network stack was listed; where both sides share one, {@link Side#CLIENT}
 * @param rows the TCP sockets with an endpoint of this run, in the order of {@code ss}
 */
public record Sample(long atNanos, long endNanos, Side side, List<Row> rows) implements Event {
    /**
     * One socket.
     *
     * @param recvQ bytes received and not yet read; of a listener, connections waiting for accept
     * @param sendQ bytes sent and not yet acknowledged; of a listener, its backlog; below zero where the kernel was
     *     asked in the middle of connect(2)
     * @param timer {@code timewait,59sec,0} as {@code ss} prints it, or empty
     * @param details the rest of the line ({@code -i}, {@code -m}), or empty
     */
    public record Row(
            TcpState state, long recvQ, long sendQ, Endpoint local, Endpoint remote, String timer, String details) {
        public FourTuple tuple() {
            return new FourTuple(local, remote);
        }

        /** Of what tells two of a listing apart. */
        @Override
        public int hashCode() {
            return 31 * local.hashCode() + remote.hashCode();
        }
    }
}
