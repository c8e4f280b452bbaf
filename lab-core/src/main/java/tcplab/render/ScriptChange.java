package tcplab.render;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/**
 * What is not the same in the steps of two scripts, with the step before it, so that a reader finds the place.
 *
 * <pre>
 *   await client CLOSE-WAIT
 * - conn close
 * + conn shutdown WR
 * </pre>
 */
public final class ScriptChange {
    private ScriptChange() {}

    /** Line by line; a line of three points stands for steps that both have. @param before the steps' texts, in order */
    public static List<String> of(List<String> before, List<String> after) {
        List<String> lines = new ArrayList<>();
        int shown = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            int start = delta.getSource().getPosition();
            if (start - 1 > shown) {
                lines.add("  …");
            }
            if (start > shown) {
                lines.add("  " + before.get(start - 1));
            }
            delta.getSource().getLines().forEach(step -> lines.add("- " + step));
            delta.getTarget().getLines().forEach(step -> lines.add("+ " + step));
            shown = start + delta.getSource().size();
        }
        if (!lines.isEmpty() && shown < before.size()) {
            lines.add("  " + before.get(shown));
        }
        return lines;
    }
}
