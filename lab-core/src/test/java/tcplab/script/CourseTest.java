package tcplab.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.judge.Controls;
import tcplab.text.Language;
import tcplab.text.Told;
import tcplab.text.Unreadable;

class CourseTest {
    private static final Path EXPERIMENTS = Path.of("..", "experiments");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern MEANT = Pattern.compile("“([^”]+)”那一课");

    private static final String LESSON = String.join("\n",
            "# A comment",
            "lesson   close/half-close",
            "title    One direction",
            "#zh      一个方向",
            "asks     Can it still receive?",
            "#zh      它还能接收吗？",
            "claim    call client recv \"still here\"",
            "without  Now both directions.",
            "#zh      现在两个方向。",
            "then     It is received.",
            "#zh      照样收到。",
            "if       call client recv \"still here\"",
            "whynot   It has given up both.",
            "#zh      两个方向都放弃了。",
            "then     It is answered by RST.",
            "#zh      得到的应答是 RST。",
            "if       wire conn:DATA client:RST",
            "why      Nobody could read it.",
            "#zh      没有人能读它。",
            "thought  A FIN closes one.",
            "#zh      一个 FIN 关闭一个方向。",
            "");

    @TempDir
    Path folder;

    @Test
    void aLessonIsReadInBothLanguages() throws Unreadable {
        List<Lesson> lessons = Course.of(LESSON);
        assertThat(lessons).hasSize(1);
        Lesson lesson = lessons.get(0);
        assertThat(lesson.number()).isEqualTo(1);
        assertThat(lesson.experiment()).isEqualTo("close/half-close");
        assertThat(lesson.claim()).isEqualTo("call client recv \"still here\"");
        assertThat(Language.EN.tell(lesson.thought())).isEqualTo("A FIN closes one.");
        assertThat(Language.ZH.tell(lesson.asks())).isEqualTo("它还能接收吗？");
        assertThat(lesson.guesses()).extracting(guess -> Language.EN.tell(guess.text()))
                .containsExactly("It is received.", "It is answered by RST.");
        assertThat(lesson.guesses()).extracting(guess -> Language.ZH.tell(guess.why()))
                .containsExactly("两个方向都放弃了。", "没有人能读它。");
        assertThat(lesson.rightGuess()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "titel X                 | 1: 'titel' is no word of a course; did you mean 'title'?",
        "title X                 | 1: it belongs to no lesson",
        "lesson                  | 1: lesson needs a text",
        "lesson a/b; title X     | 2: the Chinese of title is missing",
        "lesson a/b; #zh X       | 2: a #zh line stands right after",
        "lesson a/b; claim never RST; claim never RST | 3: this lesson has its claim already",
        "lesson a/b; claim naver RST | 2: 'naver' is no kind of claim; did you mean 'never'?",
        "lesson a/b; claim never RST | 2: the lesson of line 1 has no title",
        "lesson a/b; if never RST | 2: each 'then' has its 'if' after it",
        "lesson a/b; then X; #zh Y; then X | 4: each 'then' has its 'if' after it",
        "lesson a/b; then X; #zh Y; why Z | 4: each 'then' has its 'if' after it",
        "lesson a/b; then X; #zh Y; if never RST; title Z | 5: each 'if' has its 'why' or 'whynot' after it",
        "lesson a/b; why X       | 2: each 'if' has its 'why' or 'whynot' after it",
        "lesson a/b; then X; #zh Y; if never RST; why Z | 5: the Chinese of why is missing",
        "lesson a/b; lesson c/d  | 1: the lesson of line 1 has no title",
    })
    void whatIsWrongIsNamedWithItsPlace(String lines, String said) {
        assertThatThrownBy(() -> Course.of(lines.replace("; ", "\n")))
                .isInstanceOfSatisfying(Unreadable.class, e -> assertThat(e.in("course").toString()).startsWith("course:" + said));
    }

