package tcplab.client.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.text.Told;

class ProgressFileTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    @TempDir
    Path folder;

    private final List<Told> notes = new ArrayList<>();

    private ProgressFile file() {
        return new ProgressFile(folder, notes::add);
    }

    @Test
    void whatIsKeptIsReadAgain() throws IOException {
        Progress.Asked question = new Progress.Asked("close/four-way", "wire conn:ACK", true);
        file().change(progress -> progress.begun("close/four-way").answered(question, false, TODAY));
        file().change(progress -> progress.finished("close/four-way", new Progress.Done(6, 5)));
        Progress read = file().read();
        assertThat(read.at()).isEqualTo("close/four-way");
        assertThat(read.done()).containsEntry("close/four-way", new Progress.Done(6, 5));
        assertThat(read.due(TODAY.plusDays(1))).containsExactly(question);
        assertThat(notes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "[]", "null", "{}", "{\"at\":\"\",\"done\":{},\"again\":[null]}", "{\"at\":\"\",\"done\":{\"x\":null},\"again\":[]}",
        "{\"at\":\"\",\"done\":{\"x\":{\"asked\":1,\"right\":2}},\"again\":[]}",
        "{\"at\":\"\",\"done\":{},\"again\":[{\"rights\":0,\"due\":\"2026-11-30\"}]}",
        "{\"at\":\"\",\"done\":{},\"again\":[{\"question\":{\"experiment\":\"x\",\"claim\":\"y\"},\"rights\":0,\"due\":\"soon\"}]}",
        "{\"at\":\"\",\"done\":{},\"again\":[{\"question\":{\"experiment\":\"x\",\"claim\":\"y\"},\"rights\":9,\"due\":\"2026-11-30\"}]}",
    })
    void aDamagedFileIsPutAsideAndSaidSo(String text) throws IOException {
        Files.writeString(folder.resolve("learn.json"), text);
        assertThat(file().read()).isEqualTo(Progress.none());
        assertThat(notes).hasSize(1);
        assertThat(folder.toFile().list()).hasSize(1).allMatch(name -> name.startsWith("learn.json.damaged-"));
    }

    /** As by Ctrl-C between an answer and its mark. */
    @Test
    void anAnswerIsKeptAlsoWhileAnInterruptWaits() throws IOException {
        Thread.currentThread().interrupt();
        try {
            file().change(progress -> progress.begun("close/four-way"));
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        assertThat(file().read().at()).isEqualTo("close/four-way");
    }

    /** As by kill -9 between its writing and its renaming. */
    @Test
    void whatAKilledLabHasLeftOfAChangeGoesWithTheNext() throws IOException {
        Files.writeString(folder.resolve("learn.new"), "{\"at\":");
        file().change(progress -> progress.begun("close/four-way"));
        assertThat(file().read().at()).isEqualTo("close/four-way");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("learn.json", "learn.lock");
    }

    @Test
    void whatIsForgottenIsGone() throws IOException {
        file().change(progress -> progress.begun("close/four-way"));
        file().forget();
        assertThat(file().read()).isEqualTo(Progress.none());
    }
}
