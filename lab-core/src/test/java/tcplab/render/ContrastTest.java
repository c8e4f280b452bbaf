package tcplab.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.event.Lookup;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;
import tcplab.model.Side;
import tcplab.model.TcpState;
import tcplab.scene.Drawing;
import tcplab.text.Columns;

/** What a control makes different, as a learner sees it. */
class ContrastTest {
    /** @param ends true if the server closes as well */
    private static Timeline run(boolean ends) {
        Drawing d = Drawing.wire();
        d.named(0, Side.CLIENT, "client", d.client, d.server).named(0, Side.SERVER, "conn", d.server, d.client);
        d.heading(1, "Open");
        d.wired(10, 20, d.client, "SYN", 0, 0, 0);
        d.wired(30, 40, d.server, "SYN+ACK", 0, 1, 0);
        d.wired(50, 60, d.client, "ACK", 1, 1, 0);
        d.call(70, 71, Side.CLIENT, "client", "send", "\"hello\"", "5");
        d.wired(72, 80, d.client, "PSH+ACK", 1, 1, 5);
        d.becomes(90, d.client, d.server, TcpState.ESTABLISHED, TcpState.FIN_WAIT_1);
        d.wired(92, 100, d.client, "FIN+ACK", 6, 1, 0);
        d.wired(110, 120, d.server, "ACK", 1, 7, 0);
        d.becomes(121, d.client, d.server, TcpState.FIN_WAIT_2);
        if (ends) {
            d.call(130, 131, Side.SERVER, "conn", "close", "", "0");
            d.wired(132, 140, d.server, "FIN+ACK", 1, 7, 0);
            d.becomes(141, d.client, d.server, TcpState.TIME_WAIT);
            d.wired(142, 150, d.client, "ACK", 7, 2, 0);
        }
        return d.timeline();
    }

