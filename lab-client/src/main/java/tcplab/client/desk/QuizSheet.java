package tcplab.client.desk;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tcplab.quiz.Key;
import tcplab.quiz.Question;
import tcplab.render.Painted;
import tcplab.render.Result;
import tcplab.script.Experiment;
import tcplab.text.Columns;
import tcplab.text.Told;
import tcplab.verdict.Choice;
import tcplab.verdict.Finding;
import tcplab.verdict.Verdict;

/** What a learner reads in a quiz: the story without its claims, the questions, and the answers beside the evidence. */
final class QuizSheet {
    private static final String INDENT = "   ";

    private final Console console;

    QuizSheet(Console console) {
        this.console = console;
    }

    /** What the run showed, in one sentence: for afterwards. */
    String title(Experiment experiment) {
        List<String> lines = new ArrayList<>();
        wrap(lines, experiment.name() + ": " + console.tell(experiment.toldTitle()), INDENT);
        return String.join("\n", lines) + "\n";
    }

    /** The headings and the steps. The title would give the answers away. */
    Painted story(Experiment experiment) {
        List<String> lines = new ArrayList<>();
        boolean headed = true;
        for (Experiment.Item item : experiment.items()) {
            if (item instanceof Experiment.HeadingItem heading) {
                if (headed) {
                    lines.add("");
                }
                wrap(lines, "# " + console.tell(Told.written(heading.en(), heading.zh())), "");
                headed = false;
            } else if (item instanceof Experiment.StepItem step) {
                wrap(lines, "  " + step.text(), INDENT);
                headed = true;
            }
        }
        return Console.bold(experiment.name()).add("\n" + String.join("\n", lines) + "\n");
    }

    /** A question with its answers, each after its letter. */
    String question(int number, int of, Question question) {
        List<String> lines = new ArrayList<>(List.of(""));
        wrap(lines, console.tell(say("Question %1$d of %2$d: %3$s", number, of, question.text())), INDENT);
        for (int i = 0; i < question.choices().size(); i++) {
            wrap(lines, INDENT + letter(i) + "  " + console.tell(question.choices().get(i).text()), INDENT + INDENT);
        }
        return String.join("\n", lines);
    }

    static char letter(int choice) {
        return (char) ('a' + choice);
    }

    /** One answer beside what was seen. */
    String marked(int number, Question question, int answer, Key key, Result result) {
        List<String> lines = new ArrayList<>();
        wrap(lines, number + ". " + console.tell(question.text()), INDENT);
        String given = choice(question, answer);
        if (key.isOpen()) {
            wrap(lines, INDENT + "? " + console.tell(say("your answer %s stays open: the run does not say", given)), INDENT + "  ");
        } else if (key.right().contains(answer)) {
            wrap(lines, INDENT + mark(true) + console.tell(say("right: %s", given)), INDENT + "  ");
        } else {
            String right = key.right().stream().map(i -> choice(question, i)).collect(Collectors.joining(", "));
            wrap(lines, INDENT + mark(false) + console.tell(say("wrong: %1$s; right is %2$s", given, right)), INDENT + "  ");
        }
        String ids = key.evidence().stream().map(id -> " #" + id).collect(Collectors.joining());
        wrap(lines, INDENT + console.tell(say("in the run: %s", Columns.printable(console.tell(key.because())) + ids)), INDENT + "  ");
        finding(question, result).ifPresent(finding -> {
            if (!finding.asRecorded() && finding.verdict() != Verdict.INCONCLUSIVE) {
                wrap(lines, INDENT + console.tell(say("this run differs from the record: '%1$s' is recorded as %2$s, and was %3$s",
                        finding.claim(), finding.recorded(), finding.verdict())), INDENT + "  ");
            }
            if (!finding.reason().isEmpty()) {
                wrap(lines, INDENT + console.tell(say("why: %s", Columns.printable(console.tell(finding.reason())))), INDENT + "  ");
            }
        });
        return String.join("\n", lines);
    }

    private static java.util.Optional<Finding> finding(Question question, Result result) {
        return result.findings().stream()
                .filter(finding -> finding.line() == question.line().line())
                .findFirst();
    }

    private String mark(boolean right) {
        if (!console.style().unicode()) {
            return right ? "+ " : "x ";
        }
        return right ? "✓ " : "✗ ";
    }

    private String choice(Question question, int index) {
        Choice choice = question.choices().get(index);
        return letter(index) + " (" + console.tell(choice.text()) + ")";
    }

    private void wrap(List<String> lines, String text, String indent) {
        lines.addAll(Columns.wrap(text, console.style().width(), indent));
    }
}
