package tcplab.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tcplab.event.Event;
import tcplab.event.ObserverReport;
import tcplab.journal.Entry;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;
import tcplab.model.Witness;
import tcplab.script.Catalogue;
import tcplab.script.Experiment;
import tcplab.script.ScriptParser;
import tcplab.text.Language;
import tcplab.text.Told;
import tcplab.verdict.ClaimKind;
import tcplab.verdict.Claims;

class QuestionsTest {
    private static final Path EXPERIMENTS = Path.of("..", "experiments");
    private static final Catalogue CATALOGUE = new Catalogue(EXPERIMENTS, Set.of());

    private static Timeline recorded(String name) throws IOException {
        return Journal.load(EXPERIMENTS.resolve("recorded").resolve(name + ".jsonl.gz"));
    }

    private static Experiment experiment(String name) {
        return CATALOGUE.read(name).experiment();
    }

    private static Question question(String claim) {
        String script = "server listen 7000\nclient connect server:7000\nserver accept -> conn\nclaim " + claim + "\n";
        Experiment experiment = ScriptParser.parse("x.lab", "x", script, Set.of()).experiment();
        return Questions.all(experiment, 0).get(0);
    }

    @Test
    void ofACallThatNobodyMakesNobodyAsksWhatItReturns() {
        String script = "server listen 7000\nclient connect server:7000\nserver accept -> conn\nserver kill\n"
                + "claim call conn close 0\n  refuted nobody calls\n";
        assertThat(Questions.all(ScriptParser.parse("x.lab", "x", script, Set.of()).experiment(), 0)).isEmpty();
        assertThat(Questions.all(ScriptParser.parse("x.lab", "x", script.replace("server kill", "conn close"), Set.of()).experiment(), 0))
                .hasSize(1);
    }

    @Test
    void whatIsCountedMayBeNoneButACounterMayNotMove() {
        assertThat(answers(question("counter client TCPTimeouts 0"))).contains("not at all").doesNotContain("none");
        assertThat(answers(question("counter client TCPTimeouts 1..3"), Language.ZH)).contains("不变").doesNotContain("没有");
        assertThat(answers(question("count client:RST 0"), Language.ZH)).contains("没有");
    }

    private static List<String> answers(Question question) {
        return answers(question, Language.EN);
    }

