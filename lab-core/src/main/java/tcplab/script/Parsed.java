package tcplab.script;

import static tcplab.text.Told.say;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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

    /** A script that can be run. @param unused controls that no claim has @param path for messages */
    static Parsed of(Experiment experiment, List<Control> unused, String path) {
        Stream<Problem> ofSteps = experiment.steps().stream()
                .filter(item -> !item.step().remark().isEmpty())
                .map(item -> new Problem(path, item.line(), item.step().remark(), Told.nothing()));
        Stream<Problem> ofControls = unused.stream()
                .map(control -> new Problem(path, control.line(), say("no claim uses this control"),
                        say("each that tests a statement has one of its own")));
        return new Parsed(experiment, List.of(),
                Stream.concat(ofSteps, ofControls).sorted(Comparator.comparingInt(Problem::line)).toList());
    }

    public boolean ok() {
        return problems.isEmpty();
    }
}
