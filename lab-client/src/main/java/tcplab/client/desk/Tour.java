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
 * are one line until they are asked for.
 */
public final class Tour {
    /** How an experiment is run. */
    public interface Running {
        Result run(Experiment experiment) throws IOException;
    }

    private final Keypad.Opening keypad;
    private final Console console;

    public Tour(Keypad.Opening keypad, Console console) {
        this.keypad = keypad;
        this.console = console;
    }

    /** Goes through them until the reader has seen the last, or leaves. @param seen takes each result that was shown */
    public void through(List<Experiment> experiments, Running running, Consumer<Result> seen) throws IOException {
        for (int i = 0; i < experiments.size(); i++) {
            Experiment experiment = experiments.get(i);
            tell(experiment, i + 1, experiments.size());
            if (pressed("\r\n ", say("[Enter] shows what happens  [q] leaves")) == 'q') {
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
    private void tell(Experiment experiment, int number, int of) {
        console.clearProgress();
        String topic = experiment.name().replaceFirst("/.*", "");
        String rule = console.style().unicode() ? "──" : "--";
        console.print(Console.bold("\n" + rule + " " + number + "/" + of + "  " + topic + " " + rule));
        for (Experiment.Item item : experiment.items()) {
            if (item instanceof Experiment.HeadingItem) {
                console.print("");
            } else if (item instanceof Experiment.StepItem step && step.step().effect() != Step.Effect.NONE) {
                text("    ", step.plain());
            }
        }
        console.print("");
        text("", console.tell(say("Which segments will pass, and in which states do both sides end?")));
    }

    private void text(String before, String text) {
        Columns.wrap(before + Columns.printable(text), console.style().width(), before + "  ").forEach(console::print);
    }

    /** False if the reader leaves. */
    private boolean show(Experiment experiment, Result result, boolean last) throws IOException {
        console.clearProgress();
        console.print("");
        console.print(Report.picture(result, experiment.toldTitle(), console));
        long good = result.findings().stream().filter(finding -> finding.asRecorded()).count();
        if (result.outcome() != Outcome.AS_RECORDED) {
            console.print(Report.differences(result, console));
        }
        console.print(say("%1$d of %2$d claims as recorded; v shows them", good, result.findings().size()));
        Told keys = last ? say("[v]erdicts  [Enter] ends the tour") : say("[Enter] goes on  [v]erdicts  [q] leaves");
        int key = pressed("\r\n v", keys);
        while (key == 'v') {
            console.print(Report.verdicts(result, console));
            key = pressed("\r\n v", keys);
        }
        return key != 'q';
    }

    /** The next of these keys; q for whatever leaves. The terminal is as it was while nobody is asked. */
    private int pressed(String known, Told keys) throws IOException {
        console.prompt(keys);
        try (Keypad pad = keypad.open()) {
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
