package tcplab.client.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tcplab.client.desk.UsageException;
import tcplab.page.Pages;

/** A report makes room for the next one, and nothing else does. */
class ReportFolderTest {
    private static final String PAGE = "<meta content=\"" + Pages.GENERATOR + "\">";

    @TempDir
    Path folder;

    @Test
    void aReportWhoseLabWasKilledWhileItWroteMakesRoomForTheNext() throws IOException, UsageException {
        // A page is made empty before it is written.
        Files.writeString(folder.resolve("index.html"), "");
        ReportFolder.at(folder).write(Map.of("index.html", PAGE, "a.html", PAGE));
        Files.writeString(folder.resolve("a.html"), "");
        ReportFolder.at(folder).write(Map.of("index.html", PAGE, "a.html", PAGE));
        assertThat(folder.resolve("a.html")).hasContent(PAGE);
    }

    @Test
    void whatSomebodyElseWroteIsLeftAlone() throws IOException, UsageException {
        ReportFolder.at(folder).write(Map.of("index.html", PAGE));
        Path others = Files.writeString(folder.resolve("a.html"), "mine");
        assertThatThrownBy(() -> ReportFolder.at(folder).write(Map.of("index.html", PAGE, "a.html", PAGE)))
                .isInstanceOf(UsageException.class);
        assertThat(others).hasContent("mine");
    }
}
