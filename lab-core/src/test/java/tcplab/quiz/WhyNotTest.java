package tcplab.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tcplab.script.Catalogue;
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
}
