package tcplab.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.client.desk.Home;
import tcplab.text.Columns;

/** A kept run whose every text tries to speak to the terminal: shown by each command, obeyed by none. */
class HostileRunTest {
    /** Sets a title, clears the screen, colours (also by C1 and DEL), turns the text, breaks a pair. */
    private static final String HOSTILE = "\u001b]0;pwn\u0007\u001b[2J\u001b[95m\u009b95m\u007f\u202e\u2066\r\u0008\ud83d";

    /** Fields with words of a closed list. */
    private static final Set<String> CLOSED = Set.of("event", "bench", "observer", "side", "by", "status", "action", "state", "address", "startedAt");

    private static final Set<String> SENTENCES = Set.of("sentence", "benchReason", "problem", "note");

    private static final Path EXPERIMENTS = Home.folder().resolve("experiments");

    @TempDir
    Path folder;

    private Path store;
    private Path run;

    @BeforeEach
    void keepTheRun() throws IOException {
        store = Files.createDirectory(folder.resolve("store"));
        run = Files.createDirectory(store.resolve("20260101-000000-000-evil"));
        Files.writeString(run.resolve("name"), "evil" + HOSTILE.replace("\ud83d", "") + "\n");
        String script = Files.readString(EXPERIMENTS.resolve("close/three-way.lab"));
        Files.writeString(run.resolve("experiment.lab"), "# " + HOSTILE.replaceAll("[\r\ud83d]", "") + "\n" + script);
        StringBuilder events = new StringBuilder();
        for (String line : recorded()) {
            events.append(hostile("", JsonParser.parseString(line)).toString().replace("\ud83d", "\\ud83d")).append("\n");
        }
        Files.writeString(run.resolve("timeline.jsonl"), events);
    }

    private static List<String> recorded() throws IOException {
        Path file = EXPERIMENTS.resolve("recorded/close/three-way.jsonl.gz");
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return in.lines().toList();
        }
    }

    private static JsonElement hostile(String field, JsonElement value) {
        if (value.isJsonObject()) {
            JsonObject object = new JsonObject();
            for (Map.Entry<String, JsonElement> entry : value.getAsJsonObject().entrySet()) {
                object.add(entry.getKey(), hostile(entry.getKey(), entry.getValue()));
            }
            return object;
        } else if (value.isJsonArray()) {
            JsonArray array = new JsonArray();
            value.getAsJsonArray().forEach(element -> array.add(hostile(field, element)));
            return array;
        }
        boolean text = value.isJsonPrimitive() && value.getAsJsonPrimitive().isString() && !CLOSED.contains(field);
        boolean isState = text && value.getAsString().matches("[A-Z][A-Z0-9_]+");
        JsonElement hostile = text && !isState ? new JsonPrimitive(value.getAsString() + HOSTILE) : value;
        return SENTENCES.contains(field) ? sentence(hostile) : hostile;
    }

    /** As the lab records it: its form and its values. */
    private static JsonObject sentence(JsonElement text) {
        JsonArray with = new JsonArray();
        with.add(text);
        JsonObject sentence = new JsonObject();
        sentence.addProperty("say", HOSTILE + "%s");
        sentence.add("with", with);
        return sentence;
    }

    private static void assertHarmless(String text, boolean color) {
        String without = color ? text.replaceAll("\u001b\\[(0|1|2|31|32|33|35|36)m", "") : text;
        assertThat(without.codePoints().filter(c -> c != '\n' && c != '\t' && Columns.isHidden(c))
                        .mapToObj(Integer::toHexString))
                .isEmpty();
    }

    private Said said(boolean color, String... words) {
        Said said = Said.by(color, words);
        assertHarmless(said.out(), color);
        assertHarmless(said.err(), color);
        assertThat(said.out() + said.err()).doesNotContain("\tat ", "Exception");
        return said;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyCommandShowsItAndNoneObeysIt(boolean color) {
        String name = run.toString();
        assertThat(said(color, "show", name).out()).contains("evil\\x1b]0;pwn\\x07", "CONFIRMED");
        assertThat(said(color, "judge", name).out()).contains("CONFIRMED");
        assertThat(said(color, "diff", name, name).code()).isZero();
        assertThat(said(color, "diff", EXPERIMENTS.resolve("recorded/close/three-way.jsonl.gz").toString(), name).out())
                .contains("\\x1b[2J");
        assertThat(said(color, "runs", "--out", store.toString()).out()).contains("evil\\x1b]0;pwn");
        assertThat(said(color, "statements", "--out", store.toString()).code()).isZero();
        assertThat(said(color, "check", run.resolve("experiment.lab").toString()).code()).isZero();
    }

    @Test
    void whatProgramsReadIsEscapedByItsOwnRules() {
        Said runs = said(false, "runs", "--json", "--out", store.toString());
        JsonObject line = JsonParser.parseString(runs.out()).getAsJsonArray().get(0).getAsJsonObject();
        assertThat(line.get("experiment").getAsString()).startsWith("evil\u001b]0;pwn\u0007\u001b[2J");
    }

    @Test
    void exportedFilesHaveNothingForATerminalEither() throws IOException {
        Path project = folder.resolve("project");
        assertThat(said(false, "export", run.toString(), "--netty", project.toString()).code()).isZero();
        Path pages = folder.resolve("pages");
        assertThat(said(false, "report", run.toString(), "--out", pages.toString()).code()).isZero();
        try (Stream<Path> files = Stream.concat(Files.walk(project), Files.walk(pages))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertHarmless(Files.readString(file), false);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "show", "judge", "check", "list", "export", "quiz", "report", "diff", "help", "--lang"})
    void aWrongWordIsQuotedAndNotObeyed(String command) {
        Said said = said(false, command, HOSTILE);
        assertThat(said.code()).isIn(2, 64);
        assertThat(said.err()).isNotEmpty();
    }
}
