package tcplab.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.model.Addresses;
import tcplab.model.Side;

class AddressesOfRunsTest {
    private static final int RUNS = 2000;

    private record Scheme(String name, IntFunction<List<String>> ofRun) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Scheme> schemes() {
        return Stream.of(
                new Scheme("loopback", run -> List.of(HostBench.loopback(run))),
                new Scheme("loopback IPv6", run -> List.of(LoopbackBench.ipv6(run))),
                new Scheme("wire", run -> List.of(WireBench.address(run, Side.CLIENT, false),
                        WireBench.address(run, Side.SERVER, false))),
                new Scheme("wire IPv6", run -> List.of(WireBench.address(run, Side.CLIENT, true),
                        WireBench.address(run, Side.SERVER, true))));
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void noAddressIsUsedTwice(Scheme scheme) {
        Set<String> seen = new HashSet<>();
        for (int run = 0; run < RUNS; run++) {
            assertThat(scheme.ofRun().apply(run)).as("run %d", run).allMatch(seen::add);
        }
    }

    /** Witnesses print addresses in one spelling; whether a segment is of the run is decided by text. */
    @ParameterizedTest
    @MethodSource("schemes")
    void everyAddressIsSpelledAsTheWitnessesSpellIt(Scheme scheme) throws UnknownHostException {
        for (int run = 0; run < RUNS; run++) {
            for (String address : scheme.ofRun().apply(run)) {
                assertThat(Addresses.text(InetAddress.getByName(address))).isEqualTo(address);
            }
        }
    }

    @Test
    void theUsualLoopbackAddressIsNeverTaken() {
        for (int run = 0; run < RUNS; run++) {
            assertThat(HostBench.loopback(run)).startsWith("127.").isNotEqualTo("127.0.0.1");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 1000})
    void theTwoEndsOfTheWireDifferInTheHostAlone(int run) {
        String client = WireBench.address(run, Side.CLIENT, false);
        String server = WireBench.address(run, Side.SERVER, false);
        assertThat(server.substring(0, server.lastIndexOf('.'))).isEqualTo(client.substring(0, client.lastIndexOf('.')));
        assertThat(lastNumber(server) - lastNumber(client)).isEqualTo(128);
        assertThat(lastNumber(server)).isLessThan(255);
    }

    private static int lastNumber(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf('.') + 1));
    }

    @Test
    void bothSidesOfALoopbackShareOneAddress() {
        assertThat(new RunAddresses("127.1.2.3", "127.1.2.3").all()).containsExactly("127.1.2.3");
        assertThat(new RunAddresses("10.1.2.3", "10.1.2.131").all()).containsExactly("10.1.2.3", "10.1.2.131");
    }

    @Test
    void theHostBenchTakesANewAddressForEachRun() {
        HostBench bench = new HostBench("as asked");
        assertThat(bench.nextRun(false).client()).isNotEqualTo(bench.nextRun(false).client());
        assertThat(bench.nextRun(true)).isEqualTo(new RunAddresses("::1", "::1"));
    }
}
