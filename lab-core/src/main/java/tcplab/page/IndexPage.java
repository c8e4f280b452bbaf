package tcplab.page;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tcplab.event.Environment;
import tcplab.render.Outcome;
import tcplab.render.Result;
import tcplab.script.Experiment;
import tcplab.script.Lesson;
import tcplab.script.Statements;
import tcplab.text.Columns;
import tcplab.text.Language;
import tcplab.text.Told;
import tcplab.verdict.Finding;
import tcplab.verdict.Verdict;

/** All experiments by topic, with all verdicts and their totals. */
final class IndexPage {
    private final Map<Account, String> files;
    private final Map<String, List<Row>> byTopic = new TreeMap<>(Topics.IN_ORDER);
    private final List<Experiment> notRun;
    private final List<Lesson> course;
    private final Reading reading;

    /** An experiment, with a run of it if there is one. */
    private record Row(Experiment experiment, Optional<Account> run, Facets facets) {}

    IndexPage(Map<Account, String> files, List<Experiment> notRun, Statements statements, List<Lesson> course) {
        this.files = files;
        this.course = course;
        this.notRun = notRun;
        this.reading = new Reading(
                Stream.concat(files.keySet().stream().map(Account::experiment), notRun.stream()).toList(), statements, course);
        Stream<Row> run = files.keySet().stream().map(a -> new Row(a.experiment(), Optional.of(a), Facets.of(a, statements)));
        Stream<Row> others = notRun.stream().map(e -> new Row(e, Optional.empty(), Facets.of(e, statements)));
        Stream.concat(run, others)
                .sorted(Comparator.comparing(Row::experiment, new LearningOrder(course, statements)))
                .forEach(row -> byTopic.computeIfAbsent(Account.topic(row.experiment()), t -> new ArrayList<>()).add(row));
    }

    /** @param first what the list of topics begins with */
    String write(Language language, Object first) {
        return Sheet.write(language, say("TCP lab report"), List.of(Script.FILTER), header(first), draw());
    }

    Element draw() {
        Element main = Element.of("main", Element.of("h1", say("TCP lab report")), kernels(), totals(), begin(),
                new Filter(byTopic.values().stream().flatMap(List::stream).map(Row::facets).toList(), reading).draw(), Filter.nothing(),
                hint(), inOrder());
        byTopic.keySet().forEach(topic -> main.add(topic(topic)));
        return main;
    }

    Element header(Object first) {
        Element nav = Element.of("nav").is("aria-label", say("Topics"));
        byTopic.keySet().forEach(t -> nav.add(Element.of("a", name(t)).is("href", "#" + id(t)), " "));
        return Element.of("header", first, nav);
    }

    private static String id(String topic) {
        return "topic-" + (topic.isEmpty() ? "other" : topic);
    }

    private static Told name(String topic) {
        return topic.isEmpty() ? say("other experiments") : Told.plain(topic);
    }

    private Element kernels() {
        TreeSet<String> kernels = new TreeSet<>();
        for (Account account : files.keySet()) {
            account.result().timeline().environment().map(Environment::kernel).ifPresent(kernels::add);
        }
        Object summary = files.isEmpty() ? say("No run is kept yet: %s", "scripts/lab run all") : "Linux " + String.join(", ", kernels);
        return Element.of("p", summary).is("class", "summary");
    }

    private Element totals() {
        List<Result> results = files.keySet().stream().map(Account::result).toList();
        List<Finding> findings = results.stream().flatMap(r -> r.findings().stream()).toList();
        Element list = Element.of("dl").is("class", "totals");
        total(list, say("experiments"), results.size(), "");
        if (!notRun.isEmpty()) {
            total(list, say("not run"), notRun.size(), "");
        }
        for (Outcome outcome : Outcome.values()) {
            long count = results.stream().filter(r -> r.outcome() == outcome).count();
            if (count > 0) {
                list.add(Element.of(
                        "div", Element.of("dt", Marks.outcome(outcome)), Element.of("dd", Long.toString(count))));
            }
        }
        total(list, say("findings"), findings.size(), "");
        for (Verdict verdict : Verdict.values()) {
            long count = findings.stream().filter(f -> f.verdict() == verdict).count();
            total(list, Told.format("%s %s", Marks.sign(verdict), verdict.told()), count, verdict.name().toLowerCase(Locale.ROOT));
        }
        return list;
    }

