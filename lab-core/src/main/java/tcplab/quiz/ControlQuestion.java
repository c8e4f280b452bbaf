package tcplab.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.render.ScriptChange;
import tcplab.script.Control;
import tcplab.script.Experiment;
import tcplab.script.Parsed;

/**
 * A question about the run of a control: what becomes of a claim where its cause is taken away. That run says which answer is
 * right.
 *
 * @param script the control's, ready to be run
 * @param isOther true if that is another script, and not this one with a change
 * @param shown what the reader is shown of it: of a changed script what is changed, as {@link ScriptChange} writes it, of
 *     another one its steps; neither with what an await waits for
 */
public record ControlQuestion(Question question, Experiment script, boolean isOther, List<String> shown) {
    /** Of a longer change a reader sees no single cause. */
    private static final int LONGEST_CHANGE = 8;
    /** A longer script is read for its own sake, and not to be compared. */
    private static final int LONGEST_SCRIPT = 20;
    private static final String SLOW = "slow";
    private static final Pattern ASKED = Pattern.compile("(?:sysctl|getsockopt)\\((?:net\\.ipv4\\.)?(\\w+)\\)");

    /**
     * One of the experiment's; what is to be read for it is short, and there is something to choose from. Of changes of
     * the script the shortest is taken. None of an experiment that takes long: it would be run once more.
     *
     * @param round what is asked of the experiment itself; the same is asked here, where it can be
     * @param catalogue the experiments, by their names
     * @param canRun whether such a script can be run here
     */
    public static Optional<ControlQuestion> of(
            Experiment experiment, List<Question> round, Function<String, Parsed> catalogue, Predicate<Experiment> canRun, long seed) {
        if (experiment.tags().contains(SLOW)) {
            return Optional.empty();
        }
        List<ControlQuestion> found = new ArrayList<>();
        for (Question question : Questions.unanswered(experiment, seed)) {
            for (Control control : question.line().controls()) {
                if (question.isCoin() || isOpenEnded(question)) {
                    continue;
                } else if (control instanceof Control.Changed changed) {
                    changed(experiment, question, changed).ifPresent(found::add);
                } else if (control instanceof Control.Elsewhere elsewhere) {
                    other(question, elsewhere, catalogue).ifPresent(found::add);
                }
            }
        }
        found.removeIf(control -> !canRun.test(control.script()));
        int shortest = found.stream().filter(control -> !control.isOther()).mapToInt(control -> control.shown().size()).min().orElse(0);
        List<ControlQuestion> best =
                found.stream().filter(control -> control.isOther() || control.shown().size() == shortest).toList();
        List<ControlQuestion> asked = best.stream().filter(control -> isAsked(control.question(), round)).toList();
        List<ControlQuestion> choice = asked.isEmpty() ? best : asked;
        return choice.isEmpty() ? Optional.empty() : Optional.of(choice.get(new Random(seed).nextInt(choice.size())));
    }

    /** The same with its answers in another order. */
    public ControlQuestion mixed(Random random) {
        return new ControlQuestion(question.mixed(random), script, isOther, shown);
    }

    /** Of segments that may stand anywhere in the run, a shorter row and a longer one can both be there. */
    private static boolean isOpenEnded(Question question) {
        return question.kind().equals("wire") && !question.line().text().matches("wire (opening|transfer|closing|all) .*");
    }

    private static boolean isAsked(Question question, List<Question> round) {
        return round.stream().anyMatch(other -> other.text().equals(question.text()));
    }

    private static Optional<ControlQuestion> changed(Experiment experiment, Question question, Control.Changed control) {
        Parsed variant = control.variant(experiment, experiment.name());
        if (!variant.ok()) {
            return Optional.empty();
        }
        List<String> change = ScriptChange.of(steps(experiment), steps(variant.experiment()));
        boolean tells = change.stream().anyMatch(line -> line.matches("[-+] (?!await ).*")) && change.size() <= LONGEST_CHANGE;
        return tells && !Leak.in(change, question) && !isWritten(question, change)
                ? Optional.of(new ControlQuestion(question, variant.experiment(), false, change))
                : Optional.empty();
    }

    /** True if the change itself sets the value that is asked for. */
    private static boolean isWritten(Question question, List<String> change) {
        Matcher asked = ASKED.matcher(question.line().text());
        return asked.find() && change.stream().anyMatch(line -> line.matches("\\+ .*\\b" + Pattern.quote(asked.group(1)) + " +\\S.*"));
    }

    private static Optional<ControlQuestion> other(
            Question question, Control.Elsewhere control, Function<String, Parsed> catalogue) {
        Parsed there = catalogue.apply(control.experiment());
        if (!there.ok() || there.experiment().tags().contains(SLOW)) {
            return Optional.empty();
        }
        Parsed script = control.with(there.experiment(), question.line(), control.experiment());
        List<String> steps = PrintedScript.of(there.experiment());
        return script.ok() && steps.size() <= LONGEST_SCRIPT && !Leak.in(steps, question)
                ? Optional.of(new ControlQuestion(question, script.experiment(), true, steps))
                : Optional.empty();
    }

    /** As they are printed, with one blank where there are more. */
    private static List<String> steps(Experiment experiment) {
        return experiment.steps().stream()
                .map(step -> PrintedScript.line(step.plain()))
                .toList();
    }
}
