package tcplab.page;

import tcplab.render.Result;
import tcplab.script.Experiment;
import tcplab.text.Language;

/**
 * An experiment with the run of it that a page tells of.
 *
 * @param experiment as it was when it was run
 */
public record Account(Experiment experiment, Result result) {
    /** In the language spoken now; the name of an experiment without one. */
    String title() {
        return title(experiment);
    }

    static String title(Experiment experiment) {
        String title = Language.choose(experiment.title(), experiment.titleZh());
        return title.isEmpty() ? experiment.name() : title;
    }

    /** {@code close} of {@code close/three-way}; empty for a file outside of the catalogue. */
    static String topic(Experiment experiment) {
        boolean listed = experiment.name().matches("[A-Za-z0-9_-]+/[A-Za-z0-9_.-]+");
        return listed ? experiment.name().substring(0, experiment.name().indexOf('/')) : "";
    }
}
