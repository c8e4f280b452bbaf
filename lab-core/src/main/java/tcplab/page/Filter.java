package tcplab.page;

import static tcplab.text.Told.say;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tcplab.text.Told;

/**
 * Chooses among the rows of the index by an article, by a question of the course, by a state that a socket was in, an error
 * that a call returned, an option that was set, and by words. Hidden until the page's script has found that it can run.
 */
final class Filter {
    private final Collection<Facets> rows;
    private final Reading reading;

    Filter(Collection<Facets> rows, Reading reading) {
        this.rows = rows;
        this.reading = reading;
    }

    Element draw() {
        return Element.of("div",
                        Element.of("label", say("Words"), " ", Element.of("input").is("type", "search").is("data-by", "words")),
                        along(say("Article"), reading.articles()), along(say("Question"), reading.questions()),
                        choice("states", say("State"), Facets::states), choice("errors", say("Error"), Facets::errors),
                        choice("options", say("Option"), Facets::options),
                        Element.of("span").is("role", "status").is("class", "found"))
                .is("class", "filter")
                .is("role", "search")
                .is("aria-label", say("Experiments"))
                .is("hidden", "hidden");
    }

    private Element choice(String by, Told name, Function<Facets, Set<String>> of) {
        Element select = any().is("data-by", by);
        Set<String> all = new TreeSet<>();
        rows.forEach(row -> all.addAll(of.apply(row)));
        all.forEach(fact -> select.add(Element.of("option", fact).is("value", fact)));
        return Element.of("label", name, " ", select);
    }

    /** Of what this report has none of, nothing can be chosen. */
    private static Element along(Told name, List<Element> ways) {
        return ways.isEmpty() ? Element.of("span") : Element.of("label", name, " ", any().is("class", "along").add(ways));
    }

    private static Element any() {
        return Element.of("select", Element.of("option", say("any")).is("value", ""));
    }

    /** Where everything was hidden, or a link leads to something that is; the page's script shows it. */
    static Element nothing() {
        return Element.of("p", say("No experiment here is all of that."), " ",
                        Element.of("button", say("Show all")).is("type", "button"))
                .is("class", "none")
                .is("hidden", "hidden");
    }

    /** Says of a row what it can be chosen by. */
    static void mark(Element row, Facets facets) {
        row.is("data-states", String.join(" ", facets.states()))
                .is("data-errors", String.join(" ", facets.errors()))
                .is("data-options", String.join(" ", facets.options()))
                .is("data-words", facets.words());
    }
}
