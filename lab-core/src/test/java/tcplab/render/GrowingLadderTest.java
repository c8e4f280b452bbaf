package tcplab.render;

import static org.assertj.core.api.Assertions.assertThat;
import static tcplab.model.TcpState.CLOSED;
import static tcplab.model.TcpState.SYN_SENT;

import java.util.List;
import org.junit.jupiter.api.Test;
import tcplab.event.WireDid;
import tcplab.event.WireDid.Action;
import tcplab.model.Endpoint;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.scene.Drawing;

/** A ladder of which only the new rows are printed. */
class GrowingLadderTest {
    private static final Style STYLE = new Style(80, true, false);

    private final Drawing run = Drawing.wire();
    private final GrowingLadder ladder = new GrowingLadder();

    private List<String> grow() {
        return ladder.grow(run.timeline(), STYLE).byLine().stream().map(Painted::toString).toList();
    }

    private Segment waits(long at, boolean byClient, String flags, long seq, long ack) {
        Segment segment = run.wired(at, 0, byClient ? run.client : run.server, flags, seq, ack, 0);
        run.stepped(at, Action.HELD, segment, WireDid.STEPPED);
        return segment;
    }

    private void goesOn(long at, Segment segment) {
        run.stepped(at, Action.RELEASED, segment, WireDid.STEPPED).arrives(at + 1, segment);
    }

    private void opens() {
        run.named(1, Side.CLIENT, "client", run.client, run.server)
                .call(1, 2, Side.SERVER, "server", "listen", "7000", "0")
                .becomes(9, run.client, run.server, CLOSED, SYN_SENT);
    }

    @Test
    void eachRowIsDrawnOnceAndASegmentWhenItHasArrived() {
        opens();
        Segment syn = waits(10, true, "SYN", 0, 0);
        assertThat(grow()).anyMatch(row -> row.contains("listen(7000) = 0")).noneMatch(row -> row.contains("SYN seq=0"));
        assertThat(grow()).isEmpty();
        goesOn(2_000_000, syn);
        assertThat(grow()).hasSize(1).allMatch(row -> row.contains("── SYN seq=0 ──") && !row.contains("held") && !row.contains("lost"));
        Segment synAck = waits(2_000_050, false, "SYN+ACK", 0, 1);
        assertThat(grow()).isEmpty();
        goesOn(5_000_000, synAck);
        assertThat(grow()).hasSize(1).allMatch(row -> row.contains("── SYN+ACK seq=0 ack=1 ──"));
    }

    @Test
    void whatWasSentAgainMeanwhileIsOneRemarkAboveWhatComesNext() {
        opens();
        Segment syn = waits(10, true, "SYN", 0, 0);
        grow();
        for (int i = 1; i <= 3; i++) {
            Segment again = run.wired(1_000_000L * i, 0, run.client, "SYN", 0, 0, 0);
            run.stepped(1_000_000L * i, Action.DROPPED, again, WireDid.SWALLOWED);
            assertThat(grow()).isEmpty();
        }
        goesOn(4_000_000, syn);
        assertThat(String.join("\n", grow())).contains("meanwhile the client sent SYN 3 times more").contains("── SYN seq=0 ──")
                .doesNotContain("lost", "(again)");
    }

    /** A timer went off while somebody read, and the segment came when it was due in the story. */
    @Test
    void onAWideTerminalThereIsNeitherTheReadersTimeNorAHeadWithoutASide() {
        Style wide = new Style(120, true, false);
        run.heading(1, "Open");
        assertThat(ladder.grow(run.timeline(), wide).toString()).startsWith("── Open ─");
        opens();
        goesOn(3_000_000, waits(10, true, "SYN", 0, 0));
        assertThat(ladder.grow(run.timeline(), wide).toString()).contains("SYN seq=0").doesNotContain(" ms").doesNotContainPattern("(?m)^ *\\d+\\.\\d{3} ");
    }

    @Test
    void whatManyConnectionsSentAgainAtOnceIsOneRemark() {
        opens();
        grow();
        for (int i = 0; i < 5; i++) {
            Segment again = run.wired(1_000_000L + i, 0, new Endpoint(run.server.address(), 7001 + i), "SYN+ACK", 0, 1, 0);
            run.stepped(1_000_000L + i, Action.DROPPED, again, WireDid.SWALLOWED);
        }
        goesOn(4_000_000, waits(3_000_000, true, "SYN", 0, 0));
        assertThat(grow()).filteredOn(row -> row.contains("meanwhile")).singleElement().asString().contains("the server sent SYN+ACK 5 times more");
    }

    @Test
    void whatWasSwallowedAndThenHeldIsDrawnOnlyWhenItHasArrived() {
        opens();
        goesOn(20, waits(10, true, "SYN", 0, 0));
        grow();
        Segment synAck = run.wired(1_000_000, 0, run.server, "SYN+ACK", 0, 1, 0);
        run.stepped(1_000_000, Action.DROPPED, synAck, WireDid.SWALLOWED).stepped(2_000_000, Action.HELD, synAck, WireDid.STEPPED);
        assertThat(grow()).isEmpty();
        goesOn(3_000_000, synAck);
        assertThat(grow()).hasSize(1).allMatch(row -> row.contains("◄──") && !row.contains("lost"));
    }

    @Test
    void segmentsThatCrossAreDrawnAsTheyLeaveAndAsTheyArrive() {
        opens();
        run.becomes(11, run.server, run.client, CLOSED, SYN_SENT);
        Segment one = waits(12, true, "SYN", 0, 0);
        assertThat(grow()).noneMatch(row -> row.contains("SYN seq=0"));
        Segment other = waits(20, false, "SYN", 0, 0);
        assertThat(grow()).filteredOn(row -> row.contains("SYN seq=0")).hasSize(2).allMatch(row -> !row.contains("►") && !row.contains("◄"));
        goesOn(1_000_000, one);
        assertThat(grow()).hasSize(1).allMatch(row -> row.contains("►"));
        goesOn(3_000_000, other);
        assertThat(grow()).hasSize(1).allMatch(row -> row.contains("◄"));
    }

    @Test
    void whatIsDroppedIsDrawnAsLost() {
        opens();
        Segment syn = waits(10, true, "SYN", 0, 0);
        grow();
        run.stepped(1_000_000, Action.DROPPED, syn, WireDid.STEPPED);
        assertThat(grow()).hasSize(1).allMatch(row -> row.contains("✗ lost (dropped)"));
    }

    @Test
    void aNarrowTerminalGetsAListThatGrows() {
        Style narrow = new Style(40, true, false);
        opens();
        Segment syn = waits(10, true, "SYN", 0, 0);
        assertThat(ladder.grow(run.timeline(), narrow).toString()).contains("listen(7000) = 0").doesNotContain("SYN seq=0");
        goesOn(2_000_000, syn);
        assertThat(ladder.grow(run.timeline(), narrow).toString()).contains("client → server SYN seq=0").doesNotContain("listen");
    }
}
