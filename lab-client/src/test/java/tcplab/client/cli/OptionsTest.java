package tcplab.client.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tcplab.client.desk.UsageException;

class OptionsTest {
    @Test
    void thoseThatThereAreAreNamedInOneOrderAlways() {
        Map<String, Boolean> known = new LinkedHashMap<>();
        List.of("--yes", "--bench", "--quiet", "--list").forEach(name -> known.put(name, false));
        assertThatThrownBy(() -> Options.of(List.of("--zzzzzz"), known))
                .isInstanceOf(UsageException.class)
                .hasMessage("unknown option --zzzzzz; one of: --bench, --list, --quiet, --yes");
    }
}
