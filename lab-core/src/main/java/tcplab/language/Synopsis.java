package tcplab.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * How a line can go on, by the synopsis of its word: after {@code client connect} that is {@code HOST:PORT … [-> NAME]}. A
 * {@code [part]} may be left out, {@code …} repeats what stands before it.
 */
public final class Synopsis {
    private static final String AGAIN = "…";
    private static final String OR = "|";
    private static final Pattern OTHER_FORM = Pattern.compile(",? or: .*");
    /** Of each word of the language, which are few: it is asked for at every key that is pressed. */
    private static final Map<String, List<String>> PARTS = new ConcurrentHashMap<>();

    private Synopsis() {}

    /**
     * What can still be written.
     *
     * @param typed the words of the line so far
     * @param words of which one begins the line; of two that do, the one with more words, of equals the first
     * @param sockets the names of the sockets so far
     * @return the rest of its synopsis; empty if there is none, or no word begins so
     */
    public static String rest(List<String> typed, Collection<Word> words, Collection<String> sockets) {
        int longest = 0;
        String rest = "";
        for (Word word : words) {
            List<String> parts = PARTS.computeIfAbsent(word.synopsis(), form -> parts(OTHER_FORM.matcher(form).replaceFirst("")));
            int head = parts.indexOf(word.name()) + 1;
            // Of a form it is known what begins it, not what follows.
            boolean tellsMore = word.sort() != Sort.NOTATION || typed.size() == head;
            if (head > longest && tellsMore && begins(typed, parts.subList(0, head), sockets)) {
                longest = head;
                rest = after(typed.subList(head, typed.size()), parts.subList(head, parts.size()));
            }
        }
        return rest;
    }

    private static boolean begins(List<String> typed, List<String> head, Collection<String> sockets) {
        if (typed.size() < head.size()) {
            return false;
        }
        for (int i = 0; i < head.size(); i++) {
            boolean subject = head.get(i).equals("SOCKET") || head.get(i).equals("SIDE");
            if (subject ? !sockets.contains(typed.get(i)) : !head.get(i).equals(typed.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static String after(List<String> typed, List<String> parts) {
        Deque<String> left = new ArrayDeque<>(parts);
        for (String word : typed) {
            if (!take(word, left)) {
                return "";
            }
        }
        List<String> rest = List.copyOf(left);
        // With its first word one of the forms has been chosen.
        int or = typed.isEmpty() ? -1 : rest.indexOf(OR);
        return String.join(" ", or < 0 ? rest : rest.subList(0, or));
    }

    /** Takes the part that the word is; what may be left out is passed over. False if it is none. */
    private static boolean take(String word, Deque<String> left) {
        while (!left.isEmpty()) {
            String part = left.peek();
            if (part.equals(AGAIN)) {
                return true;
            }
            left.pop();
            if (!isOptional(part)) {
                return !part.equals(OR);
            }
            List<String> inner = parts(part.substring(1, part.length() - 1));
            if (part.startsWith("[") && isMeant(word, inner.get(0))) {
                for (int i = inner.size() - 1; i > 0; i--) {
                    left.push(inner.get(i));
                }
                return true;
            }
        }
        return false;
    }

    /** A part in capitals stands for any word, another one for itself, {@code n=N} for what begins so. */
    private static boolean isMeant(String word, String part) {
        return Arrays.stream(part.split("\\|")).anyMatch(one -> {
            int equals = one.indexOf('=') + 1;
            if (equals > 0) {
                return word.startsWith(one.substring(0, equals));
            }
            boolean forAny = one.chars().anyMatch(Character::isUpperCase) && one.chars().noneMatch(Character::isLowerCase);
            return forAny && !word.contains("=") && Character.isLetterOrDigit(word.charAt(0)) || word.equals(one);
        });
    }

    /** A part that may be left out, or an explanation, which stands for nothing. */
    private static boolean isOptional(String part) {
        char open = part.charAt(0);
        return (open == '[' || open == '(') && endOf(part, 0) == part.length();
    }

    /** Divided at the blanks outside of brackets. */
    private static List<String> parts(String synopsis) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        for (int at = 0; at <= synopsis.length(); at++) {
            if (at == synopsis.length() || synopsis.charAt(at) == ' ') {
                if (at > begin) {
                    parts.add(synopsis.substring(begin, at));
                }
                begin = at + 1;
            } else if (synopsis.charAt(at) == '[' || synopsis.charAt(at) == '(') {
                at = endOf(synopsis, at) - 1;
            }
        }
        return parts;
    }

    /** Behind the bracket that closes the one at this place; the end if none does. */
    private static int endOf(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '[' || c == '(' ? 1 : c == ']' || c == ')' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }
}
