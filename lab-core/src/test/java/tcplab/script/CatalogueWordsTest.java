package tcplab.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tcplab.command.Names;
import tcplab.command.Verbs;
import tcplab.event.Call;
import tcplab.journal.Journal;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;

/** The table of words and what the experiments and their recorded runs use. */
class CatalogueWordsTest {
    private static final Path EXPERIMENTS = Path.of("..", "experiments");
    private static final Catalogue CATALOGUE = new Catalogue(EXPERIMENTS, Set.of());

    @Test
    void everyScriptIsUnderstood() throws IOException {
        for (String name : CATALOGUE.names()) {
            assertThat(CATALOGUE.read(name).problems()).isEmpty();
        }
    }

    @Test
    void everyCallOfTheRecordedRunsIsMadeByAVerb() throws IOException {
        Set<String> made = new TreeSet<>();
        for (String name : CATALOGUE.names()) {
            Journal.load(EXPERIMENTS.resolve("recorded").resolve(name + ".jsonl.gz")).all(Call.class).stream()
                    .map(Call::name)
                    .forEach(made::add);
        }
        assertThat(made).isNotEmpty();
        assertThat(Verbs.calls()).containsAll(made);
    }

    @Test
    void everyVerbOfTheScriptsIsInTheTableAndAmongTheCandidates() throws IOException, SyntaxProblem {
        Set<String> known = Vocabulary.words().stream().map(Word::name).collect(Collectors.toSet());
        List<String> unreachable = new ArrayList<>();
        for (String name : CATALOGUE.names()) {
            for (Experiment.Item item : CATALOGUE.read(name).experiment().items()) {
                if (item instanceof Experiment.StepItem step) {
                    List<String> words = Tokens.split(step.text()).stream().map(Tokens.Token::text).toList();
                    boolean alone = Verbs.beginnings().contains(words.get(0));
                    String verb = words.get(alone ? 0 : 1);
                    if (!known.contains(verb) || !alone && !Vocabulary.candidates(List.of("client"), new Names()).contains(verb)) {
                        unreachable.add(name + ": " + step.text());
                    }
                }
            }
        }
        assertThat(unreachable).isEmpty();
    }

    @Test
    void aClaimIsCompletedPlaceByPlace() throws SyntaxProblem {
        Names names = new Names();
        assertThat(Vocabulary.candidates(List.of("claim"), names)).contains("wire", "states", "end");
        assertThat(Vocabulary.candidates(List.of("claim", "states"), names)).containsExactly("client", "server");
        assertThat(Vocabulary.candidates(List.of("claim", "states", "client", "ESTABLISHED"), names)).contains("FIN-WAIT-1");
        assertThat(Vocabulary.candidates(List.of("claim", "call", "client"), names)).contains("connect", "getsockopt");
        assertThat(Vocabulary.candidates(List.of("claim", "never"), names)).contains("any:RST", "state");
        assertThat(Vocabulary.candidates(List.of("wire", "drop"), names)).contains("client:FIN");
        assertThat(Vocabulary.candidates(List.of("needs"), names)).contains("tcpdump");
    }
}
