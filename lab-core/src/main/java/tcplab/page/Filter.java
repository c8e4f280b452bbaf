package tcplab.page;

import static tcplab.text.Told.say;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.CounterMoved;
import tcplab.event.Sample;
import tcplab.event.Transition;
import tcplab.model.SocketOption;
import tcplab.model.TcpState;
import tcplab.script.Experiment;
import tcplab.text.Told;

/**
 * Chooses among the rows of the index by an article, by a question of the course, by a state that a socket was in, an error
 * that a call returned, an option that was set, and by words. Hidden until the page's script has found that it can run.
 */
final class Filter {
    private static final Pattern BETWEEN = Pattern.compile("\\W+");

    private final Collection<Account> accounts;
    private final Reading reading;

    Filter(Collection<Account> accounts, Reading reading) {
        this.accounts = accounts;
        this.reading = reading;
    }

    Element draw() {
        return Element.of("div",
                        Element.of("label", say("Words"), " ", Element.of("input").is("type", "search").is("data-by", "words")),
                        along(say("Article"), reading.articles()), along(say("Question"), reading.questions()),
                        choice("states", say("State")), choice("errors", say("Error")), choice("options", say("Option")),
                        Element.of("span").is("role", "status").is("class", "found"))
                .is("class", "filter")
                .is("role", "search")
                .is("aria-label", say("Experiments"))
                .is("hidden", "hidden");
    }

    private Element choice(String by, Told name) {
        Element select = any().is("data-by", by);
        Set<String> all = new TreeSet<>();
        accounts.forEach(account -> all.addAll(facts(account, by)));
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

    /** Says of a row what it can be chosen by. */
    static void mark(Element row, Account account) {
        for (String by : new String[] {"states", "errors", "options"}) {
            row.is("data-" + by, String.join(" ", facts(account, by)));
        }
        String counters = account.result().timeline().all(CounterMoved.class).stream()
                .map(CounterMoved::name)
                .distinct()
                .collect(Collectors.joining(" "));
        String facts = Stream.of("states", "errors", "options").map(by -> String.join(" ", facts(account, by))).collect(Collectors.joining(" "));
        row.is("data-words", words(account.experiment()) + " " + plain(counters + " " + facts));
    }

    /** The words of the name, the title and the headings, in both languages, as they are looked for. */
    static String words(Experiment experiment) {
        String headings = experiment.items().stream()
                .filter(Experiment.HeadingItem.class::isInstance)
                .map(Experiment.HeadingItem.class::cast)
                .map(heading -> heading.en() + " " + (heading.zh() == null ? "" : heading.zh()))
                .collect(Collectors.joining(" "));
        return plain(String.join(" ", experiment.name(), experiment.title(), experiment.titleZh(), headings));
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Set<String> facts(Account account, String by) {
        return switch (by) {
            case "states" -> states(account);
            case "errors" -> account.result().timeline().all(Call.class).stream()
                    .filter(call -> call.result() instanceof CallResult.Failed)
                    .map(call -> call.result().word())
                    .collect(Collectors.toCollection(TreeSet::new));
            default -> BETWEEN.splitAsStream(account.experiment().text())
                    .filter(word -> SocketOption.of(word).isPresent())
                    .collect(Collectors.toCollection(TreeSet::new));
        };
    }

    private static Set<String> states(Account account) {
        Stream<TcpState> changed = account.result().timeline().all(Transition.class).stream().map(Transition::to);
        Stream<TcpState> listed = account.result().timeline().all(Sample.class).stream().flatMap(sample -> sample.rows().stream()).map(row -> row.state());
        return Stream.concat(changed, listed).map(TcpState::rfc).collect(Collectors.toCollection(TreeSet::new));
    }
}
