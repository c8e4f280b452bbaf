package tcplab.client.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tcplab.render.Result;
import tcplab.render.Style;
import tcplab.script.Experiment;

/** The tour on recorded runs, with keys that are written down. */
class TourTest {
    private static final String KEYS = "[Enter] shows what happens  [q] leaves";

    @TempDir
    Path folder;

    private final List<Result> seen = new ArrayList<>();

    /** What is printed; each key is shown in it where it is pressed. */
    private String tour(String keys, String... names) throws IOException {
        return tour(0, keys, names);
    }

    /** @param rows how many lines the terminal shows; 0 if that is not known */
    private String tour(int rows, String keys, String... names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = new Console(out, out, new Style(80, true, false), false, false);
        int[] next = {0};
        Keypad pad = new Keypad() {
            @Override
            public int next() {
                int key = next[0] == keys.length() ? ENDED : keys.charAt(next[0]++);
                out.writeBytes(("<" + (key == '\r' ? "Enter" : key == ENDED ? "end" : Character.toString(key)) + ">").getBytes(StandardCharsets.UTF_8));
                return key;
            }

            @Override
            public int rows() {
                return rows;
            }

            @Override
            public void close() {
                // Nobody else needs it.
            }
        };
        List<Experiment> experiments = new ArrayList<>();
        for (String name : names) {
            experiments.add(Home.catalogue().read(name).experiment());
        }
        RunWord runs = new RunWord(RunStore.of(folder.toString(), Map.of()), Home.catalogue());
        new Tour(() -> pad, console).through(experiments, experiment -> recorded(runs, experiment), seen::add);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Result recorded(RunWord runs, Experiment experiment) throws IOException {
        try {
            return runs.recorded(experiment.name());
        } catch (UsageException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsDoneIsToldBeforeAKeyShowsItsTitleAndItsLadder() throws IOException {
        String shown = tour("\r\r\r\r", "close/three-way", "close/half-close");
        assertThat(shown).containsSubsequence("1/2  close", "client shutdown WR", "Which segments", KEYS + "<Enter>",
                "close/three-way — Three segments close", "│── SYN", "claims as recorded; v shows them",
                "[q] leaves<Enter>", "2/2  close", KEYS + "<Enter>", "close/half-close — ", "[Enter] ends the tour<Enter>");
        assertThat(shown.substring(0, shown.indexOf(KEYS))).doesNotContain("Three segments close", "await", "claim");
        assertThat(seen).hasSize(2);
    }

    /** The key stands in the last line, and what came since the key before is above it. */
    @Test
    void whatIsLongerThanTheScreenComesAScreenAtATime() throws IOException {
        int rows = 24;
        List<String> names = Files.readAllLines(Home.folder().resolve("experiments/tour")).stream().filter(line -> !line.startsWith("#")).toList();
        String shown = tour(rows, "\r".repeat(200), names.toArray(String[]::new));
        assertThat(seen).hasSameSizeAs(names);
        List<String> screens = List.of(shown.split("<Enter>\n"));
        assertThat(screens.subList(1, screens.size())).allSatisfy(screen ->
                assertThat(screen.lines().count()).as(screen).isLessThanOrEqualTo(rows));
        assertThat(shown).contains("[Enter] shows the rest  [q] leaves<Enter>");
        String whole = tour(0, "\r".repeat(200), names.toArray(String[]::new));
        assertThat(shown.replaceAll("\\[Enter\\] shows the rest  \\[q\\] leaves<Enter>\n", "")).as("nothing is left out").isEqualTo(whole);
    }

    @Test
    void theVerdictsComeAScreenAtATimeAndWhoeverHasSeenEnoughLeaves() throws IOException {
        String shown = tour(20, "\r\rv\rq", "close/three-way", "close/half-close");
        assertThat(shown).containsSubsequence("shows the rest  [q] leaves<Enter>", "[q] leaves<v>", "CONFIRMED", "shows the rest  [q] leaves<Enter>",
                "left after 1 of 2");
    }

    @Test
    void theVerdictsAreOneLineUntilTheyAreAskedFor() throws IOException {
        assertThat(tour("\rq", "close/three-way")).contains("10 of 10 claims as recorded; v shows them").doesNotContain("REFUTED");
        assertThat(tour("\rvq", "close/three-way")).containsSubsequence("<v>", "✓ CONFIRMED", "✗ REFUTED", "ends the tour<q>");
    }

    @Test
    void whoeverLeavesSeesHowFarItWent() throws IOException {
        assertThat(tour("q", "close/three-way", "close/half-close")).endsWith("<q>\nleft after 0 of 2\n").doesNotContain("│── SYN");
        assertThat(tour("\rq", "close/three-way", "close/half-close")).endsWith("<q>\nleft after 1 of 2\n");
        assertThat(tour("\r" + (char) Keypad.CTRL_C, "close/three-way", "close/half-close")).endsWith("left after 1 of 2\n");
        assertThat(tour("", "close/three-way", "close/half-close")).endsWith("<end>\nleft after 0 of 2\n");
        assertThat(seen).hasSize(2);
    }

    @Test
    void aKeyThatMeansNothingChangesNothing() throws IOException {
        assertThat(tour("x?\rxq", "close/three-way", "close/half-close")).contains(KEYS + "<x><?><Enter>").endsWith("left after 1 of 2\n");
    }

    @Test
    void anInterruptLeaves() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = new Console(out, out, new Style(80, true, false), false, false);
        Keypad.Opening interrupted = () -> {
            throw new InterruptedIOException();
        };
        new Tour(interrupted, console).through(
                List.of(Home.catalogue().read("close/three-way").experiment()),
                experiment -> {
                    throw new AssertionError("nobody wanted to see it");
                },
                seen::add);
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("left after 0 of 1\n");
    }
}
