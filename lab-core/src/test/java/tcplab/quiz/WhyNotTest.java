package tcplab.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;
import tcplab.script.Catalogue;
import tcplab.script.Experiment;
import tcplab.text.Language;
import tcplab.verdict.Choice;

/** A wrong answer is there for a reason: somebody may believe it, and is told what he took it for. */
class WhyNotTest {
    private static final Catalogue CATALOGUE = new Catalogue(Path.of("..", "experiments"), Set.of());
    private static final Pattern ABOUT = Pattern.compile("about (.*)");
    /** A tick, the delays of an ACK, the waits before something is sent again, the minute of TIME-WAIT, and those of keepalive. */
    private static final Set<String> KNOWN = Set.of(
            "4 ms", "40 ms", "200 ms", "400 ms", "500 ms", "1 s", "2 s", "4 s", "8 s", "16 s", "32 s", "60 s", "75 s", "7200 s");

    private static List<String> named(String kind, long seed) throws IOException {
        List<String> found = new ArrayList<>();
        for (String name : CATALOGUE.names()) {
            for (Question question : Questions.all(CATALOGUE.read(name).experiment(), seed)) {
                if (question.kind().matches(kind)) {
                    faults(question).forEach(fault -> found.add(name + ": " + question.text() + " " + fault));
                }
            }
        }
        return found;
    }

    private static List<String> reasons(Question question) {
        return question.choices().stream()
                .filter(choice -> choice.claim() != null)
                .map(choice -> Language.EN.tell(choice.rule()))
                .toList();
    }

    private static List<String> faults(Question question) {
        List<String> reasons = reasons(question).stream().map(reason -> reason.replaceAll("\\d+|once", "N")).toList();
        List<String> faults = new ArrayList<>();
        reasons.stream().filter(reason -> reason.isEmpty() || reasons.indexOf(reason) != reasons.lastIndexOf(reason)).forEach(faults::add);
        question.choices().stream().map(Choice::text).map(Language.EN::tell)
                .map(ABOUT::matcher).filter(about -> about.matches() && !KNOWN.contains(about.group(1))).forEach(about -> faults.add(about.group()));
        return faults;
    }

    @Test
    void eachNumberHasAReasonThatIsNotOnlyTheNumber() throws IOException {
        for (long seed = 0; seed < 5; seed++) {
            assertThat(named("count|counter", seed)).isEmpty();
        }
    }

    /** The claimed number itself may be told by what the question is about. */
    @Test
    void noTwoNumbersOfAListingOrOfTcpInfoHaveTheSameReason() throws IOException {
        for (String name : CATALOGUE.names()) {
            for (Question question : Questions.all(CATALOGUE.read(name).experiment(), 0)) {
                if (question.kind().matches("listed|queue|info") && !question.isCoin()) {
                    List<String> reasons = reasons(question).stream().map(reason -> reason.replaceAll("\\d+|once", "N")).toList();
                    assertThat(reasons).as("%s: %s", name, question.text()).doesNotHaveDuplicates();
                }
            }
        }
    }

    @Test
    void noTimeIsOfferedThatNothingInTcpTakes() throws IOException {
        for (long seed = 0; seed < 5; seed++) {
            assertThat(named("gap|lasted|timer", seed)).noneMatch(fault -> fault.matches("(?s).* about \\S+ \\S+"));
        }
    }

    @Test
    void eachTimeHasAReasonOfItsOwn() throws IOException {
        for (long seed = 0; seed < 5; seed++) {
            for (String name : CATALOGUE.names()) {
                for (Question question : Questions.all(CATALOGUE.read(name).experiment(), seed)) {
                    List<String> reasons = reasons(question);
                    if (question.line().text().matches("(gap|lasted|timer|call \\S+ \\S+ lasted|info \\S+ rto).*")) {
                        assertThat(reasons).as("%s: %s", name, question.text()).doesNotContain("").doesNotHaveDuplicates();
                        // What only turns the answer into a sentence is no reason.
                        assertThat(question.choices()).as("%s: %s", name, question.text()).noneMatch(
                                choice -> Language.EN.tell(choice.rule()).startsWith(Language.EN.tell(choice.text())));
                    }
                }
            }
        }
    }

    /** Under which condition it would be right, or of what it is the meaning. */
    private static final Pattern SAYS_WHEN = Pattern.compile(
            "\\b(where|only|if|unless|until|as long as|as soon as|once|without|whoever|means|would|never|no|nobody|none|neither|each time|in this run|ss listed it|it had been)\\b"
                    + "|^(for \\d|an opening has three|a close (of FINs )?may take three)|^(no )?(\\S+|\\S+ m?s|\\S+ or more|\\S+ bytes) ?(:|is|are|of|what|to)( |$)");
    private static final Pattern TELLS_AS_DONE = Pattern.compile("\\b(has|have|is|are|was|were) (?!not |to )\\w+(ed|en|ne|me|ut|ad)\\b|at once$");

    /** As the reason of the right answer it may say so; against a wrong one it would argue for it. */
    @Test
    void noReasonAgainstAnAnswerTellsAsDoneWhatWasNotDone() throws IOException {
        List<String> told = new ArrayList<>();
        for (String name : CATALOGUE.names()) {
            Timeline timeline = Journal.load(Path.of("..", "experiments", "recorded", name + ".jsonl.gz"));
            for (Question question : Questions.all(CATALOGUE.read(name).experiment(), 0)) {
                int right = question.key(timeline).right().iterator().next();
                for (int i = 0; i < question.definite(); i++) {
                    String why = Language.EN.tell(question.whyNot(i, right, timeline));
                    if (i != right && TELLS_AS_DONE.matcher(why).find() && !SAYS_WHEN.matcher(why).find()) {
                        told.add(name + ": " + question.text() + " " + question.choices().get(i).text() + ": " + why);
                    }
                }
            }
        }
        assertThat(told).isEmpty();
    }

    @Test
    void dataThatDidNotComeIsNotSaidToHaveCome() {
        Experiment tickets = CATALOGUE.read("tls/tickets-read").experiment();
        assertThat(Questions.all(tickets, 0).stream().filter(question -> question.line().text().contains("SSL_read")).flatMap(question -> question.choices().stream())
                .filter(choice -> choice.text().toString().equals("data")).map(choice -> Language.EN.tell(choice.against().apply(null))))
                .isNotEmpty().allMatch(why -> why.startsWith("a read brings data only where"));
    }
}
