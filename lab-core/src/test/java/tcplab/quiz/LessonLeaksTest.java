package tcplab.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;
import tcplab.script.Catalogue;
import tcplab.script.Control;
import tcplab.script.Course;
import tcplab.script.Experiment;
import tcplab.script.Lesson;
import tcplab.text.Columns;
import tcplab.text.Language;
import tcplab.text.Told;

/** What gives an answer of a lesson away: its own words before the questions, or the form of what is to be guessed. */
class LessonLeaksTest {
    private static final Path EXPERIMENTS = Path.of("..", "experiments");
    private static final Catalogue CATALOGUE = new Catalogue(EXPERIMENTS, Set.of());
    private static final Timeline NO_RUN = new Timeline(List.of());
    /** A word for what a control does not change, by language. */
    private static final List<String> SAME = List.of("all the same", "照样");

    private static List<Lesson> course() throws IOException {
        return Course.load(EXPERIMENTS.resolve("course"));
    }

    /** The sentences one after the other, once in each language. */
    private static List<String> said(Told... sentences) {
        return Stream.of(Language.values())
                .map(language -> Stream.of(sentences).map(language::tell).collect(Collectors.joining("\n")))
                .toList();
    }

    private static Question guesses(Lesson lesson) {
        Experiment experiment = CATALOGUE.read(lesson.experiment()).experiment();
        return GuessQuestion.of(lesson, lesson.claimIn(experiment).orElseThrow());
    }

    /** Each seed mixes the answers otherwise. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4})
    void whatALessonSaysBeforeItsQuestionsAnswersNone(long seed) throws IOException {
        List<String> told = new ArrayList<>();
        for (Lesson lesson : course()) {
            Experiment experiment = CATALOGUE.read(lesson.experiment()).experiment();
            Timeline timeline = Journal.load(EXPERIMENTS.resolve("recorded").resolve(lesson.experiment() + ".jsonl.gz"));
            String script = String.join("\n", PrintedScript.of(experiment));
            for (Question question : Questions.round(experiment, seed)) {
                for (String before : said(lesson.title(), lesson.asks())) {
                    if (Leak.told(before + "\n" + script, question).equals(question.key(timeline).right())) {
                        told.add(lesson.experiment() + ": " + question.text() + " | " + before);
                    }
                }
            }
        }
        assertThat(told).isEmpty();
    }

    @Test
    void whatALessonSaysOfItsControlDoesNotTellWhatComesOfIt() throws IOException {
        List<String> told = new ArrayList<>();
        for (Lesson lesson : course()) {
            for (String before : said(lesson.title(), lesson.asks(), lesson.without())) {
                if (Leak.told(before, guesses(lesson)).equals(Set.of(lesson.rightGuess()))) {
                    told.add(lesson.experiment() + " | " + before);
                }
            }
        }
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aRightGuessIsNotKnownByItsLength(Language language) throws IOException {
        Function<Lesson.Guess, Integer> length = guess -> Columns.width(language.tell(guess.text()));
        int longest = 0;
        int shortest = 0;
        for (Lesson lesson : course()) {
            int right = length.apply(lesson.guesses().get(lesson.rightGuess()));
            List<Integer> wrong = lesson.guesses().stream().filter(guess -> !guess.right()).map(length).toList();
            int most = wrong.stream().max(Integer::compare).orElseThrow();
            int least = wrong.stream().min(Integer::compare).orElseThrow();
            assertThat((double) right).as(lesson.experiment()).isBetween(least / 1.6, most * 1.6);
            longest += right > most ? 1 : 0;
            shortest += right < least ? 1 : 0;
        }
        assertThat(longest).as("longest of all").isLessThanOrEqualTo(course().size() / 2);
        assertThat(shortest).as("shortest of all").isLessThanOrEqualTo(course().size() / 2);
    }

    @Test
    void aRightGuessIsNotKnownByItsPlace() throws IOException {
        int[] places = new int[6];
        for (Lesson lesson : course()) {
            places[lesson.rightGuess()]++;
        }
        assertThat(IntStream.of(places).max().orElseThrow()).as("of %d lessons", course().size()).isLessThanOrEqualTo(course().size() / 2);
        assertThat(IntStream.of(places).limit(3)).allMatch(place -> place >= 4);
    }

    /** A word that stands in wrong guesses alone would be read as: not this one. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void thatNothingChangesIsRightAsOftenAsWrong(Language language) throws IOException {
        String same = SAME.get(language.ordinal());
        List<Lesson.Guess> guesses = course().stream().flatMap(lesson -> lesson.guesses().stream())
                .filter(guess -> language.tell(guess.text()).contains(same)).toList();
        long right = guesses.stream().filter(Lesson.Guess::right).count();
        assertThat(right).isGreaterThanOrEqualTo(4);
        assertThat(guesses.size() - right).isBetween(right - 2, right + 2);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyGuessHasAReasonOfItsOwn(Language language) throws IOException {
        Set<String> reasons = new HashSet<>();
        for (Lesson lesson : course()) {
            for (Lesson.Guess guess : lesson.guesses()) {
                Told why = guess.why();
                assertThat(reasons.add(language.tell(why))).as("%s: %s", lesson.experiment(), why).isTrue();
                assertThat(language.tell(why)).isNotEqualTo(language.tell(guess.text()));
            }
        }
    }

    /** Where the run says otherwise than the course, the reasons of the course are not given for it. */
    @Test
    void aReasonIsSaidOnlyOfTheRunThatItWasWrittenFor() throws IOException {
        Lesson lesson = course().get(0);
        Experiment.ClaimLine claim = lesson.claimIn(CATALOGUE.read(lesson.experiment()).experiment()).orElseThrow();
        int right = lesson.rightGuess();
        Key usual = new Key(Set.of(right), Told.nothing(), List.of());
        Key other = new Key(Set.of(right + 1), Told.nothing(), List.of());
        assertThat(GuessQuestion.marked(lesson, claim, usual).rule(right, NO_RUN)).isEqualTo(lesson.guesses().get(right).why());
        assertThat(GuessQuestion.marked(lesson, claim, other).rule(right + 1, NO_RUN).isEmpty()).isTrue();
    }

    /** Of a control that is another script there is a run already, which says which guess is right. */
    @Test
    void theRunOfAnotherScriptSaysWhichGuessIsRight() throws IOException {
        int judged = 0;
        for (Lesson lesson : course()) {
            Experiment.ClaimLine claim = lesson.claimIn(CATALOGUE.read(lesson.experiment()).experiment()).orElseThrow();
            if (Lesson.control(claim).orElseThrow() instanceof Control.Elsewhere there) {
                Timeline run = Journal.load(EXPERIMENTS.resolve("recorded").resolve(there.experiment() + ".jsonl.gz"));
                assertThat(guesses(lesson).key(run).right()).as(lesson.experiment()).containsExactly(lesson.rightGuess());
                judged++;
            }
        }
        assertThat(judged).isPositive();
    }
}
