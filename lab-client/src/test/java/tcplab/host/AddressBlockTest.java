package tcplab.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AddressBlockTest {
    @Test
    void theFirstRunsAddressesAreMadeAloneAndThoseOfEachOtherRunOnceBeforeIt() {
        assertThat(AddressBlock.madeBefore(0)).containsExactly(0);
        int[] made = IntStream.range(0, AddressBlock.RUNS).flatMap(AddressBlock::madeBefore).toArray();
        assertThat(made).containsExactly(IntStream.range(0, AddressBlock.RUNS).toArray());
        for (int run = 0; run < AddressBlock.RUNS; run++) {
            int[] before = AddressBlock.madeBefore(run).toArray();
            assertThat(before.length == 0 || before[0] == run).isTrue();
        }
    }
}
