package tcplab.client.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.command.Names;

class SessionTest {
    @ParameterizedTest
    @CsvSource({
        "client connect server:7000, client connect server:7000 &",
        "client connect server:7000 -> c &, client connect server:7000 -> c &",
        "client recv eof, client recv eof &",
        "wire hold client:SYN, # wire hold client:SYN",
    })
    void aCallOfWhichTheResultWasNotAwaitedIsOneInTheBackgroundOfAScript(String line, String saved) {
        assertThat(Session.leftWaiting(line, new Names())).isEqualTo(saved);
    }

    @Test
    void toSaveItNamesNothing() {
        Names names = new Names();
        Session.leftWaiting("client connect server:7000 -> c", names);
        assertThat(names.knows("c")).isFalse();
    }
}
