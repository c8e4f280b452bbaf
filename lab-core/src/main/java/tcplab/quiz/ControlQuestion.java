package tcplab.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import tcplab.render.ScriptChange;
import tcplab.script.Control;
import tcplab.script.Experiment;
import tcplab.script.Parsed;

/**
 * A question about the run of a control: what becomes of a claim where its cause is taken away. That run says which answer is
 * right.
 *
 * @param script the control's, ready to be run
 * @param change what it makes of the steps, as {@link ScriptChange} writes it, without what an await waits for
 */
public record ControlQuestion(Question question, Experiment script, List<String> change) {
    /** Of a longer change a reader sees no single cause. */
    private static final int LONGEST_CHANGE = 8;

    /**
     * One of the experiment's; its change is short, and there is something to choose from. None of an experiment that takes
     * long: it would be run once more.
     *
     * @param round what is asked of the experiment itself; the same is asked here, where it can be
     */
    public static Optional<ControlQuestion> of(Experiment experiment, List<Question> round, long seed) {
        if (experiment.tags().contains("slow")) {
            return Optional.empty();
        }
        List<ControlQuestion> found = new ArrayList<>();
        for (Question question : Questions.unanswered(experiment, seed)) {
            for (Control control : question.line().controls()) {
                if (!question.isCoin() && !isOpenEnded(question) && control instanceof Control.Changed changed) {
                    of(experiment, question, changed).ifPresent(found::add);
                }
            }
        }
        int shortest = found.stream().mapToInt(control -> control.change().size()).min().orElse(0);
        List<ControlQuestion> best =
                found.stream().filter(control -> control.change().size() == shortest).toList();
        List<ControlQuestion> asked = best.stream().filter(control -> isAsked(control.question(), round)).toList();
        List<ControlQuestion> choice = asked.isEmpty() ? best : asked;
        return choice.isEmpty() ? Optional.empty() : Optional.of(choice.get(new Random(seed).nextInt(choice.size())));
    }

    /** Of segments that may stand anywhere in the run, a shorter row and a longer one can both be there. */
    private static boolean isOpenEnded(Question question) {
        return question.kind().equals("wire") && !question.line().text().matches("wire (opening|transfer|closing|all) .*");
    }

    private static boolean isAsked(Question question, List<Question> round) {
        return round.stream().anyMatch(other -> other.text().equals(question.text()));
    }

    private static Optional<ControlQuestion> of(Experiment experiment, Question question, Control.Changed control) {
        Parsed variant = control.variant(experiment, experiment.name());
        if (!variant.ok()) {
            return Optional.empty();
        }
        List<String> change = ScriptChange.of(steps(experiment), steps(variant.experiment()));
        boolean tells = change.stream().anyMatch(line -> line.matches("[-+] (?!await ).*")) && change.size() <= LONGEST_CHANGE;
        return tells && !Leak.in(change, question)
                ? Optional.of(new ControlQuestion(question, variant.experiment(), change))
                : Optional.empty();
    }

    /** As they are printed, with one blank where there are more. */
    private static List<String> steps(Experiment experiment) {
        return experiment.steps().stream()
                .map(step -> PrintedScript.line(step.text().replaceAll("\\s+", " ")))
                .toList();
    }
}
