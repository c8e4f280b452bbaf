package tcplab.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Chinese title has the word by which a student looks for its subject. */
class SearchedWordsTest {
    private static final Catalogue CATALOGUE = new Catalogue(Path.of("..", "experiments"), Set.of());

    @ParameterizedTest
    @CsvSource({
        "三次握手, open/three-way-handshake",
        "同时打开, open/simultaneous-open",
        "自连接, open/self-connect",
        "自连接, open/self-connect-as-printed",
        "自连接, close/self-connect-close",
        "三次挥手, close/three-way",
        "三次挥手, close/three-or-four",
        "四次挥手, close/four-way",
        "四次挥手, close/three-or-four",
        "同时关闭, close/simultaneous-close",
        "半关闭, close/half-close",
        "半关闭, tls/half-close",
        "延迟确认, ack/delayed-ack",
        "延迟确认, close/three-way",
        "半连接队列, queues/half-open-limit",
        "全连接队列, queues/accept-queue",
    })
    void theTitleOfItsExperimentHasTheWord(String word, String experiment) {
        assertThat(CATALOGUE.read(experiment).experiment().titleZh()).contains(word);
    }
}
