package tcplab.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tcplab.script.Catalogue;
import tcplab.script.Experiment;
import tcplab.script.ScriptParser;
import tcplab.text.Language;

/** The answers of a question, and which questions are asked at all. */
class AnswersTest {
    private static final Catalogue CATALOGUE = new Catalogue(Path.of("..", "experiments"), Set.of());

    private static Experiment experiment(String... lines) {
        String script = "server listen 7000\nclient connect server:7000\nserver accept -> conn\n" + String.join("\n", lines) + "\n";
        return ScriptParser.parse("x.lab", "x", script, Set.of()).experiment();
    }

    private static Question first(String... lines) {
        return Questions.all(experiment(lines), 0).get(0);
    }

    private static List<String> answers(Question question) {
        return question.choices().stream().map(choice -> Language.EN.tell(choice.text())).toList();
    }

    private static Stream<String> reasons(String claim) {
        return first("claim " + claim).choices().stream().map(choice -> Language.EN.tell(choice.rule()));
    }

    @Test
    void ofASegmentThatAgreesOnEcnOrHasACertainNumberTheReasonsSpeakOfThat() {
        assertThat(reasons("count conn:SYN+ACK+ECE 1")).filteredOn(reason -> !reason.isEmpty()).allMatch(reason -> reason.matches(".*(ECN| agree on it).*"));
        assertThat(reasons("count conn:DATA(ack=1) 1")).filteredOn(reason -> !reason.isEmpty()).allMatch(reason -> reason.contains("number"));
    }

    @Test
    void whereAScriptHasOnlyAWrongAnswerTheQuestionIsAsked() {
        Experiment experiment = experiment("conn set SO_RCVLOWAT 5", "client send \"abc\"", "look as three", "client send \"de\"", "claim queue conn recv 3 at three");
        assertThat(Questions.unanswered(experiment, 0)).hasSize(1).allSatisfy(question -> assertThat(answers(question)).contains("3", "5"));
        Experiment told = experiment("client send \"abc\"", "wire drop client:FIN times=3", "look as three", "claim queue conn recv 3 at three");
        assertThat(Questions.unanswered(told, 0)).isEmpty();
    }

    @Test
    void aQueueIsThoughtToHoldWhatIsSent() {
        assertThat(answers(first("client send 60000", "claim queue client send 0"))).contains("60000");
        assertThat(answers(first("claim queue client send 0"))).contains("1", "20", "60").doesNotContain("1000");
    }

    @Test
    void aWayMayStopBeforeItsEnd() {
        assertThat(answers(first("claim states client SYN-SENT SYN-RECEIVED ESTABLISHED"))).contains("SYN-RECEIVED and no further");
    }

    @Test
    void dataMayBePrintedWithThisAndThatFlag() {
        assertThat(answers(first("tcpdump", "claim printed client:DATA [P.]"))).contains("[P]", "not the same for all of them");
    }

    @Test
    void nanosecondsAreExplained() {
        assertThat(Note.of(first("claim isn client conn differ"))).extracting(note -> Language.EN.tell(note.text())).contains("1000 ns are 1 µs", "1000 µs are 1 ms");
    }

    /** What is claimed of one socket is not asked of the next one. */
    @Test
    void noTwoQuestionsOfARoundDifferOnlyInTheSocket() throws IOException {
        for (String name : CATALOGUE.names()) {
            List<String> claims = Questions.round(CATALOGUE.read(name).experiment(), 0).stream()
                    .map(question -> question.line().recorded() + " " + question.line().text().replaceFirst("^(call|end|states|lasted) \\S+", "$1"))
                    .toList();
            assertThat(claims).as(name).doesNotHaveDuplicates();
        }
    }

    /** To read back what the change itself has written is no question. */
    @Test
    void aControlDoesNotAskForTheSettingThatItWrites() {
        Experiment ports = CATALOGUE.read("numbers/ports").experiment();
        for (long seed = 0; seed < 5; seed++) {
            assertThat(ControlQuestion.of(ports, Questions.round(ports, seed), CATALOGUE::read, script -> true, seed)
                    .filter(control -> control.question().line().text().contains("ip_unprivileged_port_start"))).isEmpty();
        }
    }
}
