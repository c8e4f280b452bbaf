package tcplab.language;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tcplab.model.Need;
import tcplab.text.Columns;
import tcplab.text.Language;
import tcplab.text.Told;

/** Words as a reader sees them: in a list, one explained, or all of them explained. */
public final class Help {
    private static final int NARROW = 70;
    private static final int COLUMN = 34;

    private Help() {}

    /** The names that can be asked for, each once. */
    public static List<String> topics(Collection<Word> words) {
        return words.stream().map(Word::name).distinct().toList();
    }

    /** The words of one sort with its title over them; nothing if there are none. @param width columns of the reader's terminal */
    public static String list(Sort sort, Collection<Word> words, int width, Language language) {
        List<Word> listed = words.stream().filter(word -> word.sort() == sort).toList();
        if (listed.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(wrapped(language.tell(sort.title()), width, "  "));
        listed.forEach(word -> text.append(row(word, width, language)));
        return text.toString();
    }

    private static String row(Word word, int width, Language language) {
        return switch (word.sort()) {
            case VERB, FAULT -> row(word.synopsis(), word.example(), width);
            case CLAIM, COMMAND -> row(word.name(), language.tell(word.help()), width);
            case PROMPT, HEADER, NOTATION -> row(word.synopsis(), language.tell(word.help()), width);
        };
    }

    private static String row(String left, String right, int width) {
        // On a narrow terminal what belongs to a word stands under it.
        String indent = " ".repeat(width < NARROW ? 6 : COLUMN);
        boolean beside = Columns.width(left) < indent.length() - 2;
        String first = beside ? Columns.pad("  " + left, indent.length()) : indent;
        return (beside ? "" : wrapped("  " + left, width, "    ")) + wrapped(first + right, width, indent);
    }

    /** All words of all sorts in lists. */
    public static String overview(Collection<Word> words, int width, Language language) {
        StringBuilder text = new StringBuilder();
        for (Sort sort : Sort.values()) {
            String list = list(sort, words, width, language);
            text.append(text.isEmpty() || list.isEmpty() ? "" : "\n").append(list);
        }
        return text.toString();
    }

    /** One word, in each sense that it has, and as a term of TCP; an empty text if there is none of that name. */
    public static String page(String name, Collection<Word> words, int width, Language language) {
        StringBuilder text = new StringBuilder();
        words.stream().filter(word -> word.name().equalsIgnoreCase(name)).forEach(word -> text.append(page(word, width, language)));
        Glossary.find(name).ifPresent(term -> text.append(wrapped(language.tell(term.name()), width, "    "))
                .append(wrapped("    " + language.tell(term.note()), width, "      ")));
        return text.toString();
    }

    /** All words of these sorts, each explained. */
    public static String reference(Collection<Word> words, int width, Language language) {
        StringBuilder text = new StringBuilder();
        for (Sort sort : Sort.values()) {
            List<Word> listed = words.stream().filter(word -> word.sort() == sort).toList();
            if (!listed.isEmpty()) {
                text.append(text.isEmpty() ? "" : "\n").append(wrapped(language.tell(sort.title()), width, "  "));
                listed.forEach(word -> text.append("\n").append(page(word, width, language)));
            }
        }
        return text.toString();
    }

    private static String page(Word word, int width, Language language) {
        String example = language.tell(say("Example: %s", word.example()));
        String needs = String.join(" ", word.needs().stream().map(Need::word).toList());
        List<String> text = new ArrayList<>(List.of(word.synopsis(), "    " + language.tell(word.help())));
        if (!needs.isEmpty()) {
            text.add("    " + language.tell(say("Needs: %s", needs)));
        }
        if (!word.example().isEmpty()) {
            text.add("    " + example);
        }
        return String.join("", text.stream().map(line -> wrapped(line, width, line.startsWith(" ") ? "      " : "    ")).toList());
    }

    private static String wrapped(String text, int width, String indent) {
        return String.join("\n", Columns.wrap(text, width, indent)) + "\n";
    }
}
