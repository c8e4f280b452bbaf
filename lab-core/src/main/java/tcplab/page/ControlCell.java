package tcplab.page;

import static tcplab.text.Told.say;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tcplab.judge.Standing;
import tcplab.script.Control;
import tcplab.script.Experiment;
import tcplab.text.Told;
import tcplab.verdict.Verdict;

/** How the claims of an experiment stand with their controls, in few words. */
final class ControlCell {
    private ControlCell() {}

    /** @param file of the experiment's page */
    static Element of(Account account, String file) {
        Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
        account.experiment().claims().forEach(claim -> counts.merge(Standing.of(claim, account.result()), 1, Integer::sum));
        Element cell = Element.of("span").is("class", "standing");
        counts.forEach((standing, count) -> {
            switch (standing) {
                case TURNED -> cell.add(line(linked(Verdict.CONFIRMED, say("%d turned", count), file)));
                case SAME -> cell.add(line(linked(Verdict.REFUTED, say("%d did not turn", count), file)));
                case UNDECIDED -> cell.add(line(linked(Verdict.INCONCLUSIVE, say("%d undecided", count), file)));
                case NOT_TRIED -> cell.add(line(say("%d not tried", count)));
                case MISSING -> cell.add(line(say("%d without a control", count)));
                case NONE -> reasons(account.experiment()).forEach(reason -> cell.add(line(Element.of("small", reason))));
                case NOT_NEEDED -> {}
            }
        });
        return cell;
    }

    private static Element linked(Verdict like, Told words, String file) {
        return Element.of("a", Marks.counted(like, words)).is("href", file + "#controls");
    }

    private static Element line(Object content) {
        return Element.of("span", content);
    }

    /** Why there can be no control, each reason once. */
    private static List<Told> reasons(Experiment experiment) {
        return experiment.claims().stream()
                .flatMap(claim -> claim.controls().stream())
                .filter(Control.None.class::isInstance)
                .map(none -> ((Control.None) none).reason())
                .distinct()
                .map(reason -> say("none: %s", reason))
                .toList();
    }
}
