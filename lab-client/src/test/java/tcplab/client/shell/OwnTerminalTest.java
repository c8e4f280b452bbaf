package tcplab.client.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;
import tcplab.text.ToldException;

class OwnTerminalTest {
    private final TerminalBuilder builder = TerminalBuilder.builder()
            .system(false)
            .streams(InputStream.nullInputStream(), OutputStream.nullOutputStream())
            .type("ansi");

    /** Whoever waited for its keys would wait for ever: the interrupt of the end has been taken already. */
    @Test
    void whileTheProcessEndsNoneIsOpened() {
        assertThatThrownBy(() -> OwnTerminal.open(builder, () -> true)).isInstanceOf(ToldException.class).hasMessageContaining("interrupted");
    }

    @Test
    void otherwiseItIsOpenedAsItIsToBeBuilt() throws IOException {
        try (Terminal terminal = OwnTerminal.open(builder)) {
            assertThat(terminal.getType()).isEqualTo("ansi");
        }
    }
}
