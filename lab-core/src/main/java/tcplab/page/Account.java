package tcplab.page;

import tcplab.judge.Mutated;
import tcplab.render.Result;
import tcplab.script.Experiment;
import tcplab.text.Told;

/**
 * An experiment with the run of it that a page tells of.
 *
 * @param experiment as it was when it was run
 * @param mutated what its claims noticed of changes of its steps; null if that was not tried
 * @param recorded true if it came with the lab, and is no run of the reader's own
 */
public record Account(Experiment experiment, Result result, Mutated mutated, boolean recorded) {
    /** A run of the reader's own. */
    public Account(Experiment experiment, Result result, Mutated mutated) {
        this(experiment, result, mutated, false);
    }

    /** One whose steps have not been changed. */
    public Account(Experiment experiment, Result result) {
        this(experiment, result, null);
    }

    /** The name of an experiment without one. */
    Told title() {
        return title(experiment);
    }

    static Told title(Experiment experiment) {
        Told title = experiment.toldTitle();
        return title.isEmpty() ? Told.plain(experiment.name()) : title;
    }

    /** {@code close} of {@code close/three-way}; empty for a file outside of the catalogue. */
    static String topic(Experiment experiment) {
        boolean listed = experiment.name().matches("[A-Za-z0-9_-]+/[A-Za-z0-9_.-]+");
        return listed ? experiment.name().substring(0, experiment.name().indexOf('/')) : "";
    }
}
