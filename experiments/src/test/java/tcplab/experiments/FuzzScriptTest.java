package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code scripts/fuzz} says before it builds anything. */
class FuzzScriptTest {
    @TempDir
    Path folder;

    private Launched fuzz(String... words) {
        List<String> command = new ArrayList<>(List.of(Launched.HOME.resolve("scripts/fuzz").toString()));
        command.addAll(List.of(words));
        return new Launched.Start(folder, command).run();
    }

    @Test
    void itsHelpShowsAnExample() {
        Launched help = fuzz("--help");
        assertThat(help.exit()).isZero();
        assertThat(help.out()).startsWith("Usage: scripts/fuzz MINUTES").contains("Example: scripts/fuzz 10 script journal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "soon", "--inputs", "--inputs many", "--again", "--again ss nothing"})
    void badUsageIsSaidWithWhereToRead(String words) {
        Launched bad = words.isEmpty() ? fuzz() : fuzz(words.split(" "));
        assertThat(bad.exit()).isEqualTo(64);
        assertThat(bad.err()).contains("fuzz: ").contains("scripts/fuzz --help");
    }
}
