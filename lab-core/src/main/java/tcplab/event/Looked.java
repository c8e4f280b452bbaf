package tcplab.event;

import static tcplab.text.Told.say;

import java.util.List;
import tcplab.model.Side;
import tcplab.text.MayBeMissing;
import tcplab.text.Told;

/**
 * A step had the sockets listed and the counters read. The listing of each side is the {@link Sample} that was begun
 * after {@code atNanos} and recorded last before this. Proves the counters of some moment until {@code endNanos}.
 *
 * @param name by which claims speak of it, or empty
 * @param counters those that had moved since the run began; null if they could not be read
 */
public record Looked(long atNanos, long endNanos, String name, @MayBeMissing List<Moved> counters) implements Event {
    /**
     * @param side whose stack; where both sides share one, {@link Side#CLIENT}
     * @param counter its group and its name: {@code TcpExt TCPTimeouts}
     * @param by the difference to the start of the run
     */
    public record Moved(Side side, String counter, long by) {}

    @Override
    public Told inWords() {
        return name.isEmpty() ? say("a look at the sockets and the counters") : say("a look at the sockets and the counters: %s", name);
    }
}
