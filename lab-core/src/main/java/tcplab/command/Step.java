package tcplab.command;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import tcplab.model.Need;

/**
 * A line of the language that has been understood and can be done.
 *
 * @param deed what it does
 * @param needs without which it cannot be done
 * @param touchesSockets false if the sockets need not be looked at after it, since it leaves them alone
 * @param remark what its writer may not have meant, or empty; it is done all the same
 */
public record Step(Deed deed, Set<Need> needs, boolean touchesSockets, String remark) {
    /** What a step does. */
    public interface Deed {
        void on(Stage stage) throws StepFailure;
    }

    static Step of(Deed deed) {
        return new Step(deed, Set.of(), true, "");
    }

    /** One that leaves the sockets alone. */
    static Step besideSockets(Deed deed) {
        return new Step(deed, Set.of(), false, "");
    }

    /** The same, needing these too. */
    Step needing(Set<Need> more) {
        Set<Need> all = new LinkedHashSet<>();
        all.addAll(needs);
        all.addAll(more);
        return new Step(deed, Collections.unmodifiableSet(all), touchesSockets, remark);
    }

    /** The same, with something to remark on it. */
    Step remarking(String sentence) {
        return new Step(deed, needs, touchesSockets, sentence);
    }

    public void perform(Stage stage) throws StepFailure {
        deed.on(stage);
    }
}
