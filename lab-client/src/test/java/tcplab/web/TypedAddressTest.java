package tcplab.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever types an address from a projector types it almost. */
class TypedAddressTest {
    private PageServer server;
    private String secret;

    @BeforeEach
    void start() throws IOException {
        server = PageServer.start(Place.of(null, null), Optional.empty(), new TwoFiles());
        secret = URI.create(server.address()).getPath();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + server.port() + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    /** The links of a page that is found without the slash would lead beside the folder. */
    @ParameterizedTest
    @CsvSource({"'',''", "?a,''", "/more,more/"})
    void aFolderWithoutItsSlashLeadsToTheOneWithIt(String asked, String found) throws Exception {
        HttpResponse<String> answer = get(secret.replaceFirst("/$", "") + asked);
        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.headers().firstValue("location")).contains(secret + found);
    }

    @ParameterizedTest
    @CsvSource({"mor", "more.js/", "nothing"})
    void whoFindsNothingIsToldInBothLanguagesWhatToDo(String asked) throws Exception {
        HttpResponse<String> answer = get(secret + asked);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("Not Found\nThere is no such page here. Copy the whole address that serve has printed.\n"
                + "这里没有这个页面。请完整复制 serve 打印的地址。\n");
    }

    @Test
    void aWrongSecretLeadsNowhere() throws Exception {
        assertThat(get("/" + "A".repeat(22)).statusCode()).isEqualTo(404);
    }
}
