package tcplab.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;
import tcplab.script.Catalogue;
import tcplab.script.Experiment;
import tcplab.script.ScriptParser;
import tcplab.text.Language;

/** Who was wrong about a state is told by the run what came instead: in which step, or when it was listed. */
class InsteadTest {
    private static final Path EXPERIMENTS = Path.of("..", "experiments");
    private static final Catalogue CATALOGUE = new Catalogue(EXPERIMENTS, Set.of());

    private static Timeline recorded(String name) throws IOException {
        return Journal.load(EXPERIMENTS.resolve("recorded").resolve(name + ".jsonl.gz"));
    }

    private static List<String> answers(Question question) {
        return question.choices().stream().map(choice -> Language.EN.tell(choice.text())).toList();
    }

    /** What is said on a run to whoever has chosen the answer. */
    private static String said(String run, String claim, String answer) throws IOException {
        String script = "server listen 7000\nclient connect server:7000\nserver accept -> conn\nclaim " + claim + "\n";
        Experiment experiment = ScriptParser.parse("x.lab", "x", script, Set.of()).experiment();
        Question question = Questions.all(experiment, 0).get(0);
        Timeline timeline = recorded(run);
        int right = question.key(timeline).right().iterator().next();
        return Language.EN.tell(question.whyNot(answers(question).indexOf(answer), right, timeline));
    }

    @Test
    void aWrongWayIsToldByTheStepInWhichItLeavesTheRun() throws IOException {
        assertThat(said("close/simultaneous-close", "states client FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT", "FIN-WAIT-2 TIME-WAIT"))
                .startsWith("in this run CLOSING came after FIN-WAIT-1; FIN-WAIT-2: ").doesNotContain("TIME-WAIT: ");
        assertThat(said("close/simultaneous-close", "states client FIN-WAIT-1 CLOSING CLOSED", "CLOSING CLOSED"))
                .startsWith("in this run TIME-WAIT came after CLOSING; CLOSED: ");
        assertThat(said("close/fin-wait-2-peer-in-last-ack", "states conn CLOSE-WAIT LAST-ACK CLOSED", "LAST-ACK CLOSED"))
                .startsWith("in this run it stayed in LAST-ACK; CLOSED: ");
    }

    /** As it stands beside the right one, which the run has gone. */
    @Test
    void noWrongWayOfTheCatalogueIsToldByAStepThatWasGone() throws IOException {
        List<String> strange = new ArrayList<>();
        for (String name : CATALOGUE.names()) {
            Timeline timeline = recorded(name);
            for (Question question : Questions.all(CATALOGUE.read(name).experiment(), 0)) {
                int right = question.key(timeline).right().iterator().next();
                List<String> gone = List.of(answers(question).get(right).split(" "));
                for (int i = 0; question.kind().equals("states") && !question.isCoin() && i < question.definite(); i++) {
                    if (i == right) {
                        continue;
                    }
                    List<String> way = List.of(answers(question).get(i).split(" "));
                    int step = 0;
                    while (step < Math.min(way.size(), gone.size()) && way.get(step).equals(gone.get(step))) {
                        step++;
                    }
                    String why = Language.EN.tell(question.whyNot(i, right, timeline));
                    // Who stays goes no way: that is told by what came after the state.
                    boolean further = way.contains("further");
                    String last = way.get(further ? way.indexOf("and") - 1 : way.size() - 1);
                    boolean stays = further ? gone.contains(last) : way.contains("stays");
                    String told = stays ? "[A-Z0-9-]+ came after " + last + "; " + last : "[^;]*; " + way.get(step);
                    if (!why.matches("in this run " + told + ": .*")) {
                        strange.add(name + ": " + question.text() + " " + way + ", not " + gone + ": " + why);
                    }
                }
            }
        }
        assertThat(strange).isEmpty();
    }

    @Test
    void whoTookASocketToBeInAStateIsToldWhatCameInstead() throws IOException {
        assertThat(said("close/four-way", "never state client CLOSING", "yes"))
                .startsWith("in this run FIN-WAIT-2 came after FIN-WAIT-1; CLOSING: it closed first");
        assertThat(said("close/four-way", "states client LAST-ACK", "yes"))
                .startsWith("in this run it was in no state that leads to LAST-ACK; LAST-ACK: ");
        assertThat(said("close/simultaneous-close", "never state client CLOSING", "no"))
                .matches("in this run it was in CLOSING at [0-9.]+ ms, after FIN-WAIT-1; no CLOSING: .*");
    }

    @Test
    void whetherSsListedASocketIsToldByItsListings() throws IOException {
        assertThat(said("close/four-way", "listed client CLOSING", "yes")).matches("ss listed it only in [A-Z0-9, -]+; CLOSING: .*");
        assertThat(said("open/third-ack-held", "listed server SYN-RECEIVED", "no"))
                .matches("ss listed it in SYN-RECEIVED at [0-9.]+ ms; none is half open .*");
    }

    @Test
    void howManyLinesASocketHasIsNoYesAndNo() throws IOException {
        assertThat(said("open/self-connect", "listed client ESTABLISHED 1", "2")).startsWith("2: two sockets are two lines");
    }

    @Test
    void everyYesAndNoOnStatesSaysBothWhatWasSeenAndTheRule() throws IOException {
        List<String> without = new ArrayList<>();
        for (String name : CATALOGUE.names()) {
            Timeline timeline = recorded(name);
            for (Question question : Questions.all(CATALOGUE.read(name).experiment(), 0)) {
                boolean meant = question.isCoin() && (question.kind().matches("states|listed") || question.line().text().startsWith("never state"));
                int right = question.key(timeline).right().iterator().next();
                String why = meant ? Language.EN.tell(question.whyNot(1 - right, right, timeline)) : "";
                if (meant && !why.matches("(in this run|ss listed it|ss did not list it) ?[^;]*; .+")) {
                    without.add(name + ": " + question.text() + " " + why);
                }
            }
        }
        assertThat(without).isEmpty();
    }

    @Test
    void aStateThatASocketOnlyPassedIsNamedAsPassed() throws IOException {
        assertThat(said("close/fin-wait-2-peer-in-last-ack", "end conn CLOSE-WAIT", "CLOSE-WAIT"))
                .startsWith("it had been there before, and had gone on to LAST-ACK; CLOSE-WAIT: ");
    }
}
