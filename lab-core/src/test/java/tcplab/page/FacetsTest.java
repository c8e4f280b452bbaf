package tcplab.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import tcplab.script.Experiment;
import tcplab.script.Search;
import tcplab.script.Statements;
import tcplab.text.Language;

/** What the rows of the index can be chosen by, also of experiments that nobody has run. */
class FacetsTest {
    private static final Statements STATEMENTS = Statements.load(Path.of("..", "experiments", "statements.json"));

    private static List<Element> rowsOfNothingRun() throws IOException {
        List<Experiment> all = Recordings.CATALOGUE.names().stream().map(name -> Recordings.CATALOGUE.read(name).experiment()).toList();
        String index = new Pages(List.of(), all, List.of(), STATEMENTS, Language.EN).write().get("index.html");
        return Parsed.of(index).all("tr").stream().filter(row -> row.hasAttribute("data-words")).toList();
    }

    private static Set<String> names(List<Element> rows) {
        return rows.stream().map(row -> row.getAttribute("data-words").split(" ")[0]).collect(Collectors.toSet());
    }

    private static Set<String> with(String facet, String value) throws IOException {
        return names(rowsOfNothingRun().stream().filter(row -> List.of(row.getAttribute("data-" + facet).split(" ")).contains(value)).toList());
    }

    @Test
    void whatWasNotRunIsChosenByWhatItsScriptWaitsForAndClaims() throws IOException {
        assertThat(rowsOfNothingRun()).hasSameSizeAs(Recordings.CATALOGUE.names());
        assertThat(with("states", "FIN-WAIT-2")).hasSizeGreaterThan(50)
                .containsAll(Recordings.CATALOGUE.names().stream().filter(name -> name.startsWith("close/fin-wait-2-")).toList());
        assertThat(with("errors", "ECONNRESET")).hasSizeGreaterThan(10).contains("abort/linger-zero");
        assertThat(with("options", "SO_LINGER")).contains("abort/linger-zero");
    }

    /** A script that promises a state or an error which its run then has not would send a reader to the wrong page. */
    @Test
    void whatAScriptPromisesItsRunHas() {
        for (Account account : Recordings.all()) {
            Facets promised = Facets.of(account.experiment(), STATEMENTS);
            Facets seen = Facets.of(account, STATEMENTS);
            assertThat(seen.states()).as(account.experiment().name()).containsAll(promised.states());
            assertThat(seen.errors()).as(account.experiment().name()).containsAll(promised.errors());
            assertThat(seen.options()).as(account.experiment().name()).isEqualTo(promised.options());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2MSL", "pingpong", "backlog", "keepalive", "半关闭"})
    void wordsFindAtLeastWhatListFinds(String word) throws IOException {
        Set<String> listed = new Search(Recordings.CATALOGUE, Recordings.CATALOGUE.names(), STATEMENTS).of(List.of(word)).stream()
                .map(Search.Hit::name)
                .filter(name -> Recordings.CATALOGUE.read(name).experiment().text().lines().noneMatch(line -> line.strip().startsWith("control") && line.contains(word)))
                .collect(Collectors.toSet());
        assertThat(listed).isNotEmpty();
        assertThat(names(rowsOfNothingRun().stream().filter(row -> row.getAttribute("data-words").contains(word.toLowerCase(java.util.Locale.ROOT))).toList()))
                .containsAll(listed);
    }
}
