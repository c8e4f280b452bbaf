package tcplab.script;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.stream.Stream;
import tcplab.text.Language;

/**
 * The headings of a script that was changed: where a step is another one, the heading may tell what is not so any more. It
 * says that, and goes with its last step. What is only waited for is no part of what it tells.
 */
final class ChangedStory {
    private ChangedStory() {}

    /** @param experiment as it is written @param places its lines with what was changed */
    static void tell(Experiment experiment, List<Edit.Place> places) {
        List<String> written = experiment.text().lines().toList();
        List<Integer> headings = experiment.items().stream()
                .filter(Experiment.HeadingItem.class::isInstance)
                .map(Experiment.Item::line)
                .toList();
        int last = experiment.steps().stream().mapToInt(Experiment.StepItem::line).max().orElse(0);
        for (int i = 0; i < headings.size(); i++) {
            int from = headings.get(i);
            int to = Math.max(from, i + 1 < headings.size() ? headings.get(i + 1) - 1 : last);
            List<String> before = deeds(written.subList(from, to).stream());
            List<String> now = deeds(places.subList(from, to).stream().flatMap(Edit.Place::lines));
            if (!now.equals(before)) {
                mark(places, from, !now.isEmpty());
            }
        }
    }

    private static List<String> deeds(Stream<String> lines) {
        return lines.map(String::strip).filter(line -> !line.isEmpty() && !line.matches("#.*|await\\s.*")).toList();
    }

    /** The heading and its Chinese. @param line of the heading, from 1 @param stays false if nothing is left to tell of */
    private static void mark(List<Edit.Place> places, int line, boolean stays) {
        for (int i = line - 1; i < places.size() && (i == line - 1 || isChinese(places.get(i))); i++) {
            Language language = isChinese(places.get(i)) ? Language.ZH : Language.EN;
            List<String> text = places.get(i).line();
            text.set(0, stays ? language.tell(say("%s (changed here)", text.get(0).stripTrailing())) : "");
        }
    }

    private static boolean isChinese(Edit.Place place) {
        return place.line().get(0).strip().startsWith("#zh");
    }
}
