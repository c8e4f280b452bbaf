package tcplab.page;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.language.Glossary;
import tcplab.language.Glossary.Term;
import tcplab.text.Language;

/** The terms of TCP in a page's sentences: each is a link to its meaning, which its style also shows below the sentence under the pointer and with the focus. */
final class Terms {
    private final Language language;
    private final Map<String, Term> byName = new LinkedHashMap<>();
    private final Pattern names;
    private final Set<Integer> used = new TreeSet<>();

    Terms(Language language) {
        this.language = language;
        Glossary.terms().forEach(term -> term.names(language).forEach(name -> byName.put(name.toLowerCase(Locale.ROOT), term)));
        // The longer of two that begin alike is meant. A Chinese word has no blanks around it.
        String any = byName.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .reduce((a, b) -> a + "|" + b)
                .orElseThrow();
        names = Pattern.compile("(?<![\\p{Alnum}_-])(?:" + any + ")(?![\\p{Alnum}_-])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** A sentence with its terms as links, each where it first stands. */
    List<Object> marked(String sentence) {
        List<Object> parts = new ArrayList<>();
        Set<Term> here = new HashSet<>();
        Matcher matcher = names.matcher(sentence);
        int done = 0;
        while (matcher.find()) {
            Term term = byName.get(matcher.group().toLowerCase(Locale.ROOT));
            if (here.add(term)) {
                parts.add(sentence.substring(done, matcher.start()));
                parts.add(link(term, matcher.group()));
                done = matcher.end();
            }
        }
        parts.add(sentence.substring(done));
        return parts;
    }

    private Element link(Term term, String word) {
        used.add(Glossary.terms().indexOf(term));
        return Element.of("a", word)
                .is("class", "term")
                .is("href", "#term-" + term.id())
                .is("data-note", term.meaning());
    }

    /** The meanings of what was marked; nothing if nothing was. @param pages the file of an experiment's page, by its name */
    Optional<Element> section(Function<String, Optional<String>> pages) {
        if (used.isEmpty()) {
            return Optional.empty();
        }
        Element list = Element.of("dl").is("class", "terms");
        for (int index : used) {
            Term term = Glossary.terms().get(index);
            Element seen = pages.apply(term.seen())
                    .map(file -> Element.of("a", term.seen()).is("href", file))
                    .orElseGet(() -> Element.of("code", "scripts/lab run " + term.seen()));
            list.add(Element.of("div", Element.of("dt", term.name()), Element.of("dd", term.meaning()), Element.of("dd", say("Seen in:"), " ", seen))
                    .is("id", "term-" + term.id()));
        }
        return Optional.of(RunPage.section("terms", say("Terms")).add(list));
    }
}
