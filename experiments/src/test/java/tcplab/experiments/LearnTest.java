package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tcplab.script.Course;
import tcplab.script.Lesson;
import tcplab.text.Language;

/** The course as a learner has it in a pipe. */
@Execution(ExecutionMode.CONCURRENT)
class LearnTest {
    private static final String ANSWERS = "a\n".repeat(10);

    @TempDir
    Path folder;

    private Launched learn(String answers, String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "learn";
        System.arraycopy(words, 0, all, 1, words.length);
        Launched run = Launched.lab(folder, all).input(answers).run();
        assertThat(run.err() + run.out()).doesNotContain("Exception", "\tat ");
        return run;
    }

    private Path progress() {
        return folder.resolve("tcp-lab/learn.json");
    }

    @Test
    void aLessonIsPredictedRunMarkedAndTriedWithoutItsCause() throws IOException {
        Launched run = learn(ANSWERS, "3", "--bench", "loopback");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).containsSubsequence("Lesson 3 of 20: How a connection ends", "Question 1 of", "Your answer: a",
                "close/four-way", "FIN+ACK seq=", "1. ", "in the run: ", "And otherwise? Now the server's program never calls close().",
                "- conn close", "What do you expect now?", "- as it was   + now", "-              │", "conn close()", "states", "+ conn: SYN-RECEIVED ESTABLISHED CLOSE-WAIT\n", "5. What", "To take along: CLOSE-WAIT waits for a program");
        String predicted = run.out().substring(0, run.out().indexOf("SYN seq=0"));
        assertThat(predicted.indexOf("close/four-way")).as("named only when all is answered").isGreaterThan(predicted.lastIndexOf("Your answer:"));
        Matcher total = Pattern.compile("Lesson 3: (\\d) of (\\d) right").matcher(run.out());
        assertThat(total.find()).isTrue();
        assertThat(Pattern.compile("✓ right:").matcher(run.out()).results().count()).isEqualTo(Long.parseLong(total.group(1)));
        assertThat(Files.readString(progress())).contains("\"at\": \"close/four-way\"", "\"asked\": " + total.group(2));
        assertThat(learn("").out()).contains("3 ✓ How a connection ends", total.group(1) + " of " + total.group(2) + " right",
                "It goes on with lesson 4: scripts/lab learn 4");
    }

    @Test
    void ofAControlThatIsAnotherScriptItsLadderIsShown() {
        Launched run = learn(ANSWERS, "17", "--bench", "loopback");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out().substring(run.out().indexOf("What do you expect now?")))
                .containsSubsequence("close/three-way", "FIN+ACK seq=", "\n\n3. What do you expect now?", "To take along: ")
                .doesNotContain("counters", "environment", "turned");
    }

    @Test
    void withoutAWordAPipeGetsTheLessonsAndNothingIsRun() {
        Launched list = learn("");
        assertThat(list.exit()).isZero();
        assertThat(list.out()).contains("The course: 20 lessons, 0 of them done", "1 ▸ How a connection begins");
        assertThat(learn("", "--list", "--lang", "zh").out()).contains("共 20 课", "1 ▸ 连接如何开始");
        assertThat(progress()).doesNotExist();
    }

    @Test
    void whatWasWrongIsAskedAgainWhenItIsDue() throws IOException {
        Files.createDirectories(progress().getParent());
        Files.writeString(progress(), "{\"at\":\"close/four-way\",\"done\":{},\"again\":["
                + "{\"question\":{\"experiment\":\"close/four-way\",\"claim\":\"states conn ESTABLISHED CLOSE-WAIT LAST-ACK CLOSED\","
                + "\"without\":true},\"rights\":0,\"due\":\"2020-01-01\"},"
                + "{\"question\":{\"experiment\":\"close/four-way\",\"claim\":\"is there no more\",\"without\":false},"
                + "\"rights\":0,\"due\":\"2020-01-01\"}]}");
        assertThat(learn("").out()).contains("2 questions are due again: scripts/lab learn due");
        Launched run = learn(ANSWERS, "due", "--bench", "loopback");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("Once more, of lesson 3", "Question 1 of 1").doesNotContain("Question 2");
        assertThat(Files.readString(progress())).doesNotContain("2020-01-01", "is there no more");
        assertThat(learn("", "due", "--bench", "loopback").out()).contains("nothing is due again today");
    }

    @Test
    void anInputThatEndsEarlyIsNamedAndTheLessonGoesOnLater() {
        Launched run = learn("a\n", "3", "--bench", "loopback");
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).contains("the input ends where answer 2 should be");
        assertThat(learn("").out()).contains("It goes on with lesson 3");
    }

    /** A lesson is nothing without its answer, so each is really done. */
    @ParameterizedTest
    @MethodSource("lessons")
    void theControlOfEachLessonShowsTheGuessThatTheCourseCallsRightAndNoOther(Lesson lesson) {
        Assumptions.assumeTrue(Launched.isRoot(), "only root has the wire");
        Launched run = learn(ANSWERS, Integer.toString(lesson.number()), "--bench", "wire");
        for (int more = 0; more < BusyMachine.MORE_RUNS && run.out().contains("the machine was busy"); more++) {
            System.out.println("lesson " + lesson.number() + " came too late and is taken again");
            run = learn(ANSWERS, Integer.toString(lesson.number()), "--bench", "wire");
        }
        assertThat(run.exit()).as(run.err()).isZero();
        String last = run.out().substring(run.out().indexOf("What do you expect now?"));
        assertThat(last).as(run.out()).doesNotContain("stays open");
        char right = (char) ('a' + lesson.rightGuess());
        String marked = right == 'a' ? "right: a \\(" : "right is " + right + " \\(";
        String reason = Language.EN.tell(lesson.guesses().get(lesson.rightGuess()).why());
        String said = last.replaceAll("\\s+", " ");
        assertThat(said).containsPattern(marked).contains("why: " + reason).doesNotContainPattern("right is . \\([^)]*\\), [a-f] \\(");
        if (right != 'a') {
            assertThat(said).contains("as for a: " + Language.EN.tell(lesson.guesses().get(0).why()));
        }
    }

    static List<Lesson> lessons() throws IOException {
        return Course.load(Launched.HOME.resolve("experiments/course"));
    }

    @Test
    void theArticlesAreAnotherWayThroughTheExperiments() {
        Launched all = learn("", "--articles");
        assertThat(all.exit()).isZero();
        assertThat(all.out()).containsSubsequence("1  活久见", "handshake", "3  TCP四次挥手及状态解析", "4  4.22 TCP 四次挥手，可以变成三次吗？", "close/three-way");
        assertThat(learn("", "--articles", "4", "--lang", "zh").out()).contains("三次挥手", "close/three-way").doesNotContain("活久见");
        assertThat(learn("", "--articles", "6").err()).contains("there is no number '6'; write a whole number from 1 to 5");
    }

    @Test
    void aSectionOfAnArticleIsGoneThroughInTheArticlesOrder() throws IOException {
        Assumptions.assumeTrue(Launched.isRoot(), "only root has the wire");
        Launched run = learn(ANSWERS, "--articles", "1.2", "--bench", "wire");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).containsSubsequence("Section 1.2, ", "experiment 1 of 2", "Question 1 of", "Your answer: a",
                "numbers/full-duplex: ", "1. ", "in the run: ", "The article says: Both sides can send at the same time.",
                "scripts/lab statements --why ");
        assertThat(run.out().substring(0, run.out().lastIndexOf("Your answer: a"))).doesNotContain("full-duplex", "Both sides can send");
        assertThat(Files.readString(progress())).contains("\"numbers/full-duplex\"").contains("\"at\": \"\"");
        assertThat(learn("", "--articles", "1").out()).containsPattern("1\\.2 .*: 1 of 2 experiments done")
                .contains("✓ numbers/full-duplex", "It goes on with section 1.1: scripts/lab learn --articles 1.1");
        assertThat(learn(ANSWERS, "--articles", "1.2", "--bench", "wire").out()).contains("experiment 2 of 2");
    }

    @Test
    void onTheWayThroughTheArticlesALessonIsTakenWhereThereIsOne() throws IOException {
        Launched run = learn(ANSWERS, "--articles", "4.1", "--bench", "loopback");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).containsSubsequence("Section 4.1, ", "Lesson 3 of 20: How a connection ends", "And otherwise?",
                "To take along: ", "The article says: ");
        assertThat(learn("").out()).as("the course goes on where it was").contains("1 ▸ How a connection begins");
    }

    @Test
    void aSectionThatIsNotThereIsNamed() {
        assertThat(learn("", "--articles", "9.9").err()).contains("there is no section '9.9'; see: scripts/lab learn --articles");
        assertThat(learn("", "--articles", "1", "2").exit()).isEqualTo(64);
    }

    @Test
    void theProgressIsForgottenOnlyWhenThatIsSaidClearly() throws IOException {
        Files.createDirectories(progress().getParent());
        Files.writeString(progress(), "{\"at\":\"close/four-way\",\"done\":{},\"again\":[]}");
        Launched unclear = learn("", "--reset");
        assertThat(unclear.exit()).isEqualTo(64);
        assertThat(unclear.err()).contains("say so clearly: scripts/lab learn --reset --yes");
        assertThat(progress()).exists();
        assertThat(learn("", "--reset", "--yes").exit()).isZero();
        assertThat(progress()).doesNotExist();
    }

    @Test
    void anUnknownLessonOrWordIsNamed() {
        assertThat(learn("", "21").err()).contains("there is no number '21'; write a whole number from 1 to 20");
        assertThat(learn("", "1", "2").exit()).isEqualTo(64);
        assertThat(learn("", "--lits").err()).contains("did you mean '--list'?");
    }
}
