package tcplab.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutogroupTest {
    @TempDir
    private Path process;

    private String after(String stat) throws IOException {
        Files.writeString(process.resolve("stat"), stat);
        Files.writeString(process.resolve("autogroup"), "as it was");
        new Autogroup(process).asNiceAsItsLeader();
        return Files.readString(process.resolve("autogroup"));
    }

    @Test
    void aSessionGetsTheNicenessOfItsLeader() throws IOException {
        assertThat(after("8298 (java) S 8202 8298 8298 0 -1 1077936384 4301 0 0 0 38 11 0 0 5 -15 22 0 90318\n")).isEqualTo("-15");
    }

    @Test
    void aNameMayLookLikeFields() throws IOException {
        assertThat(after("8298 (a b) S 1 (c) S 8202 8298 8298 0 -1 1077936384 4301 0 0 0 38 11 0 0 5 7 22 0 90318\n")).isEqualTo("7");
    }

    @Test
    void theSessionOfAnotherIsLeftAlone() throws IOException {
        assertThat(after("8298 (java) S 8202 8298 7696 0 -1 1077936384 4301 0 0 0 38 11 0 0 5 -15 22 0 90318\n")).isEqualTo("as it was");
    }

    @Test
    void whereThereIsNoSuchThingNothingIsMissed() {
        new Autogroup(process.resolve("nowhere")).asNiceAsItsLeader();
        assertThat(process.resolve("nowhere")).doesNotExist();
    }
}
