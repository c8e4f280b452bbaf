package tcplab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.journal.LabClock;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;

class ScopeTest {
    private static final Scope SCOPE =
            new Scope(new LabClock(0), List.of(), Set.of("10.0.0.1", "fd00::1"), "10.0.0.1", true);

    @ParameterizedTest
    @CsvSource({"10.0.0.1:80, 10.0.0.2:4000, true", "10.0.0.2:4000, 10.0.0.1:80, true", "[fd00::1]:80, [::]:0, true",
        "10.0.0.11:80, 10.0.0.2:4000, false", "0.0.0.0:80, 0.0.0.0:0, false", "[fd00::11]:80, [::]:0, false"})
    void aConnectionConcernsARunByEitherOfItsAddresses(String local, String remote, boolean concerned) {
        assertThat(SCOPE.concerns(new FourTuple(Endpoint.parse(local), Endpoint.parse(remote)))).isEqualTo(concerned);
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0:80, 0.0.0.0:0, true", "[::]:80, [::]:0, true", "0.0.0.0:80, 10.0.0.11:4000, false", "10.0.0.11:80, 0.0.0.0:0, false"})
    void whoListensAtAnyAddressOfAStackOfItsOwnIsOfTheRun(String local, String remote, boolean listed) {
        FourTuple tuple = new FourTuple(Endpoint.parse(local), Endpoint.parse(remote));
        assertThat(SCOPE.lists(tuple)).isEqualTo(listed);
        assertThat(new Scope(new LabClock(0), List.of(), Set.of("10.0.0.1"), "10.0.0.1", false).lists(tuple)).isFalse();
    }
}
