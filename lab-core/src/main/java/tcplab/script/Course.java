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
import tcplab.text.WordedText;
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
 * whynot   That would be SHUT_WR.
 * #zh      那是 SHUT_WR。
 * then     It is answered by an RST.
 * #zh      得到的响应是 RST。
 * if       wire conn:DATA client:RST
 * why      Nobody could read it.
 * #zh      没有人能读它。
 * thought  A FIN closes one direction.
 * #zh      一个 FIN 关闭一个方向。
 * </pre>
 */
public final class Course {
    private static final String LESSON = "lesson";
    private static final String CLAIM = "claim";
    private static final String THEN = "then";
    private static final String IF = "if";
    private static final String WHY = "why";
    private static final String WHY_NOT = "whynot";
    /** The words of a lesson with a text in both languages; all but those of a guess come once. */
    private static final List<String> TOLD = List.of("title", "asks", "without", "thought", THEN, WHY, WHY_NOT);
    private static final List<String> WORDS = List.of(LESSON, "title", "asks", CLAIM, "without", THEN, IF, WHY, WHY_NOT, "thought");

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
    /** That claim, until it is said why the guess is right or wrong, or null. */
    private Claim guessed;

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
        for (WordedText.Entry entry : WordedText.of(text, TOLD)) {
            course.take(entry);
        }
        course.endOfLesson((int) text.lines().count());
        return List.copyOf(course.lessons);
    }

    private void take(WordedText.Entry entry) throws Unreadable {
        int line = entry.line();
        String word = entry.word();
        if (!WORDS.contains(word)) {
            throw new Unreadable(line, say("'%s' is no word of a course", Brief.of(word)), DidYouMean.hint(word, WORDS));
        } else if (entry.value().isEmpty() || entry.value().length() > LONGEST_TEXT) {
            throw new Unreadable(line, say("%s needs a text", word), say("of at most %d characters", LONGEST_TEXT));
        } else if (word.equals(LESSON)) {
            endOfLesson(line - 1);
            begin(line, entry.value());
        } else if (begun == 0) {
            throw new Unreadable(line, say("it belongs to no lesson"), say("begin one with: %s", "lesson close/three-way"));
        } else if ((then != null && guessed == null) != word.equals(IF)) {
            throw new Unreadable(line, say("each 'then' has its 'if' after it"), say("as in: %s", "if count closing 4"));
        } else if ((guessed != null) != isReason(word)) {
            throw new Unreadable(line, say("each 'if' has its 'why' or 'whynot' after it"),
                    say("'why' where the guess is right, and 'whynot' where it is wrong"));
        } else if (isReason(word)) {
            guesses.add(new Lesson.Guess(then, guessed, entry.told(), word.equals(WHY)));
            then = null;
            guessed = null;
        } else if (TOLD.contains(word)) {
            told(entry);
        } else {
            claim(line, word, entry.value());
        }
    }

    private static boolean isReason(String word) {
        return word.equals(WHY) || word.equals(WHY_NOT);
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

    private void told(WordedText.Entry entry) throws Unreadable {
        Told text = entry.told();
        if (entry.word().equals(THEN)) {
            then = text;
        } else if (texts.put(entry.word(), text) != null) {
            throw twice(entry.line(), entry.word());
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
            guessed = parsed;
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
                    say("a lesson has: %s", Told.listed(WORDS)));
        } else if (guesses.size() < FEWEST_GUESSES || guesses.size() > MOST_GUESSES) {
            throw new Unreadable(line, say("the lesson of line %1$d has %2$d guesses", begun, guesses.size()),
                    say("from %1$d to %2$d, each with 'then' and 'if'", FEWEST_GUESSES, MOST_GUESSES));
        } else if (guesses.stream().filter(Lesson.Guess::right).count() != 1) {
            throw new Unreadable(line, say("the lesson of line %d has not one right guess", begun),
                    say("one guess has 'why' after it, and the others have 'whynot'"));
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
            case IF -> then != null && guessed == null;
            case WHY, WHY_NOT -> guessed != null;
            default -> !texts.containsKey(word);
        };
    }
}
