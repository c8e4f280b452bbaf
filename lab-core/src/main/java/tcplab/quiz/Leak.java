package tcplab.quiz;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tcplab.text.Language;

/** How a reader finds the answer of a question without thinking of TCP: it stands somewhere. */
final class Leak {
    private static final Pattern BETWEEN = Pattern.compile("[^A-Za-z0-9_-]+");
    /** A state, an errno, a kind of segment, a number; 0 and 1 stand in every script. */
    private static final Pattern TELLING = Pattern.compile("[A-Z][A-Z0-9_+-]+|[2-9]|\\d{2,}");

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    private Leak() {}

    /** True if the lines have the words of one answer, and of no other. */
    static boolean in(List<String> lines, Question question) {
        return told(String.join("\n", lines), question).size() == 1;
    }

    /** The same of the experiment's own steps; where they have only an answer that is known to be wrong, whoever takes it is caught. */
    static boolean givesAway(List<String> script, Question question) {
        Set<Integer> told = told(String.join("\n", script), question);
        return told.size() == 1 && !question.isWrong(told.iterator().next());
    }

    /** True if that question gives an answer of this one away: one on the same socket, in its text or in all its answers. */
    static boolean between(Question question, Question other) {
        boolean same = !Collections.disjoint(question.line().claim().sockets(), other.line().claim().sockets());
        return same && told(stem(other), question).size() == 1;
    }

    /** What is read of a question whatever one answers. */
    private static String stem(Question question) {
        Set<String> common = null;
        for (int i = 0; i < question.choices().size(); i++) {
            if (question.choices().get(i).claim() != null) {
                Set<String> words = words(answer(question, i));
                common = common == null ? new TreeSet<>(words) : common;
                common.retainAll(words);
            }
        }
        return Language.EN.tell(question.text()) + " " + String.join(" ", common == null ? Set.of() : common);
    }

    /** The places of the answers of which the text has all that tells them from the others. */
    static Set<Integer> told(String text, Question question) {
        Set<String> there = words(text);
        Set<Integer> told = new TreeSet<>();
        for (int i = 0; i < question.choices().size(); i++) {
            String answer = answer(question, i);
            boolean quoted = answer.startsWith("\"");
            Set<String> own = quoted ? Set.of() : own(question, i);
            if (quoted ? isQuoted(answer.replaceAll("^\"|\"$", ""), text) : !own.isEmpty() && there.containsAll(own)) {
                told.add(i);
            }
        }
        return told;
    }

    /** True if a text in quotes has the answer as a part, or several make it up: what is read is all of what was sent, or a part, or joined. */
    private static boolean isQuoted(String answer, String text) {
        List<String> quoted = QUOTED.matcher(text).results().map(found -> found.group(1)).toList();
        return quoted.stream().anyMatch(one -> one.contains(answer)) || isJoined(answer, quoted);
    }

    private static boolean isJoined(String answer, List<String> parts) {
        return answer.isEmpty() || parts.stream().anyMatch(part -> answer.startsWith(part) && isJoined(answer.substring(part.length()), parts));
    }

    /** The telling words that no other answer has. */
    private static Set<String> own(Question question, int choice) {
        Set<String> own = new HashSet<>(words(answer(question, choice)));
        own.removeIf(word -> !TELLING.matcher(word).matches());
        for (int i = 0; i < question.choices().size(); i++) {
            if (i != choice) {
                own.removeAll(words(answer(question, i)));
            }
        }
        return own;
    }

    private static String answer(Question question, int choice) {
        return Language.EN.tell(question.choices().get(choice).text());
    }

    private static Set<String> words(String text) {
        return new HashSet<>(List.of(BETWEEN.split(text)));
    }
}
