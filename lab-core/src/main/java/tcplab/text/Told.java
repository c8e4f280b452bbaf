package tcplab.text;

import com.google.gson.annotations.JsonAdapter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A sentence that is told when somebody reads it, in his language ({@link Language#tell}). What is recorded of a run, and
 * whatever is thrown or judged, says it this way, so that a run of an English lab is read in Chinese.
 *
 * @param english as for {@link String#format}; it is the key of its translation
 * @param with its values in order: texts, numbers, or sentences
 */
@JsonAdapter(ToldJson.class)
public record Told(String english, List<Object> with) {
    private static final String AS_IT_IS = "%s";
    /** What stands between the parts of a list in English. */
    static final String LISTED = ", ";
    private static final Pattern LIST = Pattern.compile(AS_IT_IS + "(?:" + LISTED + AS_IT_IS + ")+");
    private static final Told NOTHING = plain("");

    public Told {
        with = List.copyOf(with);
    }

    /**
     * A sentence.
     *
     * @param english as for {@link String#format} with {@code %s}, {@code %d} and {@code %.1f}, a literal, so that a test
     *     can look for its translation
     */
    public static Told say(String english, Object... values) {
        return format(english, values);
    }

    /** The same for a form without words, which is alike in all languages: {@code %s: %s}. */
    public static Told format(String form, Object... values) {
        List<Object> with = new ArrayList<>();
        for (Object value : values) {
            boolean asItIs = value instanceof Told || value instanceof Number;
            with.add(asItIs ? value : String.valueOf(value));
        }
        return new Told(form, with);
    }

    /** A text that is the same in every language: what a tool has said, a name, a number. */
    public static Told plain(String text) {
        return new Told(AS_IT_IS, List.of(text));
    }

    /** What somebody has written in both languages. @param zh may be missing or empty: then it is English for all */
    public static Told written(String en, String zh) {
        return zh == null || zh.isEmpty() ? plain(en) : new Told(AS_IT_IS, List.of(new Written(en, zh)));
    }

    /** A value in both languages. */
    record Written(String en, String zh) {}

    /** No sentence at all. */
    public static Told nothing() {
        return NOTHING;
    }

    /** What went wrong: in the exception's own sentence, or else in its message. */
    public static Told of(Throwable failure) {
        if (failure instanceof Telling telling) {
            return telling.told();
        }
        return Shortage.behind(failure).orElseGet(() -> plain(failure.getMessage() == null ? failure.toString() : failure.getMessage()));
    }

    /** Several, at least one, in one line, each after a semicolon of the reader's language. */
    public static Told inOneLine(List<Told> parts) {
        return parts.stream().reduce((before, next) -> say("%s; %s", before, next)).orElseThrow();
    }

    /** Several words or names, the same in every language, as a list in a sentence: its signs are those of the reader's language. */
    public static Told listed(Collection<?> words) {
        return words.isEmpty() ? NOTHING : joined(LISTED, words.stream().map(word -> plain(String.valueOf(word))).toList());
    }

    /** True if it is a list of values with no word between. */
    boolean isList() {
        return LIST.matcher(english).matches();
    }

    /** Sentences one after another; what is divided by ", " is a list, see {@link #listed}. */
    public static Told joined(String between, List<Told> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return format(String.join(between.replace("%", "%%"), Collections.nCopies(parts.size(), AS_IT_IS)), parts.toArray());
    }

    /** The same with its very long values cut: what somebody wrote is quoted, but not whole. */
    public Told brief() {
        return with(Brief::of);
    }

    /** The same with the beginnings of very long words in its values; a long list of words stays whole. */
    public Told briefWords() {
        return with(Brief::words);
    }

    private Told with(UnaryOperator<String> form) {
        return new Told(english, with.stream()
                .map(value -> value instanceof Told told ? told.with(form) : value instanceof String text ? form.apply(text) : value)
                .toList());
    }

    /** True if it is one text, the same in every language. */
    boolean isPlain() {
        return isOneValue() && with.get(0) instanceof String;
    }

    /** True if nothing stands around its only value. */
    boolean isOneValue() {
        return english.equals(AS_IT_IS) && with.size() == 1;
    }

    public boolean isEmpty() {
        return english.isEmpty() || isPlain() && with.get(0).equals("");
    }

    /** In English: what is printed for a reader is told in his language, by {@link Language#tell}. */
    @Override
    public String toString() {
        return Language.EN.tell(this);
    }
}
