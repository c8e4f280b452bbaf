package tcplab.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {
    /** 18446744074 s are 290448384 ns more than 64 bits hold: a stay of half a second must not be as long. */
    @ParameterizedTest
    @ValueSource(strings = {"18446744074s", ">=18446744074s", "<=18446744074s", ">18446744074s", "1s..18446744074s", "~18446744074s",
        "999999999999s", "999999999.000001s"})
    void aTimeThatNoNumberOfNanosecondsHoldsIsRefused(String word) {
        assertThatThrownBy(() -> Range.parse(word, true))
                .isInstanceOf(SyntaxProblem.class)
                .hasMessage("'" + word + "' is no range")
                .extracting(problem -> ((SyntaxProblem) problem).hint())
                .hasToString("a time has at most 999999999 seconds");
    }

    @Test
    void theLongestTimeAndTheLargestNumberAreWhatTheySay() throws SyntaxProblem {
        assertThat(Range.parse(">999999999s", true).least()).isEqualTo(999_999_999_000_000_001L);
        assertThat(Range.parse("~999999999s", true).on(100).most()).isGreaterThan(1_100_000_000_000_000_000L);
        assertThat(Range.parse("999999999999", false).least()).isEqualTo(999_999_999_999L);
    }
}
