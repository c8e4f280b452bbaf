package tcplab.client.desk;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tcplab.journal.Timeline;
import tcplab.quiz.ControlQuestion;
import tcplab.quiz.Key;
import tcplab.quiz.Note;
import tcplab.quiz.PrintedScript;
import tcplab.quiz.Question;
import tcplab.render.Painted;
import tcplab.render.Result;
import tcplab.script.Experiment;
import tcplab.text.Columns;
import tcplab.text.Told;
import tcplab.verdict.Choice;
import tcplab.verdict.Finding;
import tcplab.verdict.Verdict;

/** What a learner reads in a quiz: the steps without their story, the questions, and the answers beside the evidence. */
final class QuizSheet {
    private static final String INDENT = "   ";

    private final Console console;
    /** What the learner has been told of how to read a question. */
    private final Set<Told> explained = new HashSet<>();

    QuizSheet(Console console) {
        this.console = console;
    }

    /** What the run showed, in one sentence: for afterwards. */
    String title(Experiment experiment) {
        List<String> lines = new ArrayList<>();
        wrap(lines, experiment.name() + ": " + console.tell(experiment.toldTitle()), INDENT);
        return String.join("\n", lines) + "\n";
    }

    /** What is said of an experiment before it is run: its name would give the answers away. */
    String opening(int number, int of, Experiment experiment) {
        int slash = experiment.name().indexOf('/');
        return console.tell(slash < 0
                ? say("Experiment %1$d of %2$d", number, of)
                : say("Experiment %1$d of %2$d, topic %3$s", number, of, experiment.name().substring(0, slash)));
    }

    /** The steps, but for what tells too much of what comes of them. */
    Painted story(Experiment experiment) {
        List<String> script = PrintedScript.of(experiment);
        List<String> lines = new ArrayList<>();
        for (String line : script) {
            if (line.isEmpty()) {
                lines.add("");
            } else {
                wrap(lines, "  " + line, INDENT);
            }
        }
        if (PrintedScript.leavesOut(script)) {
            lines.add("");
            wrap(lines, console.tell(say("(After %s stands what the script waits for: it would give an answer away.)", PrintedScript.UNTOLD)), "");
        }
        return Painted.of(String.join("\n", lines) + "\n");
    }

    /** A question with its answers, each after its letter, and how they are to be read where that was not said before. */
    String question(int number, int of, Question question) {
        List<String> lines = new ArrayList<>(List.of(""));
        asked(lines, number, of, question);
        return String.join("\n", lines);
    }

    /** A question about the run of a control, with what is changed in the script, or with the other one. */
    String question(int number, int of, ControlQuestion control) {
        List<String> lines = new ArrayList<>(List.of(""));
        wrap(lines, console.tell(control.isOther()
                ? say("And in this script, which is another one?")
                : say("And if the script is changed in this way?")), "");
        lines.add("");
        control.shown().forEach(line -> wrap(lines, line.isEmpty() ? line : "  " + line, INDENT + INDENT));
        lines.add("");
        asked(lines, number, of, control.question());
        return String.join("\n", lines);
    }

    private void asked(List<String> lines, int number, int of, Question question) {
        wrap(lines, console.tell(say("Question %1$d of %2$d: %3$s", number, of, question.text())), INDENT);
        for (int i = 0; i < question.choices().size(); i++) {
            wrap(lines, INDENT + letter(i) + "  " + console.tell(question.choices().get(i).text()), INDENT + INDENT);
        }
        explain(lines, Note.of(question));
    }

    /** What was not explained before. */
    private void explain(List<String> lines, List<Note> all) {
        List<Told> notes = all.stream().map(Note::text).filter(explained::add).toList();
        if (!notes.isEmpty()) {
            wrap(lines, INDENT + "(" + console.tell(Told.inOneLine(notes)) + ")", INDENT + " ");
        }
    }

    static char letter(int choice) {
        return (char) ('a' + choice);
    }

    /** One answer beside what was seen. */
    String marked(int number, Question question, int answer, Key key, Result result) {
        List<String> lines = new ArrayList<>();
        marked(lines, number, question, answer, key, result.timeline());
        Optional<Finding> finding = finding(question, result);
        finding.filter(f -> !f.asRecorded() && f.verdict() != Verdict.INCONCLUSIVE)
                .ifPresent(f -> add(lines, say("this run differs from the record: '%1$s' is recorded as %2$s, and was %3$s",
                        f.claim(), f.recorded().told(), f.verdict().told())));
        // The claim's reason is that of what is recorded.
        boolean usual = finding.filter(Finding::asRecorded).isPresent();
        key.right().stream().findFirst().ifPresent(right -> why(lines, usual
                ? question.why(right, result.timeline())
                : question.rule(right, result.timeline())));
        return String.join("\n", lines);
    }

    /** One answer beside what was seen in the run of a control. @param timeline that run */
    String marked(int number, ControlQuestion control, int answer, Key key, Timeline timeline) {
        List<String> lines = new ArrayList<>();
        marked(lines, number, control.question(), answer, key, timeline);
        key.right().stream().findFirst().ifPresent(right -> why(lines, control.question().rule(right, timeline)));
        return String.join("\n", lines);
    }

    private void marked(List<String> lines, int number, Question question, int answer, Key key, Timeline timeline) {
        wrap(lines, number + ". " + console.tell(question.text()), INDENT);
        String given = choice(question, answer);
        if (key.isOpen()) {
            add(lines, Told.format("? %s", say("your answer %s stays open: the run does not say", given)));
        } else if (key.right().contains(answer)) {
            add(lines, Told.format("%s%s", mark(true), say("right: %s", given)));
        } else {
            int first = key.right().iterator().next();
            Told right = Told.listed(key.right().stream().map(i -> choice(question, i)).toList());
            add(lines, Told.format("%s%s", mark(false), say("wrong: %1$s; right is %2$s", given, right)));
            Told whyNot = question.whyNot(answer, first, timeline);
            if (!whyNot.isEmpty()) {
                add(lines, say("as for %1$s: %2$s", letter(answer), whyNot));
            }
        }
        String ids = key.evidence().stream().map(id -> " #" + id).collect(Collectors.joining());
        String seen = Columns.printable(console.tell(key.because()));
        add(lines, say("in the run: %s", seen + ids));
        explain(lines, Note.ofMarks(seen));
    }

    private void why(List<String> lines, Told why) {
        if (!why.isEmpty()) {
            add(lines, say("why: %s", Columns.printable(console.tell(why))));
        }
    }

    private void add(List<String> lines, Told sentence) {
        wrap(lines, INDENT + console.tell(sentence), INDENT + "  ");
    }

    private static Optional<Finding> finding(Question question, Result result) {
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
