package tcplab.page;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tcplab.event.Environment;
import tcplab.render.Outcome;
import tcplab.render.Result;
import tcplab.script.Experiment;
import tcplab.text.Columns;
import tcplab.text.Language;
import tcplab.text.Told;
import tcplab.verdict.Finding;
import tcplab.verdict.Verdict;

/** All experiments by topic, with all verdicts and their totals. */
final class IndexPage {
    private final Map<Account, String> files;
    private final Map<String, List<Account>> byTopic = new TreeMap<>();
    private final Map<String, List<Experiment>> notRun = new TreeMap<>();

    IndexPage(Map<Account, String> files, List<Experiment> notRun) {
        this.files = files;
        files.keySet().forEach(a ->
                byTopic.computeIfAbsent(Account.topic(a.experiment()), t -> new ArrayList<>()).add(a));
        notRun.forEach(e -> this.notRun.computeIfAbsent(Account.topic(e), t -> new ArrayList<>()).add(e));
    }

    String write(Language language) {
        Element main = Element.of("main", Element.of("h1", say("TCP lab report")), kernels(), totals(), hint());
        TreeSet<String> topics = new TreeSet<>(byTopic.keySet());
        topics.addAll(notRun.keySet());
        topics.forEach(topic -> main.add(topic(topic)));
        Element nav = Element.of("nav").is("aria-label", say("Topics"));
        topics.forEach(t -> nav.add(Element.of("a", name(t)).is("href", "#" + id(t)), " "));
        return Sheet.write(language, say("TCP lab report"), Element.of("header", nav), main);
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
        return Element.of("p", "Linux " + String.join(", ", kernels)).is("class", "summary");
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

    private static Element hint() {
        return Element.of(
                        "p",
                        say("✗ marks a statement that this kernel contradicts. Where the experiment has it on record, the run is as recorded; "
                                + "a verdict that differs has an exclamation mark."))
                .is("class", "hint");
    }

    private static void total(Element list, Told name, long count, String kind) {
        list.add(Element.of("div", Element.of("dt", name), Element.of("dd", Long.toString(count)))
                .is("class", "total " + kind));
    }

    private Element topic(String topic) {
        Table table = new Table(
                say("Experiments of %s with their verdicts", name(topic)),
                say("experiment"), say("the run"), say("verdicts"), say("control"));
        for (Account account : byTopic.getOrDefault(topic, List.of())) {
            row(table, account);
        }
        for (Experiment experiment : notRun.getOrDefault(topic, List.of())) {
            table.row("", name(shortName(experiment), Account.title(experiment)), say("not run"), "", "");
        }
        return RunPage.section(id(topic), name(topic)).add(table.draw().is("class", "scroll experiments"));
    }

    private static String shortName(Experiment experiment) {
        String topic = Account.topic(experiment);
        return topic.isEmpty() ? experiment.name() : experiment.name().substring(topic.length() + 1);
    }

    private static Element name(Object name, Told title) {
        return Element.of("span", Element.of("b", name), Element.of("br"), title);
    }

    private void row(Table table, Account account) {
        String file = files.get(account);
        Result result = account.result();
        Element marks = Element.of("span").is("class", "marks");
        result.findings().forEach(f -> marks.add(Marks.link(f, file + "#" + FindingsSection.id(f)), " "));
        table.row(
                "",
                name(Element.of("a", Columns.printable(shortName(account.experiment()))).is("href", file), account.title()),
                Element.of("span", Marks.outcome(result.outcome()), Element.of("br"),
                        Element.of("small", result.bench() + ", " + Times.span(result.millis() * 1_000_000))),
                marks,
                ControlCell.of(account, file));
    }
}
