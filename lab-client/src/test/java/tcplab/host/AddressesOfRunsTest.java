package tcplab.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.model.Addresses;
import tcplab.model.Side;
import tcplab.text.Told;

class AddressesOfRunsTest {
    /** Next to each other, the first and the last. */
    private static final List<Integer> BLOCKS = List.of(0, 1, 253, 254, 255, 30_000, AddressBlock.COUNT - 1);

    private record Scheme(String name, BiFunction<AddressBlock, Integer, List<String>> ofRun) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Scheme> schemes() {
        return Stream.of(
                new Scheme("loopback", (block, run) -> List.of(block.loopback(run, false))),
                new Scheme("loopback IPv6", (block, run) -> List.of(block.loopback(run, true))),
                new Scheme("wire", (block, run) -> List.of(block.wire(run, Side.CLIENT, false), block.wire(run, Side.SERVER, false))),
                new Scheme("wire IPv6", (block, run) -> List.of(block.wire(run, Side.CLIENT, true), block.wire(run, Side.SERVER, true))));
    }

    private static Stream<String> all(Scheme scheme) {
        return BLOCKS.stream()
                .map(AddressBlock::new)
                .flatMap(block -> IntStream.range(0, AddressBlock.RUNS)
                        .boxed()
                        .flatMap(run -> scheme.ofRun().apply(block, run).stream()));
    }

    @Test
    void noTwoRunsOfAnyBlocksShareAnAddress() {
        Set<String> seen = new HashSet<>();
        schemes().flatMap(AddressesOfRunsTest::all).forEach(address -> assertThat(seen.add(address)).as(address).isTrue());
    }

    /** Witnesses print addresses in one spelling; whether a segment is of the run is decided by text. */
    @ParameterizedTest
    @MethodSource("schemes")
    void everyAddressIsSpelledAsTheWitnessesSpellIt(Scheme scheme) {
        all(scheme).forEach(address -> assertThat(Addresses.parse(address).map(Addresses::text)).hasValue(address));
    }

    @Test
    void theUsualLoopbackAddressIsNeverTaken() {
        assertThat(all(schemes().findFirst().orElseThrow())).allMatch(a -> a.startsWith("127.")).doesNotContain("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, AddressBlock.RUNS - 1})
    void theTwoEndsOfTheWireDifferInTheHostAlone(int run) {
        String client = new AddressBlock(77).wire(run, Side.CLIENT, false);
        String server = new AddressBlock(77).wire(run, Side.SERVER, false);
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
        HostBench bench = new HostBench(Told.plain("as asked"));
        assertThat(bench.nextRun(false).client()).isNotEqualTo(bench.nextRun(false).client());
        assertThat(bench.nextRun(true)).isEqualTo(new RunAddresses("::1", "::1"));
    }
}
