package tcplab.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tcplab.journal.Incarnation;
import tcplab.model.FourTuple;
import tcplab.scene.Exchange.End;
import tcplab.scene.Exchange.Mark;

class ExchangeTest {
    private final Drawing d = Drawing.wire();

    private List<Set<Mark>> server() {
        Incarnation server = new Incarnation(new FourTuple(d.server, d.client), 0, Long.MIN_VALUE, Long.MAX_VALUE);
        return Exchange.of(d.timeline().roll(), server).stream().map(End::marks).toList();
    }

    @Test
    void finCountsWhenAllBeforeItHasCome() {
        d.wired(100, 200, d.client, "SYN", 0, 0, 0);
        d.wired(210, 310, d.server, "SYN+ACK", 0, 1, 0);
        d.wired(300, 0, d.client, "PSH+ACK", 1, 1, 5);
        d.wired(310, 410, d.client, "FIN+ACK", 6, 1, 0);
        d.wired(500, 600, d.client, "PSH+ACK", 1, 1, 5);
        assertThat(server())
                .containsExactly(
                        Set.of(Mark.KNOCKS, Mark.GETS_SYN),
                        Set.of(Mark.SENDS_SYN),
                        Set.of(Mark.SYN_ACKED),
                        Set.of(Mark.SYN_ACKED, Mark.GETS_FIN));
    }

    @Test
    void ackOfTheFinIsToldFromEarlierOnes() {
        d.wired(100, 200, d.client, "SYN", 0, 0, 0);
        d.wired(210, 310, d.server, "SYN+ACK", 0, 1, 0);
        d.wired(320, 420, d.client, "ACK", 1, 1, 0);
        d.wired(430, 530, d.server, "FIN+ACK", 1, 1, 0);
        d.wired(440, 540, d.client, "PSH+ACK", 1, 1, 3);
        d.wired(550, 650, d.client, "ACK", 4, 2, 0);
        assertThat(server())
                .containsExactly(
                        Set.of(Mark.KNOCKS, Mark.GETS_SYN),
                        Set.of(Mark.SENDS_SYN),
                        Set.of(Mark.SYN_ACKED),
                        Set.of(Mark.SENDS_FIN),
                        Set.of(Mark.SYN_ACKED),
                        Set.of(Mark.SYN_ACKED, Mark.FIN_ACKED));
    }

    @Test
    void aSynThatIsIgnoredIsNotTheOneThatIsAnswered() {
        d.wired(100, 200, d.client, "SYN", 0, 0, 0);
        d.wired(1100, 1200, d.client, "SYN", 0, 0, 0);
        d.wired(1210, 1310, d.server, "SYN+ACK", 0, 1, 0);
        assertThat(server())
                .containsExactly(
                        Set.of(Mark.KNOCKS, Mark.IGNORED), Set.of(Mark.KNOCKS, Mark.GETS_SYN), Set.of(Mark.SENDS_SYN));
    }

    @Test
    void aSynThatIsRefusedOrAnsweredWithAnAckBeginsNothing() {
        d.wired(100, 200, d.client, "SYN", 0, 0, 0);
        d.wired(210, 310, d.server, "RST+ACK", 0, 1, 0);
        assertThat(server()).containsExactly(Set.of(Mark.KNOCKS), Set.of(Mark.SENDS_RST));
    }

    @Test
    void aSynThatCrossesTheOwnOneCounts() {
        d.wired(100, 200, d.client, "SYN", 0, 0, 0);
        d.wired(110, 210, d.server, "SYN", 0, 0, 0);
        d.wired(210, 310, d.server, "SYN+ACK", 0, 1, 0);
        assertThat(server())
                .containsExactly(Set.of(Mark.SENDS_SYN), Set.of(Mark.KNOCKS, Mark.GETS_SYN), Set.of());
    }

    @Test
    void lostSegmentHasNoEndAtTheReceiver() {
        d.wired(100, 0, d.client, "SYN", 0, 0, 0);
        assertThat(server()).isEmpty();
    }
}
