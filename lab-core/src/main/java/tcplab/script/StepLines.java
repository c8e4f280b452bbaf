package tcplab.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.language.Piece;

/** Where the steps of a script stand, by their text: a control names a step so, and the second of that text with {@code #2}. */
final class StepLines {
    private static final Pattern NUMBERED = Pattern.compile("(.+)#([1-9]\\d{0,3})");

    private final Map<String, List<Integer>> lines = new LinkedHashMap<>();
    private final Map<Integer, String> written = new HashMap<>();

    void add(Experiment.StepItem step) {
        lines.computeIfAbsent(step.plain(), text -> new ArrayList<>()).add(step.line());
        written.put(step.line(), step.text());
    }

    /** The texts, each once. */
    Set<String> texts() {
        return lines.keySet();
    }

    /** The step of this line as it is written. */
    String at(int line) {
        return written.get(line);
    }

    /** The line of the step that is meant. */
    Optional<Integer> of(String text) {
        String wanted = Piece.plain(text);
        Matcher numbered = NUMBERED.matcher(wanted);
        int number = numbered.matches() ? Integer.parseInt(numbered.group(2)) : 1;
        List<Integer> those = lines.getOrDefault(numbered.matches() ? numbered.group(1) : wanted, List.of());
        return number <= those.size() ? Optional.of(those.get(number - 1)) : Optional.empty();
    }
}
