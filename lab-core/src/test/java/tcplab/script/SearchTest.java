package tcplab.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
    private static final Path EXPERIMENTS = Path.of("..", "experiments");

    @TempDir
    Path folder;

    private Search search;

    @BeforeEach
    void writeSome() throws IOException {
        write("close/left-open", """
                # A server that never closes stays in CLOSE-WAIT.
                #zh 从不关闭的服务端停留在 CLOSE-WAIT。
                needs tcpdump ss
                # The first one goes
                #zh 第一方离开
                server listen 7000
                client connect server:7000
                server accept -> conn
                client close
                claim states conn ESTABLISHED CLOSE-WAIT
                  because nobody calls close() there, and a long sentence goes on before it comes to the keepalive timer at its end
                """);
        write("abort/late-data", """
                # Data for a socket that is gone is answered with RST.
                server listen 7000
                client connect server:7000
                claim call client send#2 ECONNRESET
                claim counter server TCPAbortOnData 0
                """);
        write("open/plain", """
                # An opening takes three segments at first.
                server listen 7000
                client connect server:7000
                claim states client SYN-SENT ESTABLISHED
                """);
        Catalogue catalogue = new Catalogue(folder, Set.of());
        search = new Search(catalogue, catalogue.names(), Statements.of("{}"));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name + ".lab");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> found(String... words) {
        return search.of(List.of(words)).stream().map(Search.Hit::name).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLOSE_WAIT", "close-wait", "TCP_CLOSE_WAIT", "CloseWait"})
    void aStateIsFoundInAnyOfItsSpellings(String word) {
        assertThat(found(word)).containsExactly("close/left-open");
    }

    @ParameterizedTest
    @CsvSource({
        "ECONNRESET, abort/late-data", "reset, abort/late-data", "AbortOnData, abort/late-data", "tcpaborton, abort/late-data",
        "RST, abort/late-data", "停留, close/left-open", "离开, close/left-open", "连接被对端重置, abort/late-data",
        "keepalive, close/left-open", "left-open, close/left-open", "SYN_SENT, open/plain"
    })
    void anErrnoItsMeaningACounterASegmentAStoryAndAReasonAreFound(String word, String name) {
        assertThat(found(word)).contains(name).doesNotContain(name.equals("open/plain") ? "close/left-open" : "open/plain");
    }

    @Test
    void severalWordsMeanAllOfThem() {
        assertThat(found("listen", "RST")).containsExactly("abort/late-data");
        assertThat(found("停留CLOSE_WAIT")).containsExactly("close/left-open");
        assertThat(found("RST", "CLOSE-WAIT")).isEmpty();
        assertThat(search.nothing(List.of("RST", "CLOSE-WAIT"))).hasToString("no experiment speaks of all of these: RST, CLOSE-WAIT");
    }

    @Test
    void whatATitleSaysComesBeforeWhatIsOnlyMentioned() {
        assertThat(found("established")).containsExactly("close/left-open", "open/plain");
        assertThat(found("three", "segments")).containsExactly("open/plain");
        assertThat(found("data")).containsExactly("abort/late-data");
        assertThat(found("closes")).first().isEqualTo("close/left-open");
    }

    @Test
    void aWordWithinAnotherIsNotFound() {
        // RST in "first", ACK in nothing.
        assertThat(found("RST")).doesNotContain("open/plain", "close/left-open");
        assertThat(found("pen")).isEmpty();
    }

    @Test
    void whereTheTitleDoesNotSayItTheLineThatDoesIsShown() {
        assertThat(search.of(List.of("CLOSE_WAIT")).get(0).excerpt()).isEmpty();
        assertThat(search.of(List.of("ECONNRESET")).get(0).excerpt()).isEqualTo("claim call client send#2 ECONNRESET");
        assertThat(search.of(List.of("keepalive")).get(0).excerpt()).startsWith("…").contains("keepalive timer").hasSizeLessThan(70);
    }

    @Test
    void aSlipIsHintedAt() {
        assertThat(search.nothing(List.of("keepalvie"))).hasToString("no experiment speaks of 'keepalvie'");
        assertThat(search.hint(List.of("keepalvie"))).hasToString("did you mean 'keepalive'?");
        assertThat(search.hint(List.of("zzzzzzzz"))).hasToString("see: scripts/lab list");
        assertThat(found("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CLOSE_WAIT, close/half-close", "四次挥手, close/four-way", "三次握手, open/three-way-handshake",
        "EADDRNOTAVAIL, time-wait/four-tuple-is-taken", "address already in use, time-wait/server-reuses-port",
        "broken pipe, abort/data-after-close", "ListenOverflows, queues/accept-queue", "TcpExtListenOverflows, queues/accept-queue", "backlog, queues/accept-queue",
        "nagle, close/nagle-joins-data-and-fin", "半关闭, close/half-close"
    })
    void whatPeopleTypeFindsItsExperiment(String words, String name) throws IOException {
        Catalogue catalogue = new Catalogue(EXPERIMENTS, Set.of());
        Search all = new Search(catalogue, catalogue.names(), Statements.load(EXPERIMENTS.resolve("statements.json")));
        assertThat(all.of(List.of(words.split(" "))).stream().map(Search.Hit::name)).contains(name);
    }

    @Test
    void ofWordsThatAreAsNearTheOneSaidMostOftenWasMeant() throws IOException {
        write("close/loud", "# A CLOSE is shouted here once.\nserver listen 7000\nclaim states server LISTEN\n");
        Catalogue catalogue = new Catalogue(folder, Set.of());
        search = new Search(catalogue, catalogue.names(), Statements.of("{}"));
        assertThat(search.hint(List.of("clsoe")).toString()).isEqualTo("did you mean 'close'?");
    }
}
