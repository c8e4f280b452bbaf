package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lesson in tmux, as it is recorded. */
class DemoTest {
    private static final String DEMO = Launched.HOME.resolve("scripts/demo").toString();

    @TempDir
    Path folder;

    private Launched demo(String... words) {
        List<String> command = new java.util.ArrayList<>(List.of(DEMO));
        command.addAll(List.of(words));
        return new Launched.Start(folder, command).with("TCPLAB_DEMO_PACE", "0.3").run();
    }

    @Test
    void aRecordedLessonShowsTheStoryTheSegmentsAndTheSockets() throws IOException {
        Assumptions.assumeTrue(Launched.isRoot(), "only root has the wire");
        for (String tool : List.of("tmux", "asciinema", "tcpdump")) {
            Assumptions.assumeTrue(Launched.has(tool), tool + " is not installed");
        }
        Path cast = folder.resolve("lesson.cast");
        Launched demo = demo("open/three-way-handshake", "--record", cast.toString());
        assertThat(demo.exit()).as(demo.err()).isZero();
        List<String> lines = Files.readAllLines(cast);
        JsonObject head = JsonParser.parseString(lines.get(0)).getAsJsonObject();
        assertThat(head.get("version").getAsInt()).isEqualTo(2);
        StringBuilder shown = new StringBuilder();
        double before = 0;
        for (String line : lines.subList(1, lines.size())) {
            JsonArray event = JsonParser.parseString(line).getAsJsonArray();
            assertThat(event.get(0).getAsDouble()).isGreaterThanOrEqualTo(before);
            before = event.get(0).getAsDouble();
            shown.append(event.get(2).getAsString());
        }
        // The story's mark, a step's key, a segment as tcpdump shows it, a socket as ss does, the ladder at the end.
        // A pane breaks its lines anywhere.
        String text = shown.toString().replaceAll("\033\\[[0-9;?]*[A-Za-z]|\\s", "");
        assertThat(text).contains("▸", "[Enter]", "Flags[S.]", "ESTAB", "SYN+ACKseq=0ack=1", "CONFIRMED");
    }

    @Test
    void whatIsWrongIsSaidBeforeAnythingOpens() {
        assertThat(demo("close/no-such").exit()).isEqualTo(64);
        assertThat(demo("--record").err()).contains("--record needs a file");
        assertThat(demo("--record", "x.cast").err()).contains("--record needs an experiment");
        assertThat(demo("close/three-way").err()).contains("needs a terminal");
        assertThat(demo("close/three-way", "--lang", "fr").err()).contains("one of: en, zh");
        Launched unwritable = demo("close/three-way", "--record", "/proc/nowhere/x.cast");
        assertThat(unwritable.exit()).isEqualTo(2);
    }
}
