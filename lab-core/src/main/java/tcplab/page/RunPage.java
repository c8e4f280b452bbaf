package tcplab.page;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tcplab.event.Environment;
import tcplab.render.Result;
import tcplab.scene.Arrow;
import tcplab.scene.Rung.Spoke;
import tcplab.scene.Rung.Story;
import tcplab.scene.Scene;
import tcplab.script.Statements;
import tcplab.text.Language;
import tcplab.text.Told;

/** The page of one run: its story, figure, findings, script and tables. */
final class RunPage {
    /** What is said of a run that came with the lab. */
    static final Told RECORDED = say("the run recorded with the lab, not one of this machine");

    private final Account account;
    private final Result result;
    private final Scene scene;
    private final Anchors anchors;
    private final Statements statements;
    private final Language language;
    private final Map<Arrow, SegmentFacts> facts = new IdentityHashMap<>();
    private final Tables tables;
    private final Terms terms;
    private final Function<String, Optional<String>> pages;

    /** @param pages the file of an experiment's page in this report, by the experiment's name */
    RunPage(Account account, Statements statements, Function<String, Optional<String>> pages, Language language) {
        this.pages = pages;
        this.account = account;
        this.result = account.result();
        this.statements = statements;
        this.language = language;
        this.terms = new Terms(language);
        this.scene = Scene.of(result.timeline());
        this.anchors = new Anchors(result.timeline(), scene, result.findings());
        Counting counting = new Counting(result.timeline());
        scene.arrows().forEach(a -> facts.put(a, new SegmentFacts(a, scene.zeroNanos(), counting, language)));
        this.tables = new Tables(result.timeline(), scene, facts, anchors, language);
    }

    /** @param before file of the page before, or empty @param after likewise @param handout file of the run on paper, or empty */
    String write(String before, String after, String handout) {
        Told title = Told.format("%s – %s", account.experiment().name(), account.title());
        return Sheet.write(language, title, List.of(Script.PLAYER), header(before, after, handout), draw("main"));
    }

    /** All of it. @param name of the element */
    Element draw(String name) {
        Element main = Element.of(name, head(), problem(), story(), figure()).is("class", "page");
        main.add(new FindingsSection(account, anchors, statements, terms, language).draw());
        main.add(new ControlsSection(account, pages, language).draw(), MutationsSection.of(account.mutated()));
        main.add(new ScriptSection(account.experiment(), result.findings()).draw());
        main.add(terms.section(pages));
        return main.add(tables.all());
    }

    private Element header(String before, String after, String handout) {
        Element nav = Element.of("nav").is("aria-label", say("Pages"));
        String topic = Account.topic(account.experiment());
        nav.add(link("index.html", say("All experiments")));
        if (!topic.isEmpty()) {
            nav.add(" ", link("index.html#topic-" + topic, topic));
        }
        if (!before.isEmpty()) {
            nav.add(" ", link(before, say("← previous")));
        }
        if (!after.isEmpty()) {
            nav.add(" ", link(after, say("next →")));
        }
        if (!handout.isEmpty()) {
            nav.add(" ", link(handout, say("On paper, for a class")));
        }
        return Element.of("header", nav);
    }

    private static Element link(String href, Object text) {
        return Element.of("a", text).is("href", href);
    }

    private List<Element> head() {
        long asRecorded = result.findings().stream().filter(f -> f.asRecorded()).count();
        String kernel = result.timeline().environment().map(Environment::kernel).orElse("?");
        String started = result.timeline().environment().map(Environment::startedAt).orElse("?");
        Element summary = Element.of("p", Marks.outcome(result.outcome()), " ")
                .is("class", "summary")
                .add(say("%s of %s findings as recorded", asRecorded, result.findings().size()), " · ")
                .add(account.recorded() ? List.of(RECORDED, " · ") : List.of())
                .add(say("bench %s", result.bench()), " · Linux " + kernel + " · " + started.replaceFirst("\\.\\d+Z", "Z"));
        return List.of(
                Element.of("p", account.experiment().name()).is("class", "name"),
                Element.of("h1", account.title()),
                summary);
    }

    private Element problem() {
        return result.problem() == null
                ? Element.of("p").is("hidden", "hidden")
                : Element.of("p", say("The run stopped: %s", result.problem())).is("class", "problem");
    }

    private Element story() {
        Element list = Element.of("ol");
        scene.all(Story.class).forEach(t -> list.add(Element.of("li", terms.marked(language.tell(t.text())))));
        Element section = section("story", say("Story"));
        return scene.all(Story.class).isEmpty() ? section.add(Element.of("p", say("It has no headings."))) : section.add(list);
    }

    private Element figure() {
        Element section = section("figure", say("What happened"));
        if (scene.arrows().isEmpty() && scene.all(Spoke.class).isEmpty()) {
            return section.add(Element.of("p", say("Nothing was recorded.")));
        }
        Set<Integer> evidence = new HashSet<>();
        result.findings().forEach(f -> evidence.addAll(f.evidence()));
        Told name = say("Sequence diagram of %s", account.experiment().name());
        section.add(Element.of(
                        "p",
                        say("Time goes down. Point at a segment, or move to it with Tab, to see its header; "
                                + "it leads to its row in the table, which has the same for all."))
                .is("class", "hint in-wide"));
        List<Element> figures = new ArrayList<>();
        for (Look look : List.of(Look.ALONE, Look.NARROW)) {
            Figure figure = new Figure(scene, evidence, facts, look, language);
            Element drawn = Table.scrolling(name, figure.draw(name)).is("class", "scroll figure " + (look.narrow() ? "narrow" : "wide"));
            figures.add(drawn);
            figures.add(new Steps(scene, result.timeline(), true).draw(figure::reach));
        }
        Element legend = Legend.of(scene);
        return section.add(
                Player.of(figures, Pages.plain(account.experiment().name())), evidence.isEmpty() ? legend : legend.add(Legend.numbers()));
    }

    static Element section(String id, Told heading) {
        return Element.of("section", Element.of("h2", heading).is("id", id + "-heading"))
                .is("id", id)
                .is("class", "of-" + id)
                .is("aria-labelledby", id + "-heading");
    }
}
