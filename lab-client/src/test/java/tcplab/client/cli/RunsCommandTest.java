package tcplab.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.client.desk.Console;
import tcplab.text.Columns;

/** The list of kept runs on terminals of any width, and for programs. */
class RunsCommandTest {
    private static final List<RunsCommand.Line> RUNS = List.of(
            new RunsCommand.Line("20261130-172627-589-open-three-way-handshake", "open/three-way-handshake", "loopback",
                    "2026-11-30T17:26:27Z", "as-recorded", 12_345_678, null),
            new RunsCommand.Line("20261130-172627-589-close-four-way", "close/four-way", "", "", "", 7,
                    "timeline.jsonl:1: not an event of the lab: the field \"atNanos\" is missing"));

    private static List<String> lines(Map<String, String> environment) {
        return RunsCommand.rows(RUNS, Console.of(environment, false)).stream().flatMap(String::lines).toList();
    }

    @ParameterizedTest
    @CsvSource({"40", "60", "80", "120"})
    void noLineIsWiderThanTheTerminalAndNothingIsCutOff(int columns) {
        List<String> lines = lines(Map.of("COLUMNS", "" + columns, "TCPLAB_TTY_OUT", "1"));
        assertThat(lines).allSatisfy(line -> assertThat(Columns.width(line)).isLessThanOrEqualTo(columns));
        assertThat(String.join("", lines).replaceAll("\\s+", ""))
                .contains(RUNS.get(0).name(), "open/three-way-handshake", "loopback", "as-recorded12.3MB", "close/four-way", "\"atNanos\"ismissing");
    }

    @Test
    void whatIsKnownOfARunStandsBelowItsNameWhereThereIsNoRoomBesideIt() {
        List<String> lines = lines(Map.of("COLUMNS", "80", "TCPLAB_TTY_OUT", "1"));
        assertThat(lines.get(0)).isEqualTo("20261130-172627-589-open-three-way-handshake");
        assertThat(lines.get(1)).startsWith("    open/three-way-handshake  loopback  ");
    }

    @Test
    void programsReadARunOnOneLine() {
        assertThat(lines(Map.of("COLUMNS", "40"))).hasSize(2).allMatch(line -> line.startsWith("20261130-172627-589-"));
    }
}
