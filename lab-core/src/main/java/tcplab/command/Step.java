package tcplab.command;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import tcplab.model.Need;
import tcplab.text.Told;

/**
 * A line of the language that has been understood and can be done.
 *
 * @param deed what it does
 * @param needs without which it cannot be done
 * @param effect what it leaves behind
 * @param remark what its writer may not have meant, or empty; it is done all the same
 */
public record Step(Deed deed, Set<Need> needs, Effect effect, Told remark) {
    /** What a step leaves behind. */
    public enum Effect {
        /** Something is done, and the sockets may be in other states after it. */
        SOCKETS,
        /** Something is done that leaves the sockets alone. */
        NO_SOCKETS,
        /** Nothing: it only waits for what was done before. */
        NONE
    }

    /** What a step does. */
    public interface Deed {
        void on(Stage stage) throws StepFailure;
    }

    static Step of(Deed deed) {
        return new Step(deed, Set.of(), Effect.SOCKETS, Told.nothing());
    }

    /** One that leaves the sockets alone. */
    static Step besideSockets(Deed deed) {
        return new Step(deed, Set.of(), Effect.NO_SOCKETS, Told.nothing());
    }

    /** One that only waits. */
    static Step waiting(Deed deed) {
        return new Step(deed, Set.of(), Effect.NONE, Told.nothing());
    }

    /** The same, needing these too. */
    Step needing(Set<Need> more) {
        Set<Need> all = new LinkedHashSet<>();
        all.addAll(needs);
        all.addAll(more);
        return new Step(deed, Collections.unmodifiableSet(all), effect, remark);
    }

    /** The same, with something to remark on it. */
    Step remarking(Told sentence) {
        return new Step(deed, needs, effect, sentence);
    }

    public void perform(Stage stage) throws StepFailure {
        deed.on(stage);
    }
}
