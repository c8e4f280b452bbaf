package tcplab.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.render.Style;

class CommandLineTest {
    /** The code of a finding that differs would be a verdict. */
    @ParameterizedTest
    @ValueSource(classes = {StackOverflowError.class, NoClassDefFoundError.class, InternalError.class})
    void whatTheMachineCannotDoIsASentenceAndNoVerdict(Class<? extends Error> kind) throws ReflectiveOperationException {
        Error failure = kind.getDeclaredConstructor().newInstance();
        CommandLine commands = new CommandLine(
                (bench, words, console) -> { throw failure; }, console -> null, () -> null);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(OutputStream.nullOutputStream(), err, new Style(100, true, false), false, false);
        assertThat(commands.obey(new ArrayList<>(List.of("shell")), console)).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(err.toString(StandardCharsets.UTF_8)).hasLineCount(1).contains("(" + kind.getSimpleName() + ")");
    }

    @Test
    void whatTheMachineHasTooLittleOfIsNoVerdictEither() {
        CommandLine commands = new CommandLine(
                (bench, words, console) -> { throw new OutOfMemoryError(); }, console -> null, () -> null);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(OutputStream.nullOutputStream(), err, new Style(100, true, false), false, false);
        assertThat(commands.obey(new ArrayList<>(List.of("shell")), console)).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(err.toString(StandardCharsets.UTF_8)).hasLineCount(1).contains("there is not enough memory for this");
    }
}
