package tcplab.script;

import java.util.List;

/**
 * The outcome of reading a script.
 *
 * @param experiment what was understood; null if there are problems
 * @param problems everything that is wrong, in order of lines
 */
public record Parsed(Experiment experiment, List<Problem> problems) {
    public boolean ok() {
        return problems.isEmpty();
    }
}
