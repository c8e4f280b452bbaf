package tcplab.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;
import tcplab.script.Experiment;
import tcplab.script.ScriptParser;
import tcplab.text.Language;

/** What a call might return is taken from what its experiment is about, and a reason is that of the run. */
class CallAnswersTest {
    private static final String OPENING = "server listen 7000\nclient connect server:7000\nserver accept -> conn\n";

    private static Question first(String... lines) {
        Experiment experiment = ScriptParser.parse("x.lab", "x", OPENING + String.join("\n", lines) + "\n", Set.of()).experiment();
        return Questions.all(experiment, 0).get(0);
    }

    private static List<String> answers(Question question) {
        return question.choices().stream().map(choice -> Language.EN.tell(choice.text())).toList();
    }

    private static Timeline recorded(String name) throws IOException {
        return Journal.load(Path.of("..", "experiments", "recorded", name + ".jsonl.gz"));
    }

    @Test
    void dataThatIsOnlyAPartOfWhatWasSentIsNamed() {
        assertThat(answers(first("client send \"stop!\" urgent", "conn recv", "claim call conn recv \"stop\"")))
                .contains("\"stop\"", "\"stop!\"").doesNotContain("the data that was sent");
        assertThat(answers(first("client send \"stop!\" urgent", "conn recv", "claim call conn recv 4")))
                .contains("\"stop\"", "\"stop!\"").doesNotContain("data");
        assertThat(answers(first("client send \"stop!\"", "conn recv", "claim call conn recv \"stop!\"")))
                .contains("the data that was sent");
    }

    @Test
    void textsThatMayBeReadTogetherOrOneByOneAreNamed() {
        assertThat(answers(first("client send \"abc\"", "client send \"de\"", "claim call conn recv \"abcde\"")))
                .contains("\"abcde\"", "\"abc\"");
        assertThat(Stream.of(first("client send \"one\"", "client send \"two\"", "claim call conn recv \"one\""))
                .flatMap(question -> question.choices().stream()).map(choice -> Language.EN.tell(choice.rule())))
                .doesNotHaveDuplicates();
    }

    /** But of a socket that is its own peer. */
    @Test
    void nobodyIsThoughtToReadWhatHeHasSent() {
        assertThat(answers(first("client send \"question\"", "conn send \"answer\"", "claim call client recv \"answer\"")))
                .contains("the data that was sent");
    }

    @Test
    void aTextInQuotesThatNobodySendsIsNotRead() {
        assertThat(answers(first("client sysctl ip_local_port_range \"5005 5005\"", "client send \"hello\"", "claim call conn recv \"hello\"")))
                .contains("the data that was sent").noneMatch(answer -> answer.contains("5005"));
    }

    @Test
    void anErrorOfTheSameCallElsewhereIsAmongTheAnswers() {
        assertThat(answers(first("server bind 80 -> web", "server bind 79 -> last", "claim call web bind 0", "claim call last bind EACCES")))
                .contains("EACCES (permission denied)");
        assertThat(answers(first("client send \"one\"", "claim call client send 3", "claim call client recv ENOTCONN")))
                .contains("ENOTCONN (not connected)");
    }

    @Test
    void whereThreadsShareADescriptorItMayBeClosed() {
        assertThat(answers(first("conn thread -> other", "client send \"hello\"", "claim call other recv \"hello\"")))
                .contains("EBADF (bad file descriptor)");
    }

    @Test
    void whoMayBeEndedBySigpipeMayBeThoughtToBeToldEpipe() {
        Question question = first("client send \"one\"", "claim call client send SIGPIPE");
        assertThat(answers(question)).contains("EPIPE (broken pipe)");
        assertThat(question.choices().stream().map(choice -> Language.EN.tell(choice.rule()))).anyMatch(rule -> rule.contains("catches SIGPIPE or ignores it"));
        assertThat(Note.of(question)).extracting(note -> Language.EN.tell(note.text())).anyMatch(note -> note.contains("catch SIGPIPE"));
    }

    /** Whoever takes a send for a delivery thinks that it waits. */
    @Test
    void aSendThatSucceedsMayBeThoughtToWait() {
        assertThat(answers(first("client send \"one\"", "claim call client send 3"))).contains("nothing: it waits to the end");
    }

    @Test
    void somethingElseHasTheReasonOfTheRunAndNotThatOfTheClaim() throws IOException {
        assertThat(why(first("client connect server:7000 -> one", "claim call one connect ENOTCONN"), "open/unreachable")).startsWith("EHOSTUNREACH: ");
        assertThat(why(first("claim end client LISTEN"), "close/four-way")).startsWith("TIME-WAIT: ");
        assertThat(why(first("claim counter client TCPTimeouts 40"), "close/four-way")).isEmpty();
    }

    private static String why(Question question, String run) throws IOException {
        int last = question.choices().size() - 1;
        assertThat(answers(question).get(last)).isEqualTo("something else");
        return Language.EN.tell(question.rule(last, recorded(run)));
    }
}
