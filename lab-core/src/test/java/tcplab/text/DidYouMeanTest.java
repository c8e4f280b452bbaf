package tcplab.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {
    private static final List<String> VERBS = List.of("listen", "accept", "connect", "close");

    @Test
    void aSlipOfOneOrTwoLettersIsRecognised() {
        assertThat(DidYouMean.nearest("conect", VERBS)).contains("connect");
        assertThat(DidYouMean.nearest("clsoe", VERBS)).contains("close");
        assertThat(DidYouMean.nearest("LISTEN", VERBS)).contains("listen");
    }

    @ParameterizedTest
    @CsvSource({"connetc, connect", "oncnect, connect", "xconnecty, connect", "xyconnect, connect", "cl, ''", "accpt, accept", "acetp, ''", "aecctp, ''"})
    void editsAreCountedAndSwapsAreOne(String word, String nearest) {
        assertThat(DidYouMean.nearest(word, VERBS).orElse("")).isEqualTo(nearest);
    }

    @Test
    void aWordOfItsOwnIsNotTakenForAnother() {
        assertThat(DidYouMean.nearest("sleep", VERBS)).isEmpty();
        assertThat(DidYouMean.hint("sleep", VERBS)).hasToString("one of: listen, accept, connect, close");
    }

    /** In the shell control begins a line of a script, and runs one. */
    @Test
    void aWordWithTwoMeaningsIsNamedOnce() {
        assertThat(DidYouMean.hint("sleep", List.of("control", "run", "control"))).hasToString("one of: control, run");
    }
}
