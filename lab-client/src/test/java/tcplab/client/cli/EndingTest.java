package tcplab.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tcplab.client.desk.Console;
import tcplab.render.Style;

/** What is said of a failure after the process was told to end. */
class EndingTest {
    /** What goes wrong is what JLine says of a terminal whose own hook has closed it. */
    private static String said(boolean ending, RuntimeException failure) {
        CommandLine line = new CommandLine((bench, commands, console) -> {
            throw failure;
        }, (lab, experiment, folder, console) -> null, () -> ending);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        line.obey(new ArrayList<>(List.of("shell")),
                new Console(new ByteArrayOutputStream(), err, new Style(100, true, false), false, false));
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aTerminalThatIsClosedAtTheEndIsNoFaultOfTheLab() {
        assertThat(said(true, new IllegalStateException("Terminal has been closed"))).isEmpty();
    }

    @Test
    void aFaultBeforeTheEndIsSaid() {
        assertThat(said(false, new IllegalStateException("Terminal has been closed"))).contains("fault of the lab itself");
    }
}
