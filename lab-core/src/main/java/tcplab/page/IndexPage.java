package tcplab.page;

import static tcplab.text.Told.say;

import java.util.ArrayList;
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
    private final Map<String, List<Account>> byTopic = new TreeMap<>(Topics.IN_ORDER);
    private final Map<String, List<Experiment>> notRun = new TreeMap<>(Topics.IN_ORDER);
    private final List<Lesson> course;
    private final Reading reading;

    IndexPage(Map<Account, String> files, List<Experiment> notRun, Statements statements, List<Lesson> course) {
        this.files = files;
        this.course = course;
        this.reading = new Reading(
                Stream.concat(files.keySet().stream().map(Account::experiment), notRun.stream()).toList(), statements, course);
        files.keySet().forEach(a ->
                byTopic.computeIfAbsent(Account.topic(a.experiment()), t -> new ArrayList<>()).add(a));
        notRun.forEach(e -> this.notRun.computeIfAbsent(Account.topic(e), t -> new ArrayList<>()).add(e));
    }

    /** @param first what the list of topics begins with */
    String write(Language language, Object first) {
        return Sheet.write(language, say("TCP lab report"), List.of(Script.FILTER), header(first), draw());
    }

    Element draw() {
        Element main = Element.of("main", Element.of("h1", say("TCP lab report")), kernels(), totals(), begin(), new Filter(files.keySet(), reading).draw(), hint(), inOrder());
        topics().forEach(topic -> main.add(topic(topic)));
        return main;
    }

    private TreeSet<String> topics() {
        TreeSet<String> topics = new TreeSet<>(Topics.IN_ORDER);
        topics.addAll(byTopic.keySet());
        topics.addAll(notRun.keySet());
        return topics;
    }

    Element header(Object first) {
        Element nav = Element.of("nav").is("aria-label", say("Topics"));
        topics().forEach(t -> nav.add(Element.of("a", name(t)).is("href", "#" + id(t)), " "));
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
        int missing = notRun.values().stream().mapToInt(List::size).sum();
        if (missing > 0) {
            total(list, say("not run"), missing, "");
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

    /** The course, as far as its experiments have been run. */
    private Element begin() {
        Element list = Element.of("ol");
        for (Lesson lesson : course) {
            files.keySet().stream()
                    .filter(account -> account.experiment().name().equals(lesson.experiment()))
                    .findFirst()
                    .ifPresent(account -> list.add(Element.of("li", Element.of("a", account.title()).is("href", files.get(account)))));
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
        for (Account account : byTopic.getOrDefault(topic, List.of())) {
            row(table, account);
        }
        for (Experiment experiment : notRun.getOrDefault(topic, List.of())) {
            Element name = Element.of("span", topicBefore(experiment), shortName(experiment));
            Element row = table.row("", name(name, Account.title(experiment)), say("not run"), "")
                    .is("data-words", Filter.words(experiment));
            reading.mark(row, experiment);
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

    private void row(Table table, Account account) {
        String file = files.get(account);
        Result result = account.result();
        Element marks = Element.of("span").is("class", "marks");
        result.findings().forEach(f -> marks.add(Marks.link(f, file + "#" + FindingsSection.id(f)), " "));
        Element row = table.row(
                "",
                name(Element.of("a", topicBefore(account.experiment()), Columns.printable(shortName(account.experiment()))).is("href", file), account.title())
                        .add(outcome(result)),
                marks,
                ControlCell.of(account, file));
        Filter.mark(row, account);
        reading.mark(row, account.experiment());
    }
}
