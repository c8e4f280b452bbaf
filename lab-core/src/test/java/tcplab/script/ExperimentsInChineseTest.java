package tcplab.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tcplab.text.Language;
import tcplab.text.Told;

/** Every experiment tells its story in both languages. */
class ExperimentsInChineseTest {
    /** Names of the kernel's functions, files and settings, of man pages and of sections: a list of them reads alike in both languages. */
    private static final String NAMES = "\\S*(_|/|\\(\\d?\\)|\\.[ch]\\b)\\S*";

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
            assertChinese("reason", claim.line(), claim.reason());
            assertTranslated("proof", claim.line(), claim.proof());
            claim.controls().stream()
                    .filter(Control.None.class::isInstance)
                    .forEach(none -> assertChinese("control none", claim.line(), ((Control.None) none).reason()));
        }
    }

    private static void assertChinese(String what, int line, Told told) {
        if (!told.isEmpty()) {
            assertChinese(what + " of the claim of line " + line, Language.ZH.tell(told));
        }
    }

    /** A list of names is the same in both languages. */
    private static void assertTranslated(String what, int line, Told told) {
        if (told.toString().replaceAll(NAMES, "").matches(".*[a-z]{3}.*")) {
            assertChinese(what, line, told);
        }
    }

    private static void assertChinese(String what, String text) {
        assertThat(text).as("%s needs a #zh line after it", what).isNotNull().containsPattern("\\p{IsHan}");
    }
}
