package tcplab.page;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tcplab.judge.Mutated;
import tcplab.text.Columns;
import tcplab.verdict.Verdict;

/** Which claims noticed which change of the steps: a column for each claim, in order. */
final class MutationsSection {
    private MutationsSection() {}

    /** @param mutated null if that was not tried */
    static Optional<Element> of(Mutated mutated) {
        if (mutated == null) {
            return Optional.empty();
        }
        List<Object> heads = new ArrayList<>(List.of(say("change")));
        for (int i = 0; i < mutated.claims().size(); i++) {
            heads.add(Element.of("a", Integer.toString(i + 1)).is("href", "#f" + mutated.claims().get(i).line()));
        }
        Table table = new Table(say("Which claim notices which step: each was left out, and each two neighbours were exchanged"), heads.toArray());
        for (Mutated.Change change : mutated.changes()) {
            List<Object> cells = new ArrayList<>(List.of(Element.of("code", Columns.printable(change.change()))));
            for (int i = 0; i < mutated.claims().size(); i++) {
                cells.add(mark(change, i, mutated.claims().get(i).verdict()));
            }
            table.row("", cells.toArray());
        }
        Element legend = Element.of("ul").is("class", "legend");
        legend.add(Element.of("li", say("%1$s it came out the other way, %2$s nothing can be said, %3$s it did not notice", "✗", "?", "·")));
        mutated.claims(Mutated.Shown.NOTHING).forEach(claim ->
                legend.add(Element.of("li", say("%s tests a statement, and nothing turned it", Columns.printable(claim.claim())))));
        return Optional.of(RunPage.section("mutations", say("What the claims notice")).add(table.draw(), legend));
    }

    private static String mark(Mutated.Change change, int claim, Verdict here) {
        return change.isNoticed(claim, here) ? "✗" : change.verdicts().get(claim) == Verdict.INCONCLUSIVE ? "?" : "·";
    }
}
