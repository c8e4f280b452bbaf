package tcplab.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LongRoundTest {
    @Test
    void whatATerminalWouldObeyIsShownAndNotSent() {
        assertThat(LongRound.shown("a\033[2Jb\n\u009b31mc\r\u202ed\n".getBytes(StandardCharsets.UTF_8)))
                .startsWith("a").contains("\n").doesNotContain("\033", "\u009b", "\r", "\u202e");
    }
}
