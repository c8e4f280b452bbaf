package tcplab.script;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tcplab.language.SyntaxProblem;
import tcplab.text.Brief;
import tcplab.text.DidYouMean;
import tcplab.text.TextFile;
import tcplab.text.Told;
import tcplab.text.ToldException;
import tcplab.text.Unreadable;
import tcplab.verdict.Claim;
import tcplab.verdict.Claims;

/**
 * Reads the lessons for whoever learns alone, in the order of the course, from a text file beside the experiments.
 *
 * <pre>
 * lesson   close/half-close
 * title    Closing one direction only
 * #zh      只关闭一个方向：半关闭
 * asks     After its FIN the client cannot send any more. Can it still receive?
 * #zh      发出 FIN 之后，客户端不能再发送。它还能接收吗？
 * claim    call client recv "still here"
 * without  Now the client shuts down both directions.
 * #zh      现在客户端关闭两个方向。
 * then     The data is received all the same.
 * #zh      数据照样收到。
 * if       call client recv "still here"
 * then     …
 * thought  A FIN closes one direction.
 * #zh      一个 FIN 关闭一个方向。
 * </pre>
 */
public final class Course {
    private static final String LESSON = "lesson";
    private static final String CLAIM = "claim";
    private static final String THEN = "then";
    private static final String IF = "if";
    /** The words of a lesson that come once, with a text in both languages. */
    private static final List<String> TOLD = List.of("title", "asks", "without", "thought");
    private static final List<String> WORDS = List.of(LESSON, "title", "asks", CLAIM, "without", THEN, IF, "thought");
    private static final String CHINESE = "#zh";

    private static final int LARGEST_BYTES = 1 << 20;
    private static final int MOST_LESSONS = 200;
    private static final int LONGEST_TEXT = 1000;
    private static final int FEWEST_GUESSES = 2;
    private static final int MOST_GUESSES = 6;

    private final List<Lesson> lessons = new ArrayList<>();

    /** Where the lesson that is being read begins, from 1; 0 before the first. */
    private int begun;
    private String experiment;
    private String claim;
    private final Map<String, Told> texts = new TreeMap<>();
    private final List<Lesson.Guess> guesses = new ArrayList<>();
    /** What would be seen if the claim of the next line holds, or null. */
    private Told then;

    private Course() {}

    /** Reads the file; what is wrong with it is named with its place. */
    public static List<Lesson> load(Path file) throws IOException {
        try {
            return of(TextFile.read(file, LARGEST_BYTES));
        } catch (Unreadable e) {
            throw new ToldException(e.in(file), e);
        }
    }

    /** The lessons of the file's text; {@link Unreadable} names the first line that is wrong. */
    public static List<Lesson> of(String text) throws Unreadable {
        Course course = new Course();
        List<String> lines = text.lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (first(line).equals(CHINESE)) {
                course.checkFollows(i + 1, i == 0 ? "" : first(lines.get(i - 1)));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                course.take(i + 1, line, i + 1 < lines.size() ? lines.get(i + 1) : "");
            }
        }
        course.endOfLesson(lines.size());
        return List.copyOf(course.lessons);
    }

    private static String first(String line) {
        return line.split("\\s+", 2)[0];
    }

    private static String rest(String line) {
        String[] parts = line.split("\\s+", 2);
        return parts.length < 2 ? "" : parts[1];
    }

    private static boolean isTold(String word) {
        return TOLD.contains(word) || word.equals(THEN);
    }

    private void checkFollows(int line, String before) throws Unreadable {
        if (!isTold(before)) {
            throw new Unreadable(line, say("a #zh line stands right after what it says in Chinese"),
                    say("as after: %s", String.join(", ", TOLD)));
        }
    }

    private void take(int line, String text, String next) throws Unreadable {
        String word = first(text);
        String value = rest(text);
        if (!WORDS.contains(word)) {
            throw new Unreadable(line, say("'%s' is no word of a course", Brief.of(word)), DidYouMean.hint(word, WORDS));
        } else if (value.isEmpty() || value.length() > LONGEST_TEXT) {
            throw new Unreadable(line, say("%s needs a text", word), say("of at most %d characters", LONGEST_TEXT));
        } else if (word.equals(LESSON)) {
            endOfLesson(line - 1);
            begin(line, value);
        } else if (begun == 0) {
            throw new Unreadable(line, say("it belongs to no lesson"), say("begin one with: %s", "lesson close/three-way"));
        } else if (then != null && !word.equals(IF) || then == null && word.equals(IF)) {
            throw new Unreadable(line, say("each 'then' has its 'if' after it"), say("as in: %s", "if count closing 4"));
        } else if (isTold(word)) {
            told(line, word, value, next);
        } else {
            claim(line, word, value);
        }
    }

    private void begin(int line, String name) throws Unreadable {
        if (lessons.size() == MOST_LESSONS) {
            throw new Unreadable(line, say("there are too many lessons"), say("%d are read at most", MOST_LESSONS));
        } else if (lessons.stream().anyMatch(lesson -> lesson.experiment().equals(name))) {
            throw new Unreadable(line, say("there is a lesson on '%s' already", Brief.of(name)), say("each experiment has one lesson"));
        }
        begun = line;
        experiment = name;
    }

    private void told(int line, String word, String value, String next) throws Unreadable {
        if (!first(next).equals(CHINESE) || rest(next).isEmpty()) {
            throw new Unreadable(line, say("the Chinese of %s is missing", word), say("write it in the next line, after #zh"));
        }
        Told text = Told.written(value, rest(next));
        if (word.equals(THEN)) {
            then = text;
        } else if (texts.put(word, text) != null) {
            throw twice(line, word);
        }
    }

    private void claim(int line, String word, String value) throws Unreadable {
        Claim parsed;
        try {
            parsed = Claims.parse(value);
        } catch (SyntaxProblem e) {
            throw new Unreadable(line, e.told(), e.hint());
        }
        if (word.equals(IF)) {
            guesses.add(new Lesson.Guess(then, parsed));
            then = null;
        } else if (claim != null) {
            throw twice(line, word);
        } else {
            claim = value;
        }
    }

    private static Unreadable twice(int line, String word) {
        return new Unreadable(line, say("this lesson has its %s already", word), say("one of each"));
    }

    private void endOfLesson(int line) throws Unreadable {
        if (begun == 0) {
            return;
        }
        List<String> missing = WORDS.subList(1, WORDS.size()).stream().filter(this::isMissing).toList();
        if (!missing.isEmpty()) {
            throw new Unreadable(line, say("the lesson of line %1$d has no %2$s", begun, missing.get(0)),
                    say("a lesson has: %s", String.join(", ", WORDS)));
        } else if (guesses.size() < FEWEST_GUESSES || guesses.size() > MOST_GUESSES) {
            throw new Unreadable(line, say("the lesson of line %1$d has %2$d guesses", begun, guesses.size()),
                    say("from %1$d to %2$d, each with 'then' and 'if'", FEWEST_GUESSES, MOST_GUESSES));
        }
        lessons.add(new Lesson(lessons.size() + 1, experiment, texts.get("title"), texts.get("asks"), claim, texts.get("without"),
                List.copyOf(guesses), texts.get("thought")));
        texts.clear();
        guesses.clear();
        claim = null;
        begun = 0;
    }

    private boolean isMissing(String word) {
        return switch (word) {
            case CLAIM -> claim == null;
            case THEN -> guesses.isEmpty() && then == null;
            case IF -> then != null;
            default -> !texts.containsKey(word);
        };
    }
}
