package tcplab.quiz;

import java.util.ArrayList;
import java.util.List;
import tcplab.script.Experiment;

/**
 * The steps of an experiment as whoever is to predict its run may read them: without headings, which tell the story, and
 * without what an await waits for, which is what comes of the steps before it.
 */
public final class PrintedScript {
    /** Stands for what is not told. */
    public static final String UNTOLD = "…";

    private PrintedScript() {}

    /** A line for each step, and an empty one where a part of the story begins. */
    public static List<String> of(Experiment experiment) {
        List<String> lines = new ArrayList<>();
        for (Experiment.Item item : experiment.items()) {
            if (item instanceof Experiment.StepItem step) {
                lines.add(line(step.text()));
            } else if (!lines.isEmpty() && !lines.get(lines.size() - 1).isEmpty()) {
                lines.add("");
            }
        }
        return lines;
    }

    /** True if something was left out of the lines. */
    public static boolean leavesOut(List<String> lines) {
        return lines.stream().anyMatch(line -> line.endsWith(" " + UNTOLD));
    }

    /** The step, of an await only whose it is. */
    static String line(String step) {
        return step.replaceFirst("^(await\\s+[^\\s:]+)[\\s:].*$", "$1 " + UNTOLD);
    }
}
