package tcplab.fault;

import java.util.HashSet;
import java.util.Set;
import tcplab.model.Flag;
import tcplab.model.FourTuple;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.text.MayBeMissing;

/**
 * The connection of a socket of the script, which need not be open yet: while its socket acts, the first SYN that belongs to
 * no other connection tells its endpoints. Any thread may call it.
 */
public final class Connection {
    private final String socket;
    private final Set<FourTuple> others = new HashSet<>();
    @MayBeMissing private Side opening;
    @MayBeMissing private FourTuple ends;

    public Connection(String socket) {
        this.socket = socket;
    }

    /** The name of the socket. */
    public String socket() {
        return socket;
    }

    /** These are its endpoints, and no others any more. */
    public synchronized void is(FourTuple tuple) {
        ends = tuple;
        opening = null;
    }

    /** From now on it may be opened. @param by the side of its socket; null if another socket acts */
    public synchronized void mayOpen(@MayBeMissing Side by) {
        opening = ends == null ? by : null;
    }

    /** A segment meets the rules. */
    synchronized void sees(Side sender, Segment segment) {
        if (!segment.has(Flag.SYN) || segment.has(Flag.ACK) || ends != null) {
            return;
        } else if (sender == opening && !others.contains(segment.tuple())) {
            is(segment.tuple());
        } else {
            others.add(segment.tuple());
        }
    }

    /** True of a segment of its own, in whichever direction. */
    synchronized boolean has(Segment segment) {
        return ends != null && (ends.equals(segment.tuple()) || ends.equals(segment.tuple().reversed()));
    }
}
