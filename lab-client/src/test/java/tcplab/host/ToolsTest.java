package tcplab.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ToolsTest {
    @Test
    void aMissingToolIsNamedWithWhatToDo() {
        assertThatThrownBy(() -> Tools.start(new ProcessBuilder("no-such-tool", "x")))
                .isInstanceOf(IOException.class)
                .hasMessageMatching("no-such-tool is not installed; install .*no-such-tool");
    }

    @Test
    void setsidIsOfThePackageThatHasIt() {
        assertThat(Tools.installCommand("setsid").toString()).endsWith("util-linux");
    }
}
