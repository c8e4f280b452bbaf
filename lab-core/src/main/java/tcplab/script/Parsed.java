package tcplab.script;

import java.util.List;
import tcplab.text.Told;

/**
 * The outcome of reading a script.
 *
 * @param experiment what was understood; null if there are problems
 * @param problems everything that is wrong, in order of lines
 * @param remarks what is right and yet perhaps not meant, in order of lines
 */
public record Parsed(Experiment experiment, List<Problem> problems, List<Problem> remarks) {
    /** A script that cannot be run. */
    static Parsed refused(List<Problem> problems) {
        return new Parsed(null, List.copyOf(problems), List.of());
    }

    /** A script that can be run. @param path for messages */
    static Parsed of(Experiment experiment, String path) {
        List<Problem> remarks = experiment.steps().stream()
                .filter(item -> !item.step().remark().isEmpty())
                .map(item -> new Problem(path, item.line(), item.step().remark(), Told.nothing()))
                .toList();
        return new Parsed(experiment, List.of(), remarks);
    }

    public boolean ok() {
        return problems.isEmpty();
    }
}
