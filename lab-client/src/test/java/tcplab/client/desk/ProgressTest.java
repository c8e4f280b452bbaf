package tcplab.client.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is asked again, and when. */
class ProgressTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 27);
    private static final Progress.Asked QUESTION = new Progress.Asked("close/three-way", "count closing 3", false);
    private static final Progress.Asked OTHER = new Progress.Asked("close/three-way", "count closing 3", true);

    @Test
    void aWrongAnswerIsDueAfterOneDayAndNotBefore() {
        Progress progress = Progress.none().answered(QUESTION, false, TODAY);
        assertThat(progress.due(TODAY)).isEmpty();
        assertThat(progress.due(TODAY.plusDays(1))).containsExactly(QUESTION);
        assertThat(progress.due(TODAY.plusDays(100))).containsExactly(QUESTION);
    }

    @Test
    void eachRightAnswerComesLaterAndTheFourthIsTheLast() {
        Progress progress = Progress.none().answered(QUESTION, false, TODAY);
        List<Long> days = new ArrayList<>();
        LocalDate last = TODAY;
        for (LocalDate day = TODAY; days.size() < 10 && !progress.again().isEmpty(); day = day.plusDays(1)) {
            if (progress.due(day).contains(QUESTION)) {
                days.add(day.toEpochDay() - last.toEpochDay());
                last = day;
                progress = progress.answered(QUESTION, true, day);
            }
        }
        assertThat(days).containsExactly(1L, 3L, 7L, 14L);
    }

    @Test
    void aWrongAnswerInBetweenBeginsAnew() {
        Progress progress = Progress.none()
                .answered(QUESTION, false, TODAY)
                .answered(QUESTION, true, TODAY.plusDays(1))
                .answered(QUESTION, false, TODAY.plusDays(4));
        assertThat(progress.due(TODAY.plusDays(5))).containsExactly(QUESTION);
    }

    @Test
    void aRightAnswerBeforeItIsDueChangesNothing() {
        Progress progress = Progress.none().answered(QUESTION, false, TODAY);
        assertThat(progress.answered(QUESTION, true, TODAY)).isEqualTo(progress);
    }

    @Test
    void whatWasRightAtOnceIsNotAskedAgain() {
        assertThat(Progress.none().answered(QUESTION, true, TODAY).again()).isEmpty();
    }

    @Test
    void theSameClaimUnderItsControlIsAnotherQuestion() {
        Progress progress = Progress.none().answered(QUESTION, false, TODAY).answered(OTHER, false, TODAY.plusDays(1));
        assertThat(progress.due(TODAY.plusDays(1))).containsExactly(QUESTION);
        assertThat(progress.without(QUESTION).due(TODAY.plusDays(2))).containsExactly(OTHER);
    }

    @Test
    void aLessonCountsAsItWentTheLastTime() {
        Progress progress = Progress.none()
                .begun("close/three-way")
                .finished("close/three-way", new Progress.Done(6, 2))
                .finished("close/three-way", new Progress.Done(6, 5));
        assertThat(progress.done()).containsOnly(java.util.Map.entry("close/three-way", new Progress.Done(6, 5)));
        assertThat(progress.at()).isEqualTo("close/three-way");
    }
}