    /** The course by its numbers: of lessons whose experiment was not run it says how they are had, if all are looked for. */
    private Element begin() {
        Element list = Element.of("ol");
        for (Lesson lesson : course) {
            Optional<Account> run = files.keySet().stream().filter(account -> account.experiment().name().equals(lesson.experiment())).findFirst();
            Optional<Experiment> other = notRun.stream().filter(experiment -> experiment.name().equals(lesson.experiment())).findFirst();
            run.map(account -> Element.of("li", Element.of("a", account.title()).is("href", files.get(account))))
                    .or(() -> other.map(experiment -> Element.of("li", Account.title(experiment), " ", Element.of("code", "scripts/lab learn " + lesson.number()))))
                    .ifPresent(item -> list.add(item.is("value", lesson.number())));
        }
        return list.isEmpty() ? Element.of("p").is("hidden", "hidden") : RunPage.section("begin", say("Begin here")).add(list);
    }

    private static Element hint() {
        return Element.of(
                        "p",
                        say("✗ marks a statement that this kernel contradicts. Where the experiment has it on record, the run is as recorded; "
                                + "a verdict that differs has an exclamation mark."))
                .is("class", "hint");
    }

    /** Where the page's script shows the rows along what is read, in its order; empty until then. */
    private static Element inOrder() {
        Table table = new Table(say("Experiments in the order of what is chosen"), say("experiment"), say("verdicts"), say("control"));
        return RunPage.section("in-order", say("In order")).add(table.draw().is("class", "scroll experiments")).is("hidden", "hidden");
    }

    private static void total(Element list, Told name, long count, String kind) {
        list.add(Element.of("div", Element.of("dt", name), Element.of("dd", Long.toString(count)))
                .is("class", "total " + kind));
    }

    private Element topic(String topic) {
        Table table = new Table(
                say("Experiments of %s with their verdicts", name(topic)),
                say("experiment"), say("verdicts"), say("control"));
        for (Row row : byTopic.get(topic)) {
            Element drawn = row.run().map(account -> run(table, account)).orElseGet(() -> notRun(table, row.experiment()));
            Filter.mark(drawn, row.facets());
            reading.mark(drawn, row.experiment());
        }
        return RunPage.section(id(topic), name(topic)).add(table.draw().is("class", "scroll experiments"));
    }

    private static String shortName(Experiment experiment) {
        String topic = Account.topic(experiment);
        return topic.isEmpty() ? experiment.name() : experiment.name().substring(topic.length() + 1);
    }

    /** The topic before a name, for where no heading says it. */
    private static Optional<Element> topicBefore(Experiment experiment) {
        String topic = Account.topic(experiment);
        return topic.isEmpty() ? Optional.empty() : Optional.of(Element.of("span", topic + "/").is("class", "topic"));
    }

    private static Element name(Object name, Told title) {
        return Element.of("span", Element.of("b", name), Element.of("br"), title);
    }

    /** Of a run that is as recorded, as nearly all are, there is nothing to be said. */
    private static Optional<Element> outcome(Result result) {
        return result.outcome() == Outcome.AS_RECORDED
                ? Optional.empty()
                : Optional.of(Element.of("span", " ", Marks.outcome(result.outcome())));
    }

    private static Element notRun(Table table, Experiment experiment) {
        Element name = Element.of("span", topicBefore(experiment), shortName(experiment));
        Element how = Element.of("code", "scripts/lab run " + experiment.name());
        return table.row("", name(name, Account.title(experiment)), Element.of("span", say("not run"), Element.of("br"), how), "");
    }

    private Element run(Table table, Account account) {
        String file = files.get(account);
        Result result = account.result();
        Element marks = Element.of("span").is("class", "marks");
        result.findings().forEach(f -> marks.add(Marks.link(f, file + "#" + FindingsSection.id(f)), " "));
        return table.row(
                "",
                name(Element.of("a", topicBefore(account.experiment()), Columns.printable(shortName(account.experiment()))).is("href", file), account.title())
                        .add(outcome(result))
                        .add(account.recorded() ? List.of(Element.of("br"), Element.of("small", RunPage.RECORDED)) : List.of()),
                marks,
                ControlCell.of(account, file));
    }
}
