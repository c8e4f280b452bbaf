package tcplab.language;

import static tcplab.text.Told.say;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tcplab.text.Language;
import tcplab.text.Told;

/** The terms of TCP that the lab's sentences use, each told in a sentence or two: {@code glossary.json}. */
public final class Glossary {
    /**
     * A term.
     *
     * @param en its names in English sentences, the usual one first
     * @param zh the same in Chinese ones
     * @param tells what it means
     * @param tellsZh the same in Chinese
     * @param seen the experiment that shows it
     */
    public record Term(List<String> en, List<String> zh, String tells, String tellsZh, String seen) {
        public List<String> names(Language language) {
            return language == Language.ZH ? zh : en;
        }

        public Told name() {
            return Told.written(en.get(0), zh.get(0));
        }

        public Told meaning() {
            return Told.written(tells, tellsZh);
        }

        /** What it means, and where to see it. */
        public Told note() {
            return say("%1$s Seen in: %2$s", meaning(), seen);
        }

        /** What a page calls it: {@code pingpong-mode}. */
        public String id() {
            return plain(en.get(0));
        }

        /** True if a sentence has one of its names, in either language. */
        public boolean isIn(Told sentence) {
            return Stream.of(Language.values()).anyMatch(language -> isIn(language.tell(sentence), language));
        }

        /** True if a text of that language has one of its names. */
        public boolean isIn(String text, Language language) {
            return names(language).stream()
                    .map(name -> Pattern.compile("(?<![A-Za-z0-9_-])" + Pattern.quote(name) + "(?![A-Za-z0-9_-])", Pattern.CASE_INSENSITIVE))
                    .anyMatch(name -> name.matcher(text).find());
        }

        private boolean isCalled(String name) {
            return Stream.concat(en.stream(), zh.stream()).anyMatch(known -> plain(known).equals(plain(name)));
        }
    }

    private static final List<Term> TERMS = read();

    private Glossary() {}

    /** In the order in which one leads to the next. */
    public static List<Term> terms() {
        return TERMS;
    }

    /** By one of its names, however it is written: {@code delayed-ack}, {@code 延迟确认}. */
    public static Optional<Term> find(String name) {
        return TERMS.stream().filter(term -> term.isCalled(name)).findFirst();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s'_-]+", "-");
    }

    private static List<Term> read() {
        try (Reader in = new InputStreamReader(Glossary.class.getResourceAsStream("/tcplab/language/glossary.json"), StandardCharsets.UTF_8)) {
            return List.of(new Gson().fromJson(in, Term[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
