package tcplab.verdict;

import java.util.Optional;
import java.util.Set;
import tcplab.journal.Timeline;
import tcplab.model.Witness;
import tcplab.text.Told;

/** Something that may be true of a run. */
public interface Claim {
    /**
     * Judges it from the timeline alone, where there is no {@link #obstacle}. "Never" needs a witness without a gap; "in
     * order" means each match strictly after the one before. Must be able to say no.
     */
    Judgement judge(Timeline timeline);

    /** Why nothing can be said of it on this run, whatever was seen; as a sentence. */
    default Optional<Told> obstacle(Timeline timeline) {
        return Optional.empty();
    }

    /**
     * True if nothing that comes later can undo such a verdict, once something was seen that shows it: a call's result,
     * the way that a socket has gone, something that was never to be.
     */
    default boolean isForGood(Verdict verdict) {
        return false;
    }

    /**
     * True if it is about time, or about what a kernel's timers have done: whoever steps through a run takes time to read,
     * and refutes nothing by it.
     */
    default boolean isOfTime() {
        return false;
    }

    /** What it says, as a sentence without an end; nothing if only its own words say it. */
    default Told told() {
        return Told.nothing();
    }

    /** The witnesses without which it cannot be judged: {@code tcpdump}, {@code ss}, {@code tracepoint}, {@code counters}. */
    Set<Witness> witnesses();

    /** Names of the sockets and sides that it speaks of, to be checked against the script. */
    Set<String> sockets();

    /** Names of the looks that it speaks of, to be checked against the script. */
    default Set<String> looks() {
        return Set.of();
    }

    /** True if it is of how many sockets are in a state at once. */
    default boolean listsSockets() {
        return false;
    }

    /** True if it is of all that a network stack does, whoever's connections those are. */
    default boolean isOfWholeStacks() {
        return false;
    }

    /**
     * Puts a question before the run to which this claim is one of the answers. Each other answer is a claim too, so that the
     * run itself says which one is right. Asks nothing if the claim gives no question.
     */
    default void ask(Draft draft) {}
}