    private static List<String> answers(Question question, Language language) {
        return question.choices().stream().map(choice -> language.tell(choice.text())).toList();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyExperimentHasQuestionsThatItsRecordedRunAnswers(Language language) throws IOException {
        List<String> faults = new ArrayList<>();
        for (String name : CATALOGUE.names()) {
            Timeline timeline = recorded(name);
            for (Question question : Questions.all(experiment(name), 0)) {
                String about = name + ": " + question.text().toString() + " " + answers(question);
                Key key = question.key(timeline);
                boolean definite = key.right().stream().allMatch(i -> question.choices().get(i).claim() != null);
                if (key.right().size() != 1 || !definite) {
                    faults.add(about + " has the key " + key);
                }
                if (answers(question, language).stream().distinct().count() != question.choices().size()) {
                    faults.add(about + " has an answer twice");
                }
            }
            long rich = Questions.round(experiment(name), 0).stream().filter(q -> q.definite() >= 3).count();
            if (rich < 1) {
                faults.add(name + " has no question with three answers: "
                        + Questions.all(experiment(name), 0).stream().map(q -> q.text().toString() + answers(q)).toList());
            }
        }
        assertThat(faults).isEmpty();
    }

    static List<ClaimKind> kinds() {
        return Claims.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindOfClaimPutsAQuestion(ClaimKind kind) {
        Question question = question(kind.word().example().replaceFirst("claim ", "").replace(" a b ", " client conn "));
        assertThat(question.kind()).isEqualTo(kind.word().name());
        assertThat(question.choices()).hasSizeGreaterThan(1);
    }

    @Test
    void aRoundHasAFewQuestionsAndNoTwoThatTellTheSame() throws IOException {
        for (String name : CATALOGUE.names()) {
            List<Question> round = Questions.round(experiment(name), 0);
            assertThat(round).as(name).hasSizeBetween(1, 4);
            assertThat(round.stream().flatMap(question -> question.facts().stream()).toList()).as(name).doesNotHaveDuplicates();
        }
    }

    @Test
    void aWrongAnswerIsToldWhenItWouldBeRight() throws IOException {
        Timeline run = recorded("close/four-way");
        Question closing = question("count closing 4");
        int four = place(closing, "4");
        assertThat(closing.whyNot(place(closing, "3"), four, run).toString()).contains("its own FIN carries that ACK");
        assertThat(closing.whyNot(four, four, run).isEmpty()).isTrue();
        Question end = question("end client TIME-WAIT");
        assertThat(end.whyNot(place(end, "FIN-WAIT-2"), place(end, "TIME-WAIT"), run).toString())
                .startsWith("it had been there before, and had gone on to TIME-WAIT; FIN-WAIT-2: its own FIN");
        Question send = question("call client send#2 EPIPE");
        int right = place(send, "EPIPE (broken pipe)");
        assertThat(send.whyNot(place(send, "it succeeds"), right, run).toString()).contains("it does not wait for the peer");
    }

    private static int place(Question question, String answer) {
        assertThat(answers(question)).contains(answer);
        return answers(question).indexOf(answer);
    }

    @Test
    void statesResultsAndSegmentsThatAreWrongHaveARuleOfTheirOwn() throws IOException {
        List<String> without = new ArrayList<>();
        for (String name : CATALOGUE.names()) {
            for (Question question : Questions.all(experiment(name), 0)) {
                boolean meant = List.of("states", "end", "call", "gap", "lasted").contains(question.kind())
                        || question.line().text().matches("count (opening|closing) .*");
                question.choices().stream()
                        .filter(choice -> meant && !question.isCoin() && choice.claim() != null && choice.rule().isEmpty())
                        .forEach(choice -> without.add(name + ": " + question.text().toString() + " " + choice.text().toString()));
            }
        }
        assertThat(without).isEmpty();
    }

    /** A segment of nobody, or three where two cross, would be no answer but a slip. */
    @Test
    void everyRowOfSegmentsCouldStandInAClaim() throws IOException {
        Pattern slip = Pattern.compile("(^|\\s):|\\{ \\S+ \\S+ \\S+ }");
        List<String> slips = new ArrayList<>();
        for (String name : CATALOGUE.names()) {
            Questions.all(experiment(name), 0).stream()
                    .filter(question -> question.kind().equals("wire") && !slip.matcher(question.line().text()).find())
                    .flatMap(question -> answers(question).stream())
                    .filter(answer -> slip.matcher(answer).find())
                    .forEach(answer -> slips.add(name + ": " + answer));
        }
        assertThat(slips).isEmpty();
    }

    @Test
    void aReasonOfATimeSpeaksOfWhatItIsTheTimeOf() throws IOException {
        Pattern foreign = Pattern.compile("answer to a SYN|delay of an ACK|delays an ACK|several time-outs|minutes are what");
        List<String> strange = new ArrayList<>();
        for (String name : CATALOGUE.names()) {
            for (Question question : Questions.all(experiment(name), 0)) {
                boolean ack = question.line().text().matches("gap arrival \\S+ \\S+:ACK\\S* .*");
                boolean again = question.line().text().matches("gap .*\\(again\\).*");
                boolean left = question.line().text().matches("timer \\S+ (timewait|persist) .*");
                question.choices().stream()
                        .map(choice -> choice.rule().toString())
                        .filter(rule -> left && foreign.matcher(rule).find() || ack && rule.contains("SYN")
                                || again && rule.contains("answer to a SYN"))
                        .forEach(rule -> strange.add(name + ": " + question.text() + " " + rule));
            }
        }
        assertThat(strange).isEmpty();
    }

    @Test
    void whyARightAnswerIsRightIsNoMereSupposition() throws IOException {
        List<String> supposed = new ArrayList<>();
        for (String name : CATALOGUE.names()) {
            Timeline timeline = recorded(name);
            for (Question question : Questions.all(experiment(name), 0)) {
                question.key(timeline).right().stream()
                        .map(right -> question.rule(right, timeline).toString())
                        .filter(rule -> rule.matches(".*(would have to|it would|would be a number).*"))
                        .forEach(rule -> supposed.add(name + ": " + question.text() + " " + rule));
            }
        }
        assertThat(supposed).isEmpty();
    }

    @Test
    void whoeverIsAskedForAnOptionIsToldWhichOne() throws IOException {
        Pattern unnamed = Pattern.compile("getsockopt\\(\\)");
        for (String name : CATALOGUE.names()) {
            assertThat(Questions.all(experiment(name), 0)).as(name)
                    .noneMatch(question -> unnamed.matcher(question.text().toString()).find());
        }
    }

    @Test
    void howManyLettersWereSentIsNoQuestion() {
        assertThat(answers(question("call client send 14"))).contains("it succeeds").noneMatch(answer -> answer.contains("14"));
        assertThat(answers(question("call client recv \"hello\""))).contains("the data that was sent");
        assertThat(answers(question("wire client:DATA(len=10) conn:ACK"))).allMatch(a -> !a.contains("len=") || a.contains("len=10"));
    }

    @Test
    void anotherSeedMixesOtherwiseAndTheRunStillAnswers() throws IOException {
        for (String name : List.of("close/three-way", "open/simultaneous-open", "abort/unread-data", "queues/syn-cookies")) {
            Timeline timeline = recorded(name);
            Set<String> rounds = new HashSet<>();
            for (long seed = 0; seed < 10; seed++) {
                List<Question> round = Questions.round(experiment(name), seed);
                assertThat(round).allMatch(question -> question.key(timeline).right().size() == 1);
                assertThat(answersOf(round)).isEqualTo(answersOf(Questions.round(experiment(name), seed)));
                rounds.add(answersOf(round).toString());
            }
            assertThat(rounds).hasSizeGreaterThan(3);
        }
    }

    @Test
    void theRightAnswerIsNotAlwaysInOnePlace() throws IOException {
        int[] places = new int[8];
        for (String name : CATALOGUE.names()) {
            Timeline timeline = recorded(name);
            for (Question question : Questions.round(experiment(name), 0)) {
                question.key(timeline).right().forEach(place -> places[place]++);
            }
        }
        assertThat(places[0]).isPositive();
        assertThat(places[1]).isPositive();
        assertThat(places[2]).isPositive();
        assertThat(places[3]).isPositive();
    }

    private static List<List<String>> answersOf(List<Question> round) {
        return round.stream().map(QuestionsTest::answers).toList();
    }

    @Test
    void theKeyComesFromTheRunAndNotFromTheRecord() throws IOException {
        Question question = question("count closing 4");
        Key threeWay = question.key(recorded("close/three-way"));
        Key fourWay = question.key(recorded("close/four-way"));
        assertThat(right(question, threeWay)).isEqualTo("3");
        assertThat(right(question, fourWay)).isEqualTo("4");
        assertThat(threeWay.evidence()).hasSize(3);
    }

    @Test
    void whatIsNoneOfTheAnswersIsSomethingElse() throws IOException {
        Question question = question("count closing 40");
        Key key = question.key(recorded("close/four-way"));
        assertThat(right(question, key)).isEqualTo("something else");
        assertThat(key.because().toString()).startsWith("4: ");
    }

    @Test
    void withoutItsWitnessAQuestionStaysOpen() throws IOException {
        List<Entry> blind = new ArrayList<>();
        for (Entry entry : recorded("close/four-way").inOrderOfArrival()) {
            Event event = entry.event() instanceof ObserverReport report && report.observer() == Witness.TCPDUMP
                    ? new ObserverReport(report.atNanos(), Witness.TCPDUMP, ObserverReport.Status.MISSING, Told.plain("not installed"), 0)
                    : entry.event();
            blind.add(new Entry(entry.id(), event));
        }
        Key key = question("count closing 4").key(new Timeline(blind));
        assertThat(key.isOpen()).isTrue();
        assertThat(key.because().toString()).contains("tcpdump");
    }

    private static String right(Question question, Key key) {
        return question.choices().get(key.right().iterator().next()).text().toString();
    }
}
