package tcplab.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {
    private static final List<String> VERBS = List.of("listen", "accept", "connect", "close");

    @Test
    void aSlipOfOneOrTwoLettersIsRecognised() {
        assertThat(DidYouMean.nearest("conect", VERBS)).contains("connect");
        assertThat(DidYouMean.nearest("clsoe", VERBS)).contains("close");
        assertThat(DidYouMean.nearest("LISTEN", VERBS)).contains("listen");
    }

    @Test
    void aWordOfItsOwnIsNotTakenForAnother() {
        assertThat(DidYouMean.nearest("sleep", VERBS)).isEmpty();
        assertThat(DidYouMean.hint("sleep", VERBS)).hasToString("one of: listen, accept, connect, close");
    }
}
