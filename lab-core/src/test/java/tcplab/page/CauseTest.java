package tcplab.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tcplab.journal.Timeline;
import tcplab.scene.Scene;
import tcplab.text.Language;

class CauseTest {
    /** The words of all segments with what they were sent for and what counts them. */
    private static List<String> told(String experiment) {
        Timeline timeline = Recordings.account(experiment).result().timeline();
        Scene scene = Scene.of(timeline);
        Counting counting = new Counting(timeline);
        return scene.arrows().stream()
                .map(a -> new SegmentFacts(a, scene.zeroNanos(), counting, Language.EN))
                .map(f -> f.way() + " " + f.flags() + " | " + f.causes() + " | " + f.counters())
                .toList();
    }

    @Test
    void aSegmentTellsTheCallThatAskedForItOrWhatItAnswers() {
        List<String> told = told("close/three-way");
        assertThat(told.get(0)).startsWith("client → conn SYN | caused by client connect(");
        assertThat(told.get(1)).startsWith("conn → client SYN+ACK | answers #").contains(" SYN |");
        assertThat(told.get(5)).startsWith("client → conn FIN+ACK | caused by client shutdown(SHUT_WR)");
        assertThat(told.get(6)).startsWith("conn → client FIN+ACK | caused by conn close()");
    }

    @Test
    void aRetransmissionTellsTheFirstAndIsCounted() {
        assertThat(told("close/last-ack-lost"))
                .anyMatch(t -> t.contains("sent again; the first time as #")
                        && t.contains("TcpRetransSegs +1 in the whole run"));
    }

    @Test
    void anRstBelongsToTheConnectThatDissolvedTheAssociationAndTheSynAfterItToTheNext() {
        List<String> told = told("abort/connect-unspec");
        assertThat(told).anyMatch(t -> t.contains("RST+ACK | caused by client connect(AF_UNSPEC) = 0"));
        assertThat(told.stream().filter(t -> t.startsWith("client") && t.contains(" SYN |")))
                .hasSize(2)
                .allMatch(t -> t.matches(".* SYN \\| caused by client connect\\([0-9.:]+\\) = 0 .*"));
    }

    @Test
    void whatTlsSendsBelongsToItsCalls() {
        assertThat(told("tls/half-close"))
                .filteredOn(t -> t.startsWith("client → conn PSH+ACK"))
                .isNotEmpty()
                .allMatch(t -> t.contains("caused by client SSL_"));
    }

    @Test
    void socketsThatHadTheSameEndpointsKeepTheirNames() {
        assertThat(told("time-wait/four-tuple-reused").get(0)).startsWith("first → one SYN");
        assertThat(told("time-wait/four-tuple-reused")).anyMatch(t -> t.startsWith("second → "));
    }
}
