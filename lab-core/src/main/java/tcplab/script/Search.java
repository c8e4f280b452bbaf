package tcplab.script;

import static tcplab.text.Told.say;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tcplab.text.DidYouMean;
import tcplab.text.Told;

/** Looks for experiments that speak of something: in their names, stories, steps, claims and reasons, in both languages. */
public final class Search {
    /** A word that could have been meant: long enough that a slip of it is still near. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z_-]{3,}");

    private static final Pattern BETWEEN_SCRIPTS =
            Pattern.compile("(?<=\\p{IsHan})(?=[\\w-])|(?<=[\\w-])(?=\\p{IsHan})");

    private static final int LONGEST_EXCERPT = 64;
    private static final int BEFORE_MATCH = 20;

    /** What each experiment says, by its name, in the order of the catalogue. */
    private final Map<String, List<Wording>> said = new LinkedHashMap<>();

    /**
     * An experiment that speaks of all that was looked for.
     *
     * @param excerpt of what it says of it; empty if its title or its name does
     */
    public record Hit(String name, String excerpt) {}

    /** How well a wording fits the terms. @param place of the first of them that stands there */
    private record Fit(Wording wording, int score, int place) {}

    /** @param names of the experiments to look through; one that cannot be read says nothing */
    public Search(Catalogue catalogue, Collection<String> names, Statements statements) {
        Map<String, Statements.Statement> byId = byId(statements);
        for (String name : names) {
            Parsed parsed = catalogue.read(name);
            said.put(name, parsed.ok() ? Wording.of(parsed.experiment(), byId) : List.of());
        }
    }

    /** All that an experiment says in both languages, its name first; the experiments in which it has its controls are none of it. */
    public static List<String> said(Experiment experiment, Statements statements) {
        return Wording.of(experiment, byId(statements)).stream()
                .map(Wording::text)
                .filter(text -> !text.startsWith("control "))
                .toList();
    }

    private static Map<String, Statements.Statement> byId(Statements statements) {
        return statements.all().stream().collect(Collectors.toMap(Statements.Statement::id, Function.identity()));
    }

    /** Those that speak of all the words, the best first; of equals, the first in the catalogue. */
    public List<Hit> of(List<String> words) {
        List<Term> terms = terms(words);
        Map<Hit, Integer> scores = new LinkedHashMap<>();
        said.forEach((name, wordings) -> {
            int score = 0;
            for (Term term : terms) {
                int best = wordings.stream().mapToInt(wording -> score(term, wording)).max().orElse(0);
                if (best == 0) {
                    return;
                }
                score += best;
            }
            scores.put(new Hit(name, excerpt(terms, wordings)), score);
        });
        return scores.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Chinese and other words may stand beside each other without a blank; nstat(8) writes a counter with its group. */
    private static List<Term> terms(List<String> words) {
        return words.stream().flatMap(BETWEEN_SCRIPTS::splitAsStream).map(word -> word.replaceFirst("^TcpExt(?=[A-Z])", "")).map(Term::new).toList();
    }

    private static int score(Term term, Wording wording) {
        return term.in(wording.text()).map(found -> wording.weight() * (found.whole() ? 2 : 1)).orElse(0);
    }

    private static String excerpt(List<Term> terms, List<Wording> wordings) {
        return wordings.stream()
                .map(wording -> fit(terms, wording))
                .max(Comparator.comparingInt(Fit::score))
                .filter(best -> best.wording().weight() != Wording.TITLE)
                .map(best -> around(best.wording().text(), best.place()))
                .orElse("");
    }

    private static Fit fit(List<Term> terms, Wording wording) {
        int place = terms.stream()
                .flatMap(term -> term.in(wording.text()).stream())
                .mapToInt(Term.Found::at)
                .min()
                .orElse(0);
        return new Fit(wording, terms.stream().mapToInt(term -> score(term, wording)).sum(), place);
    }

    /** The text, or some words before and after the place if it is long. */
    private static String around(String text, int place) {
        if (text.length() <= LONGEST_EXCERPT) {
            return text;
        }
        int from = place <= BEFORE_MATCH ? 0 : text.lastIndexOf(' ', place - BEFORE_MATCH) + 1;
        from = Math.max(from, place - LONGEST_EXCERPT / 2);
        int to = Math.min(text.length(), from + LONGEST_EXCERPT);
        int blank = to == text.length() ? to : text.lastIndexOf(' ', to);
        // Chinese has no blanks to end at.
        to = blank > place ? blank : to;
        return (from > 0 ? "…" : "") + text.substring(from, to).strip() + (to < text.length() ? "…" : "");
    }

    /** What is to be said where {@link #of} finds nothing: which word nobody says, or that nobody says them all. */
    public Told nothing(List<String> words) {
        return unknown(words)
                .map(term -> say("no experiment speaks of '%s'", term.word()))
                .orElse(say("no experiment speaks of all of these: %s", Told.listed(words)));
    }

    /** What may have been meant, or what to do then. */
    public Told hint(List<String> words) {
        Optional<Term> unknown = unknown(words);
        if (unknown.isEmpty()) {
            return say("leave one of them out");
        }
        return DidYouMean.hint(unknown.get().word(), vocabulary(), say("see: %s", "scripts/lab list"));
    }

    private Optional<Term> unknown(List<String> words) {
        return terms(words).stream()
                .filter(term -> said.values().stream().flatMap(List::stream).noneMatch(wording -> score(term, wording) > 0))
                .findFirst();
    }

    /** The word said most often first: of two that are as near, it is the likelier one. */
    private List<String> vocabulary() {
        Map<String, Integer> times = new TreeMap<>();
        for (List<Wording> wordings : said.values()) {
            for (Wording wording : wordings) {
                Matcher word = WORD.matcher(wording.text());
                while (word.find()) {
                    times.merge(word.group(), 1, Integer::sum);
                }
            }
        }
        return times.keySet().stream().sorted(Comparator.comparing(times::get).reversed()).toList();
    }
}
