package tcplab.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every experiment tells its story in both languages. */
class ExperimentsInChineseTest {
    private static final Catalogue CATALOGUE = new Catalogue(Path.of("..", "experiments"), Set.of());

    static List<String> names() throws IOException {
        List<String> names = CATALOGUE.names();
        assertThat(names).hasSizeGreaterThan(70);
        return names;
    }

    @ParameterizedTest
    @MethodSource("names")
    void titleHeadingsAndReasonsHaveAChineseLine(String name) {
        Experiment experiment = CATALOGUE.read(name).experiment();
        assertChinese("title", experiment.titleZh());
        for (Experiment.Item item : experiment.items()) {
            if (item instanceof Experiment.HeadingItem heading) {
                assertChinese("line " + heading.line() + ": " + heading.en(), heading.zh());
            }
        }
        for (Experiment.ClaimLine claim : experiment.claims()) {
            if (!claim.reason().isEmpty()) {
                assertChinese("reason of the claim of line " + claim.line(), claim.reasonZh());
            }
        }
    }

    private static void assertChinese(String what, String text) {
        assertThat(text).as("%s needs a #zh line after it", what).isNotNull().containsPattern("\\p{IsHan}");
    }
}
