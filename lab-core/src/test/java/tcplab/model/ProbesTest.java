package tcplab.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProbesTest {
    private static final Endpoint A = new Endpoint("10.0.0.1", 1000);
    private static final Endpoint B = new Endpoint("10.0.0.2", 2000);

    private final Probes probes = new Probes();

    private static Segment segment(Endpoint from, int flags, long seq, long ack, int window) {
        return new Segment(from, from == A ? B : A, flags, seq, ack, window, 0, 20, 20, 0, TcpOptions.NONE);
    }

    private void fromB(long seq, long ack, int window) {
        probes.arrived(segment(B, Flag.ACK.bit(), seq, ack, window));
    }

    private Probe ofA(long seq) {
        return probes.of(segment(A, Flag.ACK.bit(), seq, 1, 500)).orElse(null);
    }

    @Test
    void theWindowThatCameLastTellsThem() {
        fromB(1, 100, 0);
        assertThat(ofA(99)).isNull();
        probes.arrived(segment(B, Flag.SYN.bit() | Flag.ACK.bit(), 0, 100, 500));
        assertThat(ofA(99)).isEqualTo(Probe.KEEPALIVE);
        fromB(1, 200, 0);
        assertThat(ofA(199)).isEqualTo(Probe.ZERO_WINDOW);
        fromB(1, 200, 1);
        assertThat(ofA(199)).isEqualTo(Probe.KEEPALIVE);
    }

    @Test
    void whatIsNotOldAsksNothing() {
        probes.arrived(segment(B, Flag.SYN.bit() | Flag.ACK.bit(), 0, 100, 0));
        assertThat(ofA(100)).isNull();
        assertThat(ofA(98)).isNull();
        assertThat(probes.of(segment(A, Flag.FIN.bit() | Flag.ACK.bit(), 99, 1, 0))).isEmpty();
    }

    @Test
    void anOldSegmentDoesNotChangeTheWindow() {
        probes.arrived(segment(B, Flag.SYN.bit() | Flag.ACK.bit(), 10, 100, 500));
        fromB(20, 200, 0);
        fromB(11, 150, 500);
        assertThat(ofA(199)).isEqualTo(Probe.ZERO_WINDOW);
    }

    @Test
    void aResetHasNoWindow() {
        probes.arrived(segment(B, Flag.SYN.bit() | Flag.ACK.bit(), 10, 100, 500));
        probes.arrived(segment(B, Flag.RST.bit() | Flag.ACK.bit(), 11, 100, 0));
        assertThat(ofA(99)).isEqualTo(Probe.KEEPALIVE);
    }

    @Test
    void numbersGoRound() {
        probes.arrived(segment(B, Flag.SYN.bit() | Flag.ACK.bit(), 0xffff_ffffL, 0xffff_fff0L, 500));
        fromB(0, 0, 0);
        assertThat(ofA(0xffff_ffffL)).isEqualTo(Probe.ZERO_WINDOW);
        fromB(0xffff_fff0L, 0xffff_fff5L, 500);
        assertThat(ofA(0xffff_ffffL)).isEqualTo(Probe.ZERO_WINDOW);
    }
}
