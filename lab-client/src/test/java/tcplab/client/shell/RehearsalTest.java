package tcplab.client.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import tcplab.client.desk.Commands;
import tcplab.client.desk.Console;
import tcplab.render.Style;

class RehearsalTest {
    /** A launcher whose rehearsal fails keeps no classes, and each start takes twice as long. */
    @RepeatedTest(4)
    void theShellIsRehearsedToItsLastLineWhateverThreadClosesTheTerminalFirst() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Shell.rehearse(new Commands(List.of()), new Console(out, new ByteArrayOutputStream(), new Style(80, true, false), false, false));
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("LISTEN");
    }
}
