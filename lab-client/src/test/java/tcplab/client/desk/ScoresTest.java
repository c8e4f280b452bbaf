package tcplab.client.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tcplab.text.Told;

class ScoresTest {
    @TempDir
    Path folder;

    private final List<Told> notes = new ArrayList<>();

    private Scores scores() {
        return new Scores(folder, notes::add);
    }

    @Test
    void roundsAreAddedUp() throws IOException {
        scores().add("close/three-way", new Scores.Score(1, 5, 3));
        scores().add("close/three-way", new Scores.Score(1, 5, 5));
        assertThat(scores().read()).containsEntry("close/three-way", new Scores.Score(2, 10, 8));
        assertThat(notes).isEmpty();
    }

    @Test
    void noSumGoesBeyondTheLargestNumber() throws IOException {
        int most = Integer.MAX_VALUE;
        Files.writeString(folder.resolve("quiz.json"), "{\"x\":{\"rounds\":%1$d,\"asked\":%1$d,\"right\":3}}".formatted(most));
        scores().add("x", new Scores.Score(1, 5, 4));
        assertThat(scores().read()).containsEntry("x", new Scores.Score(most, most, 7));
        assertThat(notes).isEmpty();
    }

    @Test
    void aDamagedFileIsPutAside() throws IOException {
        Files.writeString(folder.resolve("quiz.json"), "{\"x\":{\"rounds\":1,\"asked\":1,\"right\":2}}");
        assertThat(scores().read()).isEmpty();
        assertThat(notes).hasSize(1);
        assertThat(folder.resolve("quiz.json")).doesNotExist();
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void aPipeInThePlaceOfTheLockIsNotWaitedFor() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("quiz.lock").toString()).start().waitFor()).isZero();
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () ->
                assertThatThrownBy(() -> scores().add("x", new Scores.Score(1, 1, 1)))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("quiz.lock: this is no regular file"));
    }

    @Test
    void aLinkInThePlaceOfTheLockMakesNoFileElsewhere() throws IOException {
        Path elsewhere = folder.resolve("elsewhere");
        Files.createSymbolicLink(folder.resolve("quiz.lock"), elsewhere);
        assertThatThrownBy(() -> scores().add("x", new Scores.Score(1, 1, 1))).hasMessageContaining("quiz.lock: this is no regular file");
        assertThat(elsewhere).doesNotExist();
    }

    /** As by Ctrl-C in the middle of a round. */
    @Test
    void aRoundThatIsInterruptedIsNotCountedAndTheReasonIsAWord() throws IOException {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> scores().add("x", new Scores.Score(1, 1, 1)))
                    .satisfies(e -> assertThat(Reason.of(e).english()).isEqualTo("interrupted"));
        } finally {
            Thread.interrupted();
        }
        assertThat(scores().read()).isEmpty();
    }
}
