package tcplab.client.desk;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.function.Consumer;
import tcplab.command.Step;
import tcplab.render.Outcome;
import tcplab.render.Painted;
import tcplab.render.Result;
import tcplab.script.Experiment;
import tcplab.text.Columns;
import tcplab.text.Told;

/**
 * Experiments at a reader's pace: what is done is told first, a key shows what came of it, another one goes on. The verdicts
 * are one line until they are asked for. What is longer than the terminal comes a screen at a time.
 */
public final class Tour {
    /** On a screen of fewer lines nothing is held back. */
    private static final int FEWEST_LINES = 5;

    /** How an experiment is run. */
    public interface Running {
        Result run(Experiment experiment) throws IOException;
    }

    private final Keypad.Opening keypad;
    private final Console console;
    /** How many lines the terminal showed when a key was pressed last; 0 if that is not known. */
    private int rows;

    public Tour(Keypad.Opening keypad, Console console) {
        this.keypad = keypad;
        this.console = console;
    }

    /** Goes through them until the reader has seen the last, or leaves. @param seen takes each result that was shown */
    public void through(List<Experiment> experiments, Running running, Consumer<Result> seen) throws IOException {
        for (int i = 0; i < experiments.size(); i++) {
            Experiment experiment = experiments.get(i);
            boolean told = paged(told(experiment, i + 1, experiments.size()));
            if (!told || pressed("\r\n ", say("[Enter] shows what happens  [q] leaves")) == 'q') {
                left(i, experiments.size());
                return;
            }
            Result result = running.run(experiment);
            if (Thread.interrupted()) {
                return;
            }
            seen.accept(result);
            boolean last = i + 1 == experiments.size();
            if (!show(experiment, result, last) && !last) {
                left(i + 1, experiments.size());
                return;
            }
        }
    }

    private void left(int seen, int of) {
        console.print(say("left after %1$d of %2$d", seen, of));
    }

    /** What is called, without the title and the headings, which say what comes of it, and without the steps that only wait. */
    private Painted told(Experiment experiment, int number, int of) {
        console.clearProgress();
        String topic = experiment.name().replaceFirst("/.*", "");
        String rule = console.style().unicode() ? "──" : "--";
        Painted text = Painted.of("\n").add(Console.bold(rule + " " + number + "/" + of + "  " + topic + " " + rule)).add("\n");
        for (Experiment.Item item : experiment.items()) {
            if (item instanceof Experiment.HeadingItem) {
                text.add("\n");
            } else if (item instanceof Experiment.StepItem step && step.step().effect() != Step.Effect.NONE) {
                add(text, "    ", step.plain());
            }
        }
        text.add("\n");
        add(text, "", console.tell(say("Which segments will pass, and in which states do both sides end?")));
        return text;
    }

    private void add(Painted text, String before, String words) {
        Columns.wrap(before + Columns.printable(words), console.style().width(), before + "  ").forEach(line -> text.add(line).add("\n"));
    }

    /** False if the reader leaves. */
    private boolean show(Experiment experiment, Result result, boolean last) throws IOException {
        console.clearProgress();
        Painted text = Painted.of("\n").add(Report.picture(result, experiment.toldTitle(), console));
        text.add(text.toString().endsWith("\n") ? "" : "\n");
        long good = result.findings().stream().filter(finding -> finding.asRecorded()).count();
        if (result.outcome() != Outcome.AS_RECORDED) {
            text.add(Report.differences(result, console)).add("\n");
        }
        add(text, "", console.tell(say("%1$d of %2$d claims as recorded; v shows them", good, result.findings().size())));
        Told keys = last ? say("[v]erdicts  [Enter] ends the tour") : say("[Enter] goes on  [v]erdicts  [q] leaves");
        int key = paged(text) ? pressed("\r\n v", keys) : 'q';
        while (key == 'v') {
            key = paged(Report.verdicts(result, console)) ? pressed("\r\n v", keys) : 'q';
        }
        return key != 'q';
    }

    /** Prints it so that its beginning is still to be seen when a key is asked for; false if the reader leaves before its end. */
    private boolean paged(Painted text) throws IOException {
        List<Painted> lines = text.byLine();
        int begin = 0;
        // The last line of the screen is for the keys.
        for (int page = rows - 1; page >= FEWEST_LINES && lines.size() - begin > page; begin += page) {
            print(lines.subList(begin, begin + page));
            if (pressed("\r\n ", say("[Enter] shows the rest  [q] leaves")) == 'q') {
                return false;
            }
        }
        print(lines.subList(begin, lines.size()));
        return true;
    }

    private void print(List<Painted> lines) {
        Painted text = new Painted();
        lines.forEach(line -> text.add(line).add("\n"));
        console.print(text);
    }

    /** The next of these keys; q for whatever leaves. The terminal is as it was while nobody is asked. */
    private int pressed(String known, Told keys) throws IOException {
        console.prompt(keys);
        try (Keypad pad = keypad.open()) {
            rows = pad.rows();
            int key = pad.next();
            while (known.indexOf(key) < 0 && !leaves(key)) {
                key = pad.next();
            }
            return leaves(key) ? 'q' : key;
        } catch (InterruptedIOException e) {
            Thread.interrupted();
            return 'q';
        } finally {
            console.print("");
        }
    }

    private static boolean leaves(int key) {
        return key == 'q' || key == Keypad.ENDED || key == Keypad.CTRL_C || key == Keypad.CTRL_D;
    }
}