    @Test
    void oneGuessIsNoChoice() {
        String one = LESSON.replaceFirst("(?m)^then +It is answered.*\n.*\n.*\n.*\n.*\n", "");
        assertThatThrownBy(() -> Course.of(one)).hasMessageContaining("the lesson of line 2 has 1 guesses");
    }

    @Test
    void notOneRightGuessAndTwoOfThemAreRefused() {
        assertThatThrownBy(() -> Course.of(LESSON.replace("why      Nobody", "whynot   Nobody")))
                .hasMessageContaining("the lesson of line 2 has not one right guess");
        assertThatThrownBy(() -> Course.of(LESSON.replace("whynot   It has", "why      It has")))
                .hasMessageContaining("the lesson of line 2 has not one right guess");
    }

    @Test
    void twoLessonsOnOneExperimentAreRefused() {
        assertThatThrownBy(() -> Course.of(LESSON + LESSON)).hasMessageContaining("there is a lesson on 'close/half-close' already");
    }

    @Test
    void aFileThatIsWrongIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("course"), "lesson a/b\n");
        assertThatThrownBy(() -> Course.load(file)).hasMessageContaining(file + ":1: the lesson of line 1 has no title");
        byte[] large = new byte[(1 << 20) + 1];
        Files.write(file, large);
        assertThatThrownBy(() -> Course.load(file)).hasMessageContaining("it is too large");
    }

    @Test
    void everyLessonTriesARealControlOfARealClaim() throws IOException {
        Catalogue catalogue = new Catalogue(EXPERIMENTS, Set.of());
        List<Lesson> lessons = Course.load(EXPERIMENTS.resolve("course"));
        assertThat(lessons).hasSizeBetween(16, 20);
        for (Lesson lesson : lessons) {
            Parsed parsed = catalogue.read(lesson.experiment());
            assertThat(parsed.ok()).as("%s: %s", lesson.experiment(), parsed.problems()).isTrue();
            assertThat(parsed.experiment().tags()).as(lesson.experiment() + " takes too long for a lesson").doesNotContain("slow");
            Experiment.ClaimLine claim = lesson.claimIn(parsed.experiment())
                    .orElseThrow(() -> new AssertionError(lesson.experiment() + " has no claim with a control: " + lesson.claim()));
            assertThat(new Controls(parsed.experiment(), catalogue::read).problems()).as(lesson.experiment()).isEmpty();
            assertThat(Lesson.control(claim)).isPresent();
        }
    }

    @Test
    void theBeginningOfNoLessonNamesItsExperiment() throws IOException {
        for (Lesson lesson : Course.load(EXPERIMENTS.resolve("course"))) {
            String fact = lesson.experiment().replaceFirst(".*/", "");
            assertThat(lesson.title() + " " + lesson.asks()).doesNotContain(fact);
        }
    }

    @Test
    void whichLessonIsMeantIsSaidByTheTitleOfOneBefore() throws IOException {
        Set<String> before = new HashSet<>();
        for (Lesson lesson : Course.load(EXPERIMENTS.resolve("course"))) {
            for (Told text : List.of(lesson.asks(), lesson.without(), lesson.thought())) {
                List<String> meant = MEANT.matcher(Language.ZH.tell(text)).results().map(found -> found.group(1)).toList();
                assertThat(before).as(lesson.experiment()).containsAll(meant);
            }
            before.add(Language.ZH.tell(lesson.title()));
        }
    }

    @Test
    void everyTextIsThereInChinese() throws IOException {
        for (Lesson lesson : Course.load(EXPERIMENTS.resolve("course"))) {
            List<Told> texts = new ArrayList<>(List.of(lesson.title(), lesson.asks(), lesson.without(), lesson.thought()));
            lesson.guesses().forEach(guess -> texts.addAll(List.of(guess.text(), guess.why())));
            for (Told text : texts) {
                assertThat(Language.ZH.tell(text)).containsPattern(HAN);
                assertThat(Language.EN.tell(text)).doesNotContainPattern(HAN);
            }
        }
    }
}
