package tcplab.client.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;
import tcplab.quiz.Key;
import tcplab.quiz.Question;
import tcplab.quiz.Questions;
import tcplab.render.Result;
import tcplab.render.Style;
import tcplab.script.Experiment;
import tcplab.text.Language;
import tcplab.verdict.Choice;

/** What was wrong in a quiz, at its end. */
class SecondTimeTest {
    private static final String NAME = "close/three-way";

    private final Experiment experiment = Home.catalogue().read(NAME).experiment();
    private final Timeline timeline = Journal.load(Home.folder().resolve("experiments/recorded").resolve(NAME + ".jsonl.gz"));
    private final Result result = new Result(NAME, "wire", 1, null, timeline, List.of(), null, null);
    private final List<Question> questions = Questions.round(experiment, 0);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Queue<String> lines = new ArrayDeque<>();

    SecondTimeTest() throws IOException {}

    private String asked(String... answers) throws IOException, UsageException {
        Console console = new Console(out, out, new Style(80, true, false, Language.EN), false, false);
        SecondTime second = new SecondTime(new Learner(prompt -> lines.poll(), true, console), new QuizSheet(console), 0, console);
        questions.forEach(question -> second.add(experiment, question, result));
        lines.addAll(List.of(answers));
        second.ask();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> texts(Question question) {
        return question.choices().stream().map(Choice::text).map(Language.EN::tell).toList();
    }

    @Test
    void eachComesOnceBelowTheStepsOfAllAndIsMarkedAtOnce() throws IOException, UsageException {
        String said = asked("", "a", "a", "a", "a", "a");
        for (int i = 1; i <= questions.size(); i++) {
            assertThat(said).containsOnlyOnce("Question " + i + " of " + questions.size() + ": ");
        }
        assertThat(said).containsPattern("now \\d of " + questions.size() + " right").doesNotContain(NAME);
        assertThat(said.split("client  connect server", -1)).hasSize(2);
    }

    @Test
    void whoeverLeavesHasHadTheQuizAllTheSame() throws IOException, UsageException {
        assertThat(asked("q")).doesNotContain("Question", "now ");
        assertThat(asked("", "a", "q")).contains("Question 1 of").doesNotContain("now ");
    }

    @Test
    void theAnswersStandInAnotherOrderAndTheRightOneIsTheSame() {
        for (Question question : questions) {
            for (long seed = 0; seed < 5; seed++) {
                Question mixed = question.mixed(new Random(seed));
                assertThat(texts(mixed)).isNotEqualTo(texts(question)).containsExactlyInAnyOrderElementsOf(texts(question));
                Key before = question.key(timeline);
                Key after = mixed.key(timeline);
                assertThat(texts(mixed).get(after.right().iterator().next())).isEqualTo(texts(question).get(before.right().iterator().next()));
                int last = texts(question).size() - 1;
                assertThat(mixed.choices().get(last).claim() == null).isEqualTo(question.choices().get(last).claim() == null);
            }
        }
    }
}
