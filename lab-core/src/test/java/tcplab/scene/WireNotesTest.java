package tcplab.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tcplab.event.SegmentSeen;
import tcplab.event.WireDid;
import tcplab.event.WireDid.Action;
import tcplab.journal.Timeline;
import tcplab.model.Flag;
import tcplab.model.Segment;
import tcplab.model.TcpOptions;

/** Keep-alive probes in IPv6, which has no identification: only the timestamps differ, if there are any. */
class WireNotesTest {
    private final Drawing run = Drawing.wire();

    private Segment probe(Long timestamp) {
        TcpOptions options = new TcpOptions(null, null, null, timestamp, timestamp == null ? null : 7L, null);
        return new Segment(run.client, run.server, Flag.ACK.bit(), 41, 99, 64, 0, 32, 40, 0, options);
    }

    private Segment sent(long at, boolean arrives, Long timestamp) {
        Segment probe = probe(timestamp);
        run.add(new SegmentSeen(at * 1000, "client", probe));
        if (arrives) {
            run.arrives(at + 1, probe);
        } else {
            run.wireDid(at + 1, Action.DROPPED, probe);
        }
        return probe;
    }

    private List<Boolean> dropped() {
        Timeline timeline = run.timeline();
        WireNotes notes = new WireNotes(timeline);
        assertThat(notes.unmatched).isEmpty();
        return timeline.passages().stream().map(p -> notes.has(p, Action.DROPPED)).toList();
    }

    @Test
    void ofSegmentsThatAreAllAlikeThoseThatDidNotArriveWereDropped() {
        sent(10, true, null);
        sent(20, false, null);
        sent(30, false, null);
        assertThat(dropped()).containsExactly(false, true, true);
    }

    @Test
    void thatASegmentWaitedForAKeyIsNotNamedAtEachOne() {
        Segment segment = sent(10, true, 1000L);
        run.stepped(11, Action.HELD, segment, WireDid.STEPPED).stepped(12, Action.RELEASED, segment, WireDid.STEPPED);
        run.wireDid(13, Action.HELD, segment);
        Timeline timeline = run.timeline();
        WireNotes notes = new WireNotes(timeline);
        assertThat(notes.unmatched).isEmpty();
        assertThat(notes.isHeld(timeline.passages().get(0))).isTrue();
        assertThat(notes.words(timeline.passages().get(0), Action.values())).hasToString("held");
    }

    @Test
    void theTimestampTellsWhichOfTwoWasHeld() {
        Segment first = sent(10, true, 1000L);
        Segment second = sent(20, true, 2000L);
        run.wireDid(21, Action.HELD, second);
        Timeline timeline = run.timeline();
        WireNotes notes = new WireNotes(timeline);
        assertThat(first).isNotEqualTo(second);
        assertThat(timeline.passages().stream().map(p -> notes.has(p, Action.HELD))).containsExactly(false, true);
    }
}
