package tcplab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;

class BystanderTest {
    private static final Endpoint HIS = new Endpoint("127.0.0.1", 40_000);
    private static final FourTuple HIM = new FourTuple(HIS, new Endpoint("127.0.0.1", 50_000));
    private static final FourTuple ANOTHER = new FourTuple(new Endpoint("127.0.0.1", 6_666), new Endpoint("127.0.0.1", 50_000));

    private final Bystander bystander = new Bystander();

    @Test
    void nobodyStandsThereBeforeHeComes() {
        assertThat(bystander.isAt(HIM)).isFalse();
        bystander.standsAt(HIS);
        assertThat(bystander.isAt(HIM)).isTrue();
        assertThat(bystander.isAt(HIM.reversed())).isTrue();
        assertThat(bystander.isAt(new FourTuple(HIS, new Endpoint("0.0.0.0", 0)))).isTrue();
        assertThat(bystander.isAt(ANOTHER)).isFalse();
    }

    @Test
    void aRunWithHisEndpointHasLostWhatWasPassedOver() {
        bystander.standsAt(HIS);
        bystander.begin();
        bystander.isAt(HIM);
        bystander.seenInRun(ANOTHER);
        assertThat(bystander.lost()).isZero();
        bystander.seenInRun(HIM.reversed());
        assertThat(bystander.lost()).isEqualTo(1);
        bystander.begin();
        assertThat(bystander.lost()).isZero();
    }
}
