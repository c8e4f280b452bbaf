package tcplab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tcplab.model.Segment;

/** What arrives together. */
class StoppedTest extends AtTheGate {
    private List<Segment> together(int place) {
        List<Stopped> waiting = gate.stopped();
        return Stopped.together(waiting, waiting.get(place)).stream().map(Stopped::segment).toList();
    }

    @Test
    void dataAndTheFinBehindItThatLeftInTheSameMoment() {
        Segment first = stop(segment(ACK, 1, 1, 5));
        stop(answer(ACK, 1, 1, 3));
        Segment second = stop(segment(ACK, 6, 1, 5));
        Segment fin = stop(segment(FIN, 11, 1, 0));
        assertThat(together(0)).containsExactly(first, second, fin);
        assertThat(together(2)).containsExactly(second, fin);
        assertThat(together(1)).hasSize(1);
    }

    @Test
    void notWhatLeftAfterAStepOrAfterSomethingWasLetGoOn() {
        stop(segment(ACK, 1, 1, 5));
        gate.newMoment();
        stop(segment(ACK, 6, 1, 5));
        assertThat(together(0)).hasSize(1);
        release();
        stop(segment(ACK, 11, 1, 5));
        assertThat(together(0)).hasSize(1);
    }

    @Test
    void aBareAcknowledgementGoesAlone() {
        stop(answer(ACK, 1, 6, 0));
        stop(answer(ACK, 1, 6, 5));
        stop(answer(ACK, 6, 6, 0));
        assertThat(together(0)).hasSize(1);
        assertThat(together(1)).hasSize(1);
    }

    @Test
    void whatIsSentAgainMeanwhileStaysTogether() {
        stop(segment(ACK, 1, 1, 5));
        stop(segment(ACK, 6, 1, 5));
        stop(segment(ACK, 1, 1, 5));
        assertThat(together(0)).hasSize(2);
    }
}
