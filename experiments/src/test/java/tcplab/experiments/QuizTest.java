package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The quiz as a learner has it in a pipe: predict, run, and read what was right. */
@Execution(ExecutionMode.CONCURRENT)
class QuizTest {
    @TempDir
    Path folder;

    private Launched quiz(String answers, String... words) {
        Launched run = Launched.lab(folder, words).input(answers).run();
        assertThat(run.err() + run.out()).doesNotContain("Exception", "\tat ");
        return run;
    }

    private Path scores() {
        return folder.resolve("tcp-lab/quiz.json");
    }

    @Test
    void answersAreSetBesideWhatWasSeenAndCounted() throws IOException {
        Launched run = quiz("a\nA\n1\nb\na\n", "quiz", "close/four-way", "--bench", "loopback");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("Question 1 of", "client  connect server", "FIN+ACK seq=").doesNotContain("claim ");
        Matcher total = Pattern.compile("(\\d) of (\\d) right").matcher(run.out());
        assertThat(total.find()).isTrue();
        long right = Pattern.compile("✓ right:").matcher(run.out()).results().count();
        assertThat(total.group(1)).isEqualTo(Long.toString(right));
        assertThat(run.out()).containsPattern("in the run: .* #\\d+");
        assertThat(quiz("", "quiz", "--score").out()).contains("close", "right " + right + " of " + total.group(2) + ", rounds 1");
        assertThat(Files.readString(scores())).contains("\"close/four-way\"");
    }

    @Test
    void whoAnswersAsTheMarksSayIsRightThroughout() {
        Launched first = quiz("a\na\na\na\na\n", "quiz", "close/three-way", "--bench", "loopback");
        StringBuilder answers = new StringBuilder();
        for (String part : first.out().split("\n(?=\\d\\. )")) {
            Matcher wrong = Pattern.compile("right is ([a-h]) \\(").matcher(part.replaceAll("\\s+", " "));
            boolean marked = part.matches("(?s)\\d\\. .*");
            answers.append(marked ? (wrong.find() ? wrong.group(1) : "a") + "\n" : "");
        }
        Launched second = quiz(answers.toString(), "quiz", "close/three-way", "--bench", "loopback");
        assertThat(second.out()).containsPattern("(\\d) of \\1 right").doesNotContain("wrong:");
    }

    @Test
    void nothingIsToldOfTheExperimentBeforeTheLastAnswer() {
        Launched run = quiz("a\na\na\na\na\n", "quiz", "close/three-way", "--bench", "loopback");
        List<String> parts = List.of(run.out().split("(?=Your answer: )"));
        String before = String.join("", parts.subList(0, parts.size() - 1));
        assertThat(before).contains("Experiment 1 of 1, topic close", "await   client …", "Question 1 of")
                .doesNotContain("three-way", "Three segments", "# ", "await   client TIME-WAIT");
        assertThat(run.out()).contains("close/three-way: Three segments close a connection");
    }

    @Test
    void theLastQuestionIsAnsweredByTheRunOfAControl() {
        Launched run = quiz("a\na\na\na\na\n", "quiz", "close/three-way", "--bench", "loopback");
        assertThat(run.out()).contains("And if the script is changed in this way?", "- conn on eof: close", "The changed script:");
        String control = run.out().substring(run.out().indexOf("The changed script:"));
        assertThat(control).containsPattern("in the run: .* #\\d+").contains("why: ");
    }

    @Test
    void aWrongAnswerIsToldWhenItWouldBeRight() {
        Launched run = quiz("a\na\na\na\na\n", "quiz", "close/four-way", "--bench", "loopback", "--seed", "3");
        assertThat(run.out()).contains("✗ wrong: a (", "as for a: ");
    }

    @Test
    void aWrongAnswerInAPipeEndsItAndIsNamed() {
        Launched run = quiz("a\nz\n", "quiz", "close/four-way", "--bench", "loopback");
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).contains("answer 2: 'z' is none of the answers");
        assertThat(scores()).doesNotExist();
    }

    @Test
    void anInputThatEndsEarlyIsNamedAndNothingIsRun() {
        Launched run = quiz("a\n", "quiz", "close/four-way", "--bench", "loopback");
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).contains("the input ends where answer 2 should be");
        assertThat(folder.resolve("tcp-lab/runs/latest")).doesNotExist();
    }

    /** It stands where the course keeps what was wrong, so there is one way in which things come again. */
    @Test
    void whatWasWrongIsDueAnotherDayAndTheCourseAsksIt() throws IOException {
        Path progress = folder.resolve("tcp-lab/learn.json");
        Launched run = quiz("a\n".repeat(9), "quiz", "close/peer-cannot-tell", "--bench", "loopback");
        assertThat(run.out()).contains("✗ wrong: a");
        String kept = Files.readString(progress);
        assertThat(kept).contains("\"experiment\": \"close/peer-cannot-tell\"", "\"rights\": 0");
        long wrong = Pattern.compile("\"rights\"").matcher(kept).results().count();
        Files.writeString(progress, kept.replaceAll("\"due\": \"[^\"]*\"", "\"due\": \"2020-01-01\""));
        assertThat(quiz("", "learn").out()).contains(wrong + " questions are due again: scripts/lab learn due");
        Launched again = quiz("a\n".repeat(9), "learn", "due", "--bench", "loopback");
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.out()).containsSubsequence("Once more, of an experiment on the topic close", "Question 1 of " + wrong, "close/peer-cannot-tell: ");
        assertThat(Files.readString(progress)).doesNotContain("2020-01-01");
    }

    @Test
    void inAPipeNothingIsAskedASecondTime() {
        Launched run = quiz("a\n".repeat(12), "quiz", "close/four-way", "close/peer-cannot-tell", "--bench", "loopback");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("wrong: ").doesNotContain("once more");
    }

    @Test
    void damagedScoresAreKeptAsideAndSaidSo() throws IOException {
        Files.createDirectories(scores().getParent());
        Files.writeString(scores(), "{\"close/four-way\": {\"asked\": 1, \"ri");
        Launched run = quiz("", "quiz", "--score");
        assertThat(run.err()).contains("quiz.json is damaged; it is kept as ");
        try (var files = Files.list(scores().getParent())) {
            List<Path> aside = files.filter(f -> f.toString().contains("damaged")).toList();
            assertThat(aside).hasSize(1);
            assertThat(Files.readString(aside.get(0))).startsWith("{\"close/four-way\"");
        }
        assertThat(quiz("", "quiz", "--score").err()).isEmpty();
    }

    @Test
    void theShellAsksToo() {
        Launched run = quiz("quiz close/four-way\na\na\na\na\na\nexit\n", "--bench", "loopback");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("Question 1 of").containsPattern("\\d of \\d right");
    }

    @Test
    void anUnknownExperimentOrOptionIsNamed() {
        assertThat(quiz("", "quiz").exit()).isEqualTo(64);
        assertThat(quiz("", "quiz", "close/four-wya").err()).contains("did you mean 'close/four-way'?");
        assertThat(quiz("", "quiz", "close/four-way", "--seed", "x").err()).contains("--seed x is no number");
        assertThat(quiz("", "quiz", "--score", "close").exit()).isEqualTo(64);
    }
}