    private static List<String> contrast(boolean first, boolean second, Style style) {
        return Contrast.draw(run(first), run(second), style).toString().lines().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120})
    void whatOnlyOneRunHasIsSignedAndWhatBothHaveIsLeftOutButForTheRowsAround(int columns) {
        List<String> lines = contrast(true, false, new Style(columns, true, false));
        assertThat(lines.get(0)).isEqualTo("- as it was   + now");
        assertThat(lines).filteredOn(line -> line.startsWith("- ") && line.contains("FIN+ACK seq=1")).hasSize(1);
        assertThat(lines).filteredOn(line -> line.startsWith("- ") && line.contains("close()")).isNotEmpty();
        assertThat(lines).noneMatch(line -> line.contains("SYN") || line.contains("hello"));
        assertThat(lines).contains("  …", "states", "- client: ESTABLISHED FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT", "+ client: ESTABLISHED FIN-WAIT-1 FIN-WAIT-2");
        assertThat(lines).hasSizeLessThan(15).allMatch(line -> Columns.width(line) <= columns);
    }

    private static Timeline opening(boolean answered) {
        Drawing d = Drawing.wire();
        d.named(0, Side.SERVER, "server", d.server, null).listens(0).named(0, Side.CLIENT, "client", d.client, d.server);
        d.becomes(9, d.client, d.server, TcpState.SYN_SENT);
        d.wired(10, 20, d.client, "SYN", 0, 0, 0);
        d.looked(21, Side.SERVER, d.server, d.client, answered ? TcpState.SYN_RECEIVED : TcpState.CLOSED, Lookup.Occasion.ARRIVED);
        if (!answered) {
            d.wired(1_000_010, 1_000_020, d.client, "SYN", 0, 0, 0);
            d.looked(1_000_021, Side.SERVER, d.server, d.client, TcpState.SYN_RECEIVED, Lookup.Occasion.ARRIVED);
        }
        d.wired(1_000_030, 1_000_040, d.server, "SYN+ACK", 0, 1, 0);
        return d.timeline();
    }

    /** The same segment, but what came of it is the difference. */
    @Test
    void aSegmentThatWasAnsweredInOneRunOnlyIsSignedInBoth() {
        List<String> lines = Contrast.draw(opening(false), opening(true), new Style(80, true, false)).toString().lines().toList();
        assertThat(lines).filteredOn(line -> line.startsWith("- ") && line.contains("SYN seq=0") && line.contains("not answered")).hasSize(1);
        assertThat(lines).filteredOn(line -> line.startsWith("+ ") && line.contains("SYN seq=0")).hasSize(1);
    }

    @Test
    void theOtherWayRoundTheSignsAreTheOthers() {
        List<String> lines = contrast(false, true, new Style(80, true, false));
        assertThat(lines).filteredOn(line -> line.startsWith("+ ") && line.contains("FIN+ACK seq=1")).hasSize(1);
        assertThat(lines.subList(1, lines.size())).filteredOn(line -> line.startsWith("- ")).containsExactly("- client: ESTABLISHED FIN-WAIT-1 FIN-WAIT-2");
    }

    @Test
    void twoRunsThatShowTheSameSaySo() {
        assertThat(contrast(true, true, new Style(80, true, false)))
                .containsExactly("Neither the segments nor the calls nor the states are others.");
    }

    @Test
    void bothHaveTheSameColumnsThoughTheStatesOfOneAreWider() throws IOException {
        Path recorded = Path.of("..", "experiments", "recorded");
        Timeline wide = Journal.load(recorded.resolve("time-wait/server-reuses-port.jsonl.gz"));
        Timeline plain = Journal.load(recorded.resolve("close/time-wait.jsonl.gz"));
        Style style = new Style(80, true, false);
        for (Painted drawn : List.of(Contrast.draw(wide, plain, style), Contrast.draw(plain, wide, style))) {
            List<String> beside = drawn.toString().lines().filter(line -> line.matches("[-+ ] +[├│].*[│┤].*")).toList();
            assertThat(beside).hasSizeGreaterThan(10);
            assertThat(beside.stream().map(line -> line.split("[├│┤]")[0].length()).distinct()).as(drawn.toString()).hasSize(1);
        }
    }

    /** @param lost true if the ACK of the FIN is lost, and what close() returns is told only when that FIN has arrived */
    private static Timeline close(boolean lost) {
        Drawing d = Drawing.wire();
        d.named(0, Side.CLIENT, "client", d.client, d.server).named(0, Side.SERVER, "conn", d.server, d.client);
        d.heading(5, "The last ACK");
        d.call(lost ? 30 : 10, lost ? 31 : 11, Side.SERVER, "conn", "close", "", "0");
        d.wired(12, 20, d.server, "FIN+ACK", 1, 7, 0);
        if (lost) {
            d.wired(40, 0, d.client, "ACK", 7, 2, 0);
            d.heading(45, "The FIN again");
            d.wired(50, 60, d.server, "FIN+ACK", 1, 7, 0);
        }
        d.wired(70, 80, d.client, "ACK", 7, 2, 0);
        if (!lost) {
            d.heading(90, "The FIN again");
        }
        return d.timeline();
    }

    @Test
    void whatOnlyOneRunHasStandsBehindWhatCameBeforeIt() {
        String drawn = Contrast.draw(close(true), close(false), new Style(80, true, false)).toString();
        assertThat(drawn).containsSubsequence("\n  ", "◄", " FIN+ACK seq=", "\n- ", "lost", "\n- ", "again");
    }

    /** @param host of a run, which has an address of its own @param port to which the socket connects */
    private static Timeline alone(String host, int port, String result) {
        Drawing d = Drawing.wire();
        d.named(0, Side.CLIENT, "client", d.client, d.server);
        d.call(10, 11, Side.CLIENT, "client", "bind", host + ":6666", "0");
        d.call(20, 21, Side.CLIENT, "client", "connect", host + ":" + port, result);
        return d.timeline();
    }

    @Test
    void aCallOfBothRunsStandsBeforeTheNextOneThoughTheirAddressesDiffer() {
        Painted drawn = Contrast.draw(alone("10.0.0.5", 6666, "0"), alone("10.0.0.6", 6667, "ECONNREFUSED"), new Style(80, true, false));
        assertThat(drawn.toString()).containsSubsequence("\n  ", "bind(10.0.0.6:6666)", "\n- ", "connect(10.0.0.5:6666)", "\n+ ", "connect(10.0.0.6:6667)");
    }

    @Test
    void withoutUnicodeThereIsNone() {
        assertThat(String.join("", contrast(true, false, new Style(80, false, false)))).matches("\\p{ASCII}*");
    }
}
