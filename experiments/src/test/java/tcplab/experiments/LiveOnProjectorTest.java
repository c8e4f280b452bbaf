package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The live page in windows as wide as projectors are. */
class LiveOnProjectorTest {
    /** Its sockets have no name, and most are in SYN-RECEIVED, the longest of the states. */
    private static final String LONG = "queues/bigger-queue";

    @TempDir
    Path folder;

    private OpenPage open(int width) throws Exception {
        Path page = Files.writeString(folder.resolve("live.html"), BrowserTest.live(LONG));
        return new OpenPage(Chromium.here(folder), page.toUri().toString(), width, 800);
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 1280, 1500, 1600, 1920})
    void theTableOfStatesIsSeenAsAWhole(int width) throws Exception {
        try (OpenPage page = open(width)) {
            assertThat(page.tell("document.querySelectorAll('#now-states .SYN-RECEIVED').length > 5")).isEqualTo("true");
            assertThat(page.tell("[...document.querySelectorAll('.beside .scroll')].every(box => box.scrollWidth <= box.clientWidth)")).isEqualTo("true");
            assertThat(page.tell("[...document.querySelectorAll('.beside :is(caption, td, th)')].every(cell => cell.getBoundingClientRect().right <= innerWidth)"))
                    .isEqualTo("true");
            assertThat(page.tell("document.documentElement.scrollWidth <= innerWidth")).isEqualTo("true");
        }
    }

    @Test
    void allOfThePageBeginsAtOneEdge() throws Exception {
        try (OpenPage page = open(1920)) {
            String edges = "new Set(['nav', 'h1', 'footer p'].map(one => Math.round(document.querySelector(one).getBoundingClientRect().left))).size";
            assertThat(page.tell(edges)).isEqualTo("1");
        }
    }
}
