package tcplab.scene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tcplab.journal.Passage;
import tcplab.model.Endpoint;
import tcplab.model.Flag;
import tcplab.model.Probe;
import tcplab.model.Segment;
import tcplab.model.TcpOptions;
import tcplab.text.Language;

class SegmentWordsTest {
    private static final Endpoint A = new Endpoint("10.0.0.1", 1000);
    private static final Endpoint B = new Endpoint("10.0.0.2", 2000);

    private static String words(Language language, int flags, int window, boolean copy, Probe probe) {
        Segment segment = new Segment(A, B, flags, 10, 20, window, 0, 20, 20, 0, TcpOptions.NONE);
        return language.tell(SegmentWords.of(new Passage(segment, 1L, 2L, 1, 2, false, copy, false, probe, 4, 1L)));
    }

    @Test
    void aProbeIsNamedByWhatItAsks() {
        assertThat(words(Language.EN, Flag.ACK.bit(), 9, false, Probe.ZERO_WINDOW)).isEqualTo("ACK seq=4 ack=1 zero-window probe");
        assertThat(words(Language.EN, Flag.ACK.bit(), 9, true, Probe.KEEPALIVE)).isEqualTo("ACK seq=4 ack=1 keepalive probe copy");
        assertThat(words(Language.ZH, Flag.ACK.bit(), 9, false, Probe.KEEPALIVE)).isEqualTo("ACK seq=4 ack=1 保活探测");
    }

    @Test
    void aWindowIsShownWhereItIsClosed() {
        assertThat(words(Language.EN, Flag.ACK.bit(), 0, false, null)).isEqualTo("ACK seq=4 ack=1 win=0");
        assertThat(words(Language.EN, Flag.RST.bit() | Flag.ACK.bit(), 0, false, null)).isEqualTo("RST+ACK seq=4 ack=1");
    }
}
