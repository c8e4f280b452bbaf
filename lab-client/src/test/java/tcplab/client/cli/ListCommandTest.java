package tcplab.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code list} says besides the experiments that it finds. */
class ListCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"CLOSE-WAIT", "CLOSE_WAIT", "close_wait"})
    void aTermIsExplainedHoweverItIsWritten(String written) {
        Said said = Said.by("list", written);
        assertThat(said.code()).isZero();
        assertThat(said.err()).startsWith("CLOSE-WAIT: ");
        assertThat(said.out()).doesNotContain("CLOSE-WAIT: ");
    }

    @Test
    void theLessonThatIsAboutItIsNamed() {
        assertThat(Said.by("list", "TCP_QUICKACK").err()).containsPattern("close/[a-z-]+ is a lesson: scripts/lab learn \\d+");
    }

    @ParameterizedTest
    @CsvSource({"half-close, 7", "pingpong, 4", "SYN cookie, 19", "延迟确认, 4"})
    void ofATermTheLessonThatShowsItIsNamed(String term, int lesson) {
        assertThat(Said.by("list", term).err()).contains("is a lesson: scripts/lab learn " + lesson);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RTO", "MSS", "orphan"})
    void aLessonThatOnlyMentionsATermIsNotNamed(String term) {
        assertThat(Said.by("list", term).err()).doesNotContain("is a lesson").contains(": ");
    }

    @Test
    void aTopicAloneIsListedAndNothingIsSaid() {
        assertThat(Said.by("list", "queues").err()).isEmpty();
    }
}
