package tcplab.page;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tcplab.render.ControlRun;
import tcplab.render.Difference;
import tcplab.render.Painted;
import tcplab.render.Result;
import tcplab.render.Style;
import tcplab.script.Control;
import tcplab.text.Columns;
import tcplab.text.Language;
import tcplab.text.Told;

/**
 * The controls that were run: what each changed, what became of the claims there, and both figures. Its claims show
 * something only if they came out the other way.
 */
final class ControlsSection {
    private static final int COLUMNS = 120;

    private final Account account;
    private final Function<String, Optional<String>> pages;
    private final Language language;

    /** @param pages the file of an experiment's page in this report, by the experiment's name */
    ControlsSection(Account account, Function<String, Optional<String>> pages, Language language) {
        this.account = account;
        this.pages = pages;
        this.language = language;
    }

    static String id(int number) {
        return "control-" + number;
    }

    /** Nothing if none was run. */
    Optional<Element> draw() {
        List<ControlRun> controls = account.result().controls();
        if (controls.isEmpty()) {
            return Optional.empty();
        }
        Element section = RunPage.section("controls", say("Controls"));
        section.add(Element.of("p", say("Each takes away what is said to be the cause of a claim: there the claim must come out the other way. "
                        + "A claim that does not turn shows nothing."))
                .is("class", "hint"));
        for (int i = 0; i < controls.size(); i++) {
            section.add(draw(controls.get(i), i + 1));
        }
        return Optional.of(section);
    }

    private Element draw(ControlRun control, int number) {
        Element article = Element.of("div", Element.of("h3", say("Control %d", number), ": ",
                        Element.of("code", Columns.printable(control.control()))))
                .is("class", "finding")
                .is("id", id(number));
        article.add(change(control));
        if (control.problem() != null) {
            article.add(Element.of("p", say("It stopped: %s", control.problem())).is("class", "problem"));
        }
        Element turns = Element.of("ul").is("class", "turns");
        control.turns().forEach(turn -> turns.add(turn(turn)));
        article.add(turns);
        Result there = control.result();
        if (there != null && !there.timeline().entries().isEmpty()) {
            article.add(new Pair(account.result(), there, id(number) + "-", language).draw(evidence(control, true), evidence(control, false)));
            article.add(differences(there));
        }
        return article;
    }

    private static Set<Integer> evidence(ControlRun control, boolean here) {
        Set<Integer> evidence = new HashSet<>();
        control.turns().forEach(turn -> evidence.addAll(here ? turn.here().evidence() : turn.there().evidence()));
        return evidence;
    }

    private Element turn(ControlRun.Turn turn) {
        Element claim = Element.of("a", Element.of("code", Columns.printable(turn.here().claim())))
                .is("href", "#" + FindingsSection.id(turn.here()));
        return Element.of("li", Marks.turn(turn), " ", claim,
                Element.of("div", say("as it is"), ": ", Marks.badge(turn.here().verdict()), " ", printable(turn.here().because()))
                        .is("class", "said-elsewhere"),
                Element.of("div", say("with the control"), ": ", Marks.badge(turn.there().verdict()), " ", printable(turn.there().because())));
    }

    private String printable(Told sentence) {
        return Columns.printable(language.tell(sentence));
    }

    /** The lines of the script that are not the same, or the other experiment. */
    private Element change(ControlRun run) {
        Control control = account.experiment().claims().stream()
                .flatMap(claim -> claim.controls().stream())
                .filter(c -> c.text().equals(run.control()))
                .findFirst()
                .orElse(null);
        if (control instanceof Control.Elsewhere elsewhere) {
            String name = elsewhere.experiment();
            Object link = pages.apply(name).<Object>map(file -> Element.of("a", name).is("href", file)).orElse(name);
            return Element.of("p", say("On the run of another experiment:"), " ", link);
        }
        if (run.change().isEmpty()) {
            return Element.of("p").is("hidden", "hidden");
        }
        Told name = say("What is changed in the script");
        String lines = run.change().stream().map(Columns::printable).collect(Collectors.joining("\n"));
        return Element.of("div", Element.of("p", name, ":"), Table.scrolling(name, Element.of("pre", lines)));
    }

    /** The same in words, for whoever cannot see the figures. */
    private Element differences(Result there) {
        List<String> lines = new ArrayList<>();
        Style style = new Style(COLUMNS, true, false, language);
        for (Painted line : Difference.of(account.result().timeline(), List.of(), there.timeline(), List.of(), style)) {
            lines.add(line.toString());
        }
        Told name = say("- as it is, + with the control");
        return lines.isEmpty()
                ? Element.of("p", say("Nothing that claims can be judged by is different."))
                : Element.of("div", Element.of("p", name), Table.scrolling(name, Element.of("pre", String.join("\n", lines))))
                        .is("class", "said-elsewhere");
    }
}
