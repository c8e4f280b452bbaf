package tcplab.symptom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.text.Language;

class SymptomIndexTest {
    private static SymptomIndex index;

    @BeforeAll
    static void read() throws IOException {
        index = new SymptomIndex(Symptoms.load(Path.of("..", "experiments", "symptoms")));
    }

    @AfterAll
    static void close() {
        index.close();
    }

    private static String first(String question) {
        SymptomIndex.Found found = index.find(question, 3);
        return (found.isAnswer() ? "" : "near: ") + (found.best().isEmpty() ? "" : Language.EN.tell(found.best().get(0).title()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "3000 CLOSE_WAIT                    | Thousands of sockets in CLOSE-WAIT",
        "close-wait                         | Thousands of sockets in CLOSE-WAIT",
        "CloseWait                          | Thousands of sockets in CLOSE-WAIT",
        "CLOSE_WIAT                         | Thousands of sockets in CLOSE-WAIT",
        "大量 TIME_WAIT                     | Thousands of sockets in TIME-WAIT",
        "大量TIME_WAIT怎么办                | Thousands of sockets in TIME-WAIT",
        "LAST_ACK                           | LAST-ACK lasts, and the FIN is sent again",
        "FIN_WAIT1                          | FIN-WAIT-1 that lasts",
        "Connection reset by peer           | Connection reset by peer on a read",
        "java.io.IOException: Broken pipe   | Broken pipe on a write",
        "channelInactive not called         | ESTABLISHED although the peer is gone: no error, no exception, no channelInactive",
        "Cannot assign requested address    | connect() fails with EADDRNOTAVAIL under load",
        "EADDRINUSE after restart           | Address already in use when a server starts again",
        "ListenOverflows 1234               | The accept queue is full: LISTEN with Recv-Q above Send-Q, ListenOverflows rises",
        "TcpExtTCPAbortOnClose 17           | An ordinary close() sends RST in place of FIN: TCPAbortOnClose rises",
        "latency of 40ms                    | Pauses of 40 ms: the ACK comes late",
        "SYN_RECV                           | Many requests in SYN-RECEIVED",
        "possible SYN flooding on port 80. Sending cookies | SYN flood: \"possible SYN flooding\" in the log, SyncookiesSent rises",
        "三次挥手                           | A connection is closed by three segments, the ACK of the first FIN is missing",
        "连接被对端重置                     | Connection reset by peer on a read",
        "端口用尽                           | connect() fails with EADDRNOTAVAIL under load",
    })
    void theSymptomThatIsMeantComesFirst(String question, String title) {
        assertThat(first(question)).isEqualTo(title);
    }

    /** Words that only make a sentence a question must not outweigh what is asked. */
    @ParameterizedTest
    @ValueSource(strings = {"why do I have so many CLOSE_WAIT?", "为什么我们总是有很多 CLOSE_WAIT 呢"})
    void aWholeSentenceFindsTheSame(String question) {
        assertThat(first(question)).isEqualTo("Thousands of sockets in CLOSE-WAIT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"how to bake sourdough bread", "BGP flapping", "磁盘写满了", "???"})
    void whatNoneSpeaksOfIsNotAnswered(String question) {
        assertThat(index.find(question, 3).isAnswer()).isFalse();
    }

    @Test
    void everySymptomIsFoundByItsOwnTitleAndEachOfItsPhrasesByItsNeighboursAtLeast() throws IOException {
        List<Symptom> all = Symptoms.load(Path.of("..", "experiments", "symptoms"));
        for (Symptom symptom : all) {
            for (Language language : Language.values()) {
                assertThat(index.find(language.tell(symptom.title()), 1).best()).as(language.tell(symptom.title())).containsExactly(symptom);
            }
            for (String phrase : symptom.words()) {
                assertThat(index.find(phrase, 5).best()).as(phrase).contains(symptom);
            }
        }
    }

    @Test
    void aMegabyteWithoutABlankIsNoQuestion() {
        assertThat(index.find("a".repeat(1 << 20), 3).isAnswer()).isFalse();
        assertThat(index.find("a_".repeat(1 << 19), 3).isAnswer()).isFalse();
    }
}
