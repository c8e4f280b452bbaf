package tcplab.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SegmentKindTest {
    private static final Endpoint A = new Endpoint("10.0.0.1", 1000);
    private static final Endpoint B = new Endpoint("10.0.0.2", 2000);

    private static boolean matches(String kind, int length, Flag... flags) {
        int bits = 0;
        for (Flag flag : flags) {
            bits |= flag.bit();
        }
        return SegmentKind.parse(kind).matches(new Segment(A, B, bits, 1, 1, 100, length, 20, 20, 0, TcpOptions.NONE));
    }

    @Test
    void aBareAckIsToldFromEverythingThatAlsoCarriesTheAckBit() {
        assertThat(matches("ACK", 0, Flag.ACK)).isTrue();
        assertThat(matches("ACK", 5, Flag.ACK, Flag.PSH)).isFalse();
        assertThat(matches("ACK", 0, Flag.ACK, Flag.FIN)).isFalse();
        assertThat(matches("ACK", 0, Flag.ACK, Flag.SYN)).isFalse();
        assertThat(matches("ACK", 0, Flag.ACK, Flag.RST)).isFalse();
    }

    @Test
    void synAloneHasNoAckBit() {
        assertThat(matches("SYN", 0, Flag.SYN)).isTrue();
        assertThat(matches("SYN", 0, Flag.SYN, Flag.ACK)).isFalse();
        assertThat(matches("SYN+ACK", 0, Flag.SYN, Flag.ACK)).isTrue();
    }

    @Test
    void theTwoBitsOfEcnCanBeAskedFor() {
        assertThat(matches("SYN+ECE+CWR", 0, Flag.SYN, Flag.ECE, Flag.CWR)).isTrue();
        assertThat(matches("SYN+ECE+CWR", 0, Flag.SYN)).isFalse();
        assertThat(matches("SYN", 0, Flag.SYN, Flag.ECE, Flag.CWR)).isTrue();
        assertThat(matches("SYN+ACK+ECE-CWR", 0, Flag.SYN, Flag.ACK, Flag.ECE)).isTrue();
        assertThat(matches("SYN-ECE", 0, Flag.SYN, Flag.ECE, Flag.CWR)).isFalse();
    }

    @Test
    void aProbeIsWhatItsSenderMadeOne() {
        Segment old = new Segment(A, B, Flag.ACK.bit(), 1, 1, 100, 0, 20, 20, 0, TcpOptions.NONE);
        assertThat(SegmentKind.parse("PROBE").matches(old)).isFalse();
        assertThat(SegmentKind.parse("PROBE").matches(old, Probe.ZERO_WINDOW)).isTrue();
        assertThat(SegmentKind.parse("PROBE").matches(old, Probe.KEEPALIVE)).isFalse();
        assertThat(SegmentKind.parse("KEEPALIVE").matches(old, Probe.KEEPALIVE)).isTrue();
        assertThat(SegmentKind.parse("ACK").matches(old, Probe.KEEPALIVE)).isTrue();
        assertThat(SegmentKind.parse("ACK-KEEPALIVE").matches(old, Probe.KEEPALIVE)).isFalse();
        assertThat(SegmentKind.parse("ACK-KEEPALIVE").matches(old, Probe.ZERO_WINDOW)).isTrue();
        assertThat(SegmentKind.parse("ANY-PROBE").isAny()).isFalse();
    }

    @Test
    void finAndRstAloneAreIndifferentToTheAckBitUnlessItIsForbidden() {
        assertThat(matches("FIN", 0, Flag.FIN, Flag.ACK)).isTrue();
        assertThat(matches("FIN+ACK", 0, Flag.FIN)).isFalse();
        assertThat(matches("RST", 0, Flag.RST)).isTrue();
        assertThat(matches("RST-ACK", 0, Flag.RST, Flag.ACK)).isFalse();
        assertThat(matches("RST+ACK", 0, Flag.RST, Flag.ACK)).isTrue();
    }

    @Test
    void aKindLetsBeWhatItDoesNotName() {
        assertThat(matches("FIN", 5, Flag.FIN, Flag.PSH, Flag.ACK)).isTrue();
        assertThat(matches("SYN", 10, Flag.SYN)).isTrue();
        assertThat(matches("SYN+ACK", 10, Flag.SYN, Flag.ACK)).isTrue();
        assertThat(matches("RST", 3, Flag.RST, Flag.ACK)).isTrue();
        assertThat(matches("DATA", 3, Flag.ACK, Flag.PSH)).isTrue();
        assertThat(matches("DATA", 3, Flag.ACK, Flag.FIN)).isTrue();
        assertThat(matches("DATA", 3, Flag.SYN)).isTrue();
        assertThat(matches("DATA", 0, Flag.ACK)).isFalse();
        assertThat(matches("PSH+ACK", 3, Flag.ACK, Flag.PSH, Flag.FIN)).isTrue();
        assertThat(matches("ANY", 0, Flag.RST)).isTrue();
        assertThat(matches("ANY", 9, Flag.ACK)).isTrue();
    }

    @Test
    void whatIsForbiddenMustNotBeThere() {
        assertThat(matches("FIN-DATA", 5, Flag.FIN, Flag.ACK)).isFalse();
        assertThat(matches("FIN-DATA", 0, Flag.FIN, Flag.ACK)).isTrue();
        assertThat(matches("DATA-FIN", 5, Flag.FIN, Flag.ACK)).isFalse();
        assertThat(matches("ANY-ACK", 0, Flag.ACK)).isFalse();
        assertThat(matches("SYN-DATA", 5, Flag.SYN)).isFalse();
    }

    @Test
    void anAckJoinedToAnotherKindIsTheAckBit() {
        assertThat(matches("ANY+ACK", 5, Flag.ACK, Flag.FIN)).isTrue();
        assertThat(matches("ACK+DATA", 5, Flag.ACK)).isTrue();
        assertThat(matches("ACK-PSH", 5, Flag.ACK)).isFalse();
    }

    @Test
    void anUnknownWordIsRefused() {
        assertThatThrownBy(() -> SegmentKind.parse("FIN+AKC")).hasMessageContaining("'AKC'");
    }
}
