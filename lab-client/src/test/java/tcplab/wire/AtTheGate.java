package tcplab.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import tcplab.model.Endpoint;
import tcplab.model.Probe;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.model.TcpOptions;

/** A gate that is shut, what waits at it, and what passed it. */
abstract class AtTheGate {
    static final Endpoint CLIENT = new Endpoint("10.0.0.1", 40000);
    static final Endpoint SERVER = new Endpoint("10.0.0.2", 7000);
    static final int FIN = 17;
    static final int SYN = 2;
    static final int SYN_ACK = 18;
    static final int ACK = 16;
    static final int RST = 4;
    static final long SECOND = 1_000_000_000;

    final List<String> done = new ArrayList<>();
    final List<Segment> passed = new ArrayList<>();
    final Set<Segment> lostByRules = new HashSet<>();
    final Set<Segment> heldByRules = new HashSet<>();
    private int ipId;
    final TimedLine line = new TimedLine();
    final Gate gate = new Gate(
            (action, from, segment, rule) -> done.add(action + " " + segment.flagWords() + " by " + rule),
            sent -> passed.add(sent.segment()) && arrives(sent.segment()),
            line);

    @BeforeEach
    void shut() {
        gate.shut();
    }

    private boolean arrives(Segment segment) {
        if (lostByRules.contains(segment)) {
            return false;
        }
        if (heldByRules.contains(segment)) {
            gate.held(sender(segment), segment);
        } else {
            gate.arrived(segment);
        }
        return true;
    }

    private static Side sender(Segment segment) {
        return segment.from().equals(CLIENT) ? Side.CLIENT : Side.SERVER;
    }

    Segment segment(int flags, long seq, long ack, int length) {
        return new Segment(CLIENT, SERVER, flags, seq, ack, 1000, length, 20, 20, ++ipId, TcpOptions.NONE);
    }

    Segment answer(int flags, long seq, long ack, int length) {
        return new Segment(SERVER, CLIENT, flags, seq, ack, 1000, length, 20, 20, ++ipId, TcpOptions.NONE);
    }

    Segment stop(Segment segment) {
        return stop(segment, null);
    }

    Segment stop(Segment segment, Probe probe) {
        gate.stop(new Sent(sender(segment), segment, probe, ByteBuffer.allocate(1)));
        return segment;
    }

    /** The rule of the script lets it go on. */
    void releaseFromRule(Segment segment) {
        gate.goesOn(sender(segment), segment);
        gate.arrived(segment);
    }

    /** What waits longest goes on. */
    void release() {
        gate.let(gate.stopped().subList(0, 1), 1);
    }

    /** So much time passes. */
    void read(long seconds) {
        line.pass(seconds * SECOND);
    }

    List<String> waiting() {
        return gate.stopped().stream().map(one -> one.from() + " " + one.segment().flagWords()).toList();
    }
}
