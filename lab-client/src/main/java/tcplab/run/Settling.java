package tcplab.run;

import java.util.List;
import java.util.Set;
import tcplab.event.Sample;
import tcplab.model.TcpState;
import tcplab.observe.Witnesses;

/**
 * Waits after the last step until nothing is under way: no segment on the wire, no socket in a state that an expected
 * acknowledgement would end and no unacknowledged bytes, as ss lists them when nothing has happened for a while. Gives
 * up after a time that covers the longest delayed acknowledgement, for a script may well end with a lost segment; after a
 * longer one while the wire itself delays a segment, which without that would seem lost.
 */
final class Settling {
    /** TCP_DELACK_MAX is 200 ms (include/net/tcp.h); a loaded machine adds to it. */
    private static final long LONGEST_MILLIS = 500;

    private static final long LONGEST_ON_THE_WIRE_MILLIS = 3000;

    private static final long QUIET_MILLIS = 2;
    /** Whoever looks at what waits takes his time. */
    private static final long READING_MILLIS = 50;
    private static final Set<TcpState> PASSING = Set.of(
            TcpState.SYN_SENT, TcpState.SYN_RECEIVED, TcpState.FIN_WAIT_1, TcpState.CLOSING, TcpState.LAST_ACK);

    private final Lab lab;
    private final Pace pace;
    private final Happenings happenings;

    Settling(Lab lab, Performance performance, Pace pace) {
        this.lab = lab;
        this.pace = pace;
        this.happenings = performance.happenings();
    }

    void await() {
        long begun = pace.nanos();
        // What happens between two listings of ss, another witness tells; where there is none, both must show rest.
        boolean told = lab.witnesses().tellsStatesWithoutSs();
        int needed = told ? 1 : 2;
        int shown = 0;
        boolean firstLook = true;
        long before = happenings.count();
        while (pace.nanos() - begun < longestMillis() * 1_000_000) {
            try {
                Thread.sleep(isLookedAt() ? READING_MILLIS : QUIET_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            boolean quiet = happenings.count() == before;
            shown = quiet && isResting(told && firstLook) && happenings.count() == before ? shown + 1 : 0;
            if (shown == needed) {
                return;
            }
            // What a timer of the kernel alone ends, no segment tells: a later look is a new one.
            firstLook &= !quiet;
            before = happenings.count();
        }
    }

    private long longestMillis() {
        return isOnTheWire() ? LONGEST_ON_THE_WIRE_MILLIS : LONGEST_MILLIS;
    }

    private boolean isOnTheWire() {
        return lab.bench().wire().map(wire -> !wire.isIdle()).orElse(false);
    }

    /** @param lastWillDo true if a listing that is begun already may tell it, provided that all had happened by then */
    private boolean isResting(boolean lastWillDo) {
        if (isLookedAt() || isOnTheWire()) {
            return false;
        }
        Witnesses witnesses = lab.witnesses();
        List<Sample> listing = lastWillDo ? witnesses.sampleSince(happenings.lastNanos()) : witnesses.sampleNow();
        return listing.stream().flatMap(sample -> sample.rows().stream()).noneMatch(Settling::underWay);
    }

    /** Somebody steps through the run, and what waits for his key is under way. */
    private boolean isLookedAt() {
        return lab.bench().wire().map(wire -> !wire.stopped().isEmpty()).orElse(false);
    }

    private static boolean underWay(Sample.Row row) {
        return PASSING.contains(row.state()) || row.state() != TcpState.LISTEN && row.sendQ() > 0;
    }
}
