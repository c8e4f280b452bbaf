package tcplab.run;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tcplab.command.Accept;
import tcplab.command.Connect;
import tcplab.command.Listen;
import tcplab.command.StepFailure;
import tcplab.event.Census;
import tcplab.journal.LabClock;
import tcplab.model.Crowd;
import tcplab.model.Side;
import tcplab.model.TcpState;
import tcplab.observe.SsCensus;
import tcplab.observe.Witnesses;
import tcplab.peer.Action;
import tcplab.text.Told;

/** What the script calls the sockets that are counted, and the counting. */
final class CrowdNames {
    /** As long as the longest delayed acknowledgement and the first retransmission, and what a loaded machine adds: see {@link Settling}. */
    private static final long UNCHANGED_NANOS = 500_000_000;

    private static final long LONGEST_NANOS = 5_000_000_000L;

    private static final long PAUSE_MILLIS = 2;
    private static final Set<TcpState> PASSING = EnumSet.of(
            TcpState.SYN_SENT, TcpState.SYN_RECEIVED, TcpState.FIN_WAIT_1, TcpState.CLOSING, TcpState.LAST_ACK);

    private final LabClock clock;
    private Named connecting;
    private Named listening;
    private Named accepted;

    /** Of a side. */
    private record Named(Side side, String name) {}

    CrowdNames(LabClock clock) {
        this.clock = clock;
    }

    /** A side is told to do something. */
    void acts(Side side, Action action) {
        if (action instanceof Connect connect && connect.times() > 0) {
            connecting = new Named(side, connect.socket());
        } else if (action instanceof Accept accept && accept.times() > 0) {
            accepted = new Named(side, accept.as());
        } else if (action instanceof Listen listen && listen.local() != null && listen.local().port() == Crowd.PORT) {
            listening = new Named(side, listen.socket());
        }
    }

    /** Counts until two counts in a row are alike and nothing is on its way to another state, or all are alike for half a second. */
    Census census(String name, Witnesses witnesses) throws StepFailure, InterruptedException {
        long begun = System.nanoTime();
        long changed = begun;
        SsCensus.Counted before = null;
        while (true) {
            long start = clock.now();
            SsCensus.Counted now = counted(witnesses);
            long end = clock.now();
            long nanos = System.nanoTime();
            boolean alike = now.equals(before);
            if (alike && (isResting(now) || nanos - changed > UNCHANGED_NANOS)) {
                return new Census(start, end, name, groups(now));
            } else if (nanos - begun > LONGEST_NANOS) {
                // A count of what is still changing refutes nothing.
                throw new StepFailure(say("the sockets of the crowds were still changing their states after %d s", LONGEST_NANOS / 1_000_000_000));
            }
            changed = alike ? changed : nanos;
            before = now;
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static SsCensus.Counted counted(Witnesses witnesses) throws StepFailure {
        try {
            return witnesses.census();
        } catch (IOException e) {
            throw new StepFailure(say("the sockets could not be counted: %s", Told.of(e)));
        }
    }

    private static boolean isResting(SsCensus.Counted counted) {
        return PASSING.stream().noneMatch(state ->
                counted.connecting().containsKey(state) || counted.accepted().containsKey(state) || counted.waiting().containsKey(state));
    }

    private List<Census.Group> groups(SsCensus.Counted counted) {
        List<Census.Group> groups = new ArrayList<>();
        if (connecting != null) {
            groups.add(group(connecting, counted.connecting()));
        }
        if (listening != null) {
            groups.add(group(listening, counted.waiting()));
        }
        if (accepted != null) {
            groups.add(group(accepted, counted.accepted()));
        }
        return groups;
    }

    private static Census.Group group(Named named, Map<TcpState, Integer> states) {
        return new Census.Group(named.side(), named.name(), states.entrySet().stream()
                .map(entry -> new Census.Count(entry.getKey(), entry.getValue()))
                .toList());
    }
}
