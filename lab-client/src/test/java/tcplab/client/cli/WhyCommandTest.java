package tcplab.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WhyCommandTest {
    @Test
    void aSymptomIsAnsweredWithWhatToRunAndToLookAt() {
        Said said = Said.by("why", "3000", "CLOSE_WAIT");
        assertThat(said.code()).isZero();
        assertThat(said.err()).isEmpty();
        assertThat(said.out()).startsWith("Thousands of sockets in CLOSE-WAIT\n")
                .contains("  whose turn it is: the program that holds these sockets; ")
                .contains("    scripts/lab run close/four-way\n")
                .contains("    ss -tanp state close-wait\n")
                .contains("  it helps: ", "  it only seems to help: ", "what is near it, by the title: scripts/lab why TITLE\n");
        assertThat(said.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void itSpeaksChineseWhereTheLabDoes() {
        Said said = Said.by("why", "--lang", "zh", "大量", "CLOSE_WAIT");
        assertThat(said.out()).startsWith("大量 CLOSE-WAIT\n").contains("该由谁行动：持有这些套接字的程序");
    }

    @Test
    void whatNothingAnswersNamesTheNearestAndEndsWithTwo() {
        Said said = Said.by("why", "bake", "close", "bread", "dough");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).isEqualTo("no symptom that is known here answers this\n");
        assertThat(said.out()).startsWith("what is near it, by the title: scripts/lab why TITLE\n  ");
        assertThat(Said.by("why", "--json", "sourdough").out()).isEqualTo("[]\n");
    }

    @Test
    void withoutWordsItSaysWhatItNeeds() {
        Said said = Said.by("why");
        assertThat(said.code()).isEqualTo(64);
        assertThat(said.err()).contains("why needs a symptom", "as in: scripts/lab why \"Connection reset by peer\"");
    }

    @Test
    void aPastedTableIsReadFromStandardInput() {
        Said said = pasting("CLOSE-WAIT 1 0 10.0.0.1:80 10.0.0.2:5000\nESTAB 0 0 10.0.0.1:80 10.0.0.2:5001\n");
        assertThat(said.code()).isZero();
        assertThat(said.err()).isEqualTo("1 of 2 sockets are in CLOSE-WAIT\n");
        assertThat(said.out()).startsWith("Thousands of sockets in CLOSE-WAIT\n");
        assertThat(pasting("ESTAB 0 0 10.0.0.1:80 10.0.0.2:5001\n").err())
                .isEqualTo("all 1 sockets listen or are established, and their queues are empty\n");
        assertThat(pasting("").err()).contains("nothing was pasted");
        assertThat(pasting("x".repeat((1 << 20) + 1)).err()).contains("it is too large");
    }

    private static Said pasting(String text) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        try {
            return Said.by("why", "-");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void theListAndTheJsonNameEverySymptom() {
        long listed = Said.by("why", "--list").out().lines().count();
        assertThat(JsonParser.parseString(Said.by("why", "--list", "--json").out()).getAsJsonArray().size()).isEqualTo((int) listed);
        assertThat(listed).isGreaterThanOrEqualTo(80);
    }
}
