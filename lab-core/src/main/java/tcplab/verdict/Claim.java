package tcplab.verdict;

import java.util.Set;
import tcplab.journal.Timeline;

/** Something that may be true of a run. */
public interface Claim {
    /**
     * Judges it from the timeline alone. "Never" needs a witness without a gap; "in order" means each match strictly
     * after the one before. Must be able to say no.
     */
    Judgement judge(Timeline timeline);

    /** True if nothing that comes later can undo what refutes it: a call's result, something that was never to be. */
    default boolean isRefutedForGood() {
        return false;
    }

    /** The witnesses without which it cannot be judged: {@code tcpdump}, {@code ss}, {@code tracepoint}, {@code counters}. */
    Set<String> witnesses();

    /** Names of the sockets and sides that it speaks of, to be checked against the script. */
    Set<String> sockets();
}
