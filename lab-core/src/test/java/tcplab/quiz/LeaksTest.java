package tcplab.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;
import tcplab.script.Catalogue;
import tcplab.script.Experiment;
import tcplab.text.Language;
import tcplab.text.Told;

/**
 * What gives a question of the catalogue away, with the right answers as the recorded runs have them. A fact that is found
 * here is found by a learner, too, without a thought of TCP.
 */
class LeaksTest {
    private static final Path EXPERIMENTS = Path.of("..", "experiments");
    private static final Catalogue CATALOGUE = new Catalogue(EXPERIMENTS, Set.of());
    private static final Set<String> OF_STATES = Set.of("states", "end", "listed", "lasted");
    private static final Pattern NUMBER = Pattern.compile("\\d");
    private static final Pattern NOTATION = Pattern.compile("\\w+:[A-Z]{3}|[{}]");

    /** A round with the right answers. */
    private record Round(String name, List<String> script, Timeline timeline, List<Question> questions, List<Key> keys) {
        static Round of(String name, long seed) throws IOException {
            Experiment experiment = CATALOGUE.read(name).experiment();
            Timeline timeline = recorded(name);
            List<Question> questions = Questions.round(experiment, seed);
            return new Round(name, PrintedScript.of(experiment), timeline, questions,
                    questions.stream().map(question -> question.key(timeline)).toList());
        }

        private int right(int i) {
            return keys.get(i).right().isEmpty() ? -1 : keys.get(i).right().iterator().next();
        }

        List<String> leaks() {
            List<String> leaks = new ArrayList<>();
            for (int i = 0; i < questions.size(); i++) {
                for (String leak : leaks(i)) {
                    Question question = questions.get(i);
                    leaks.add(leak + " | " + name + ": " + question.text() + " "
                            + question.choices().stream().map(choice -> choice.text().toString()).toList() + " right " + right(i));
                }
            }
            return leaks;
        }

        private List<String> leaks(int i) {
            Question question = questions.get(i);
            List<String> leaks = new ArrayList<>();
            if (Leak.told(String.join("\n", script), question).equals(Set.of(right(i)))) {
                leaks.add("the script says it");
            }
            for (int j = 0; j < questions.size(); j++) {
                if (j != i && Leak.between(question, questions.get(j))) {
                    leaks.add("another question says it");
                }
                if (j < i && isSame(i, j)) {
                    leaks.add("much the same as '" + questions.get(j).text() + "'");
                }
            }
            if (isAloneInForm(question, right(i))) {
                leaks.add("its form shows it");
            }
            if (right(i) >= 0 && question.choices().get(right(i)).claim() == null) {
                leaks.add("the right answer is not among those that say something");
            }
            if (question.definite() > 4) {
                leaks.add("more answers than elsewhere");
            }
            if (countsLetters(question)) {
                leaks.add("letters are counted");
            }
            if (NOTATION.matcher(question.text().toString()).find()) {
                leaks.add("notation in a sentence");
            }
            if (question.definite() < 3 && questions.size() > 2) {
                leaks.add("a coin");
            }
            if (question.line().text().matches("never (any:)?RST")) {
                leaks.add("nobody ever sends one");
            }
            return leaks;
        }

        private boolean isSame(int i, int j) {
            Question one = questions.get(i);
            Question other = questions.get(j);
            boolean states = OF_STATES.contains(one.kind())
                    && OF_STATES.contains(other.kind())
                    && one.line().claim().sockets().equals(other.line().claim().sockets());
            Set<Integer> evidence = Set.copyOf(keys.get(i).evidence());
            boolean listed = Set.of("end", "listed", "queue", "timer").contains(one.kind());
            return states || !listed && !evidence.isEmpty() && evidence.equals(Set.copyOf(keys.get(j).evidence()));
        }
    }

    private static Timeline recorded(String name) throws IOException {
        return Journal.load(EXPERIMENTS.resolve("recorded").resolve(name + ".jsonl.gz"));
    }

    private static String answer(Question question, int choice) {
        return question.choices().get(choice).text().toString();
    }

    private static IntStream others(Question question, int right) {
        return IntStream.range(0, question.choices().size())
                .filter(i -> i != right && question.choices().get(i).claim() != null);
    }

    /** A number among words or a word among numbers, or the longest by far. */
    private static boolean isAloneInForm(Question question, int right) {
        if (right < 0 || question.isCoin()) {
            return false;
        }
        IntPredicate number = i -> NUMBER.matcher(answer(question, i).replaceAll("[A-Z][A-Z0-9-]+", "")).find();
        boolean other = others(question, right).allMatch(i -> number.test(i) != number.test(right));
        int longest = others(question, right).map(i -> answer(question, i).length()).max().orElse(0);
        boolean none = Set.of("none", "not at all").contains(answer(question, right));
        return other && !none || answer(question, right).length() > 20 + 1.6 * longest;
    }

    private static boolean countsLetters(Question question) {
        Set<String> without = new HashSet<>();
        boolean same = IntStream.range(0, question.choices().size())
                .anyMatch(i -> !without.add(answer(question, i).replaceAll("len=\\d+", "")));
        boolean bytes = question.line().text().matches("call \\S+ (send|recv|SSL_write|SSL_read)\\S* .*")
                && question.choices().stream().allMatch(choice -> choice.text().toString().matches("\\d+.*|E.*|something else"));
        return same || bytes && question.choices().stream().anyMatch(choice -> choice.text().toString().matches("[1-9]\\d*"));
    }

    /** Each seed mixes the answers otherwise. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4})
    void noQuestionGivesItselfOrAnotherAway(long seed) throws IOException {
        List<String> leaks = new ArrayList<>();
        int questions = 0;
        for (String name : CATALOGUE.names()) {
            Round round = Round.of(name, seed);
            questions += round.questions().size();
            leaks.addAll(round.leaks());
        }
        leaks.removeIf(leak -> leak.contains("ack/second-small-segment") && leak.startsWith("much the same"));
        assertThat(leaks).as("of %d questions", questions).isEmpty();
    }

    @Test
    void everyQuestionHasAWhyInBothLanguages() throws IOException {
        List<String> without = new ArrayList<>();
        for (String name : CATALOGUE.names()) {
            Experiment experiment = CATALOGUE.read(name).experiment();
            Timeline timeline = recorded(name);
            for (Question question : Questions.all(experiment, 0)) {
                // "Something else" has no reason before the run: that of the claim is another answer's.
                for (int i = 0; i < question.definite(); i++) {
                    Told why = question.why(i, timeline);
                    if (why.isEmpty() || Language.EN.tell(why).equals(Language.ZH.tell(why))) {
                        without.add(name + ": " + question.text() + " " + answer(question, i));
                    }
                }
            }
        }
        assertThat(without).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4})
    void everyWrongAnswerHasAWhyNotOfItsOwn(long seed) throws IOException {
        List<String> without = new ArrayList<>();
        List<String> alike = new ArrayList<>();
        for (String name : CATALOGUE.names()) {
            Round round = Round.of(name, seed);
            for (int i = 0; i < round.questions().size(); i++) {
                Question question = round.questions().get(i);
                int right = round.right(i);
                Set<String> said = new HashSet<>();
                others(question, right).filter(other -> !question.isCoin()).forEach(other -> {
                    Told why = question.whyNot(other, right, round.timeline());
                    String which = name + ": " + question.text() + " " + answer(question, other) + ": " + why;
                    if (why.isEmpty() || Language.EN.tell(why).equals(Language.ZH.tell(why))) {
                        without.add(which);
                    } else if (!said.add(Language.EN.tell(why))) {
                        alike.add(which);
                    }
                });
            }
        }
        assertThat(without).isEmpty();
        assertThat(alike).isEmpty();
    }

    @Test
    void whatAnAwaitWaitsForIsNotPrinted() throws IOException {
        List<String> told = new ArrayList<>();
        for (String name : CATALOGUE.names()) {
            PrintedScript.of(CATALOGUE.read(name).experiment()).stream()
                    .filter(line -> line.startsWith("#") || line.startsWith("await") && !line.matches("await\\s+\\w+ …"))
                    .forEach(told::add);
        }
        assertThat(told).isEmpty();
        assertThat(PrintedScript.of(CATALOGUE.read("close/four-way").experiment()))
                .contains("client  close", "await   client …")
                .noneMatch(line -> line.contains("FIN-WAIT"));
    }

    @Test
    void aControlAsksWhatBecomesOfAChangedScript() {
        Experiment experiment = CATALOGUE.read("close/three-way").experiment();
        ControlQuestion control = control(experiment).orElseThrow();
        assertThat(control.shown()).anyMatch(line -> line.matches("[-+] conn .*"));
        assertThat(control.script().steps()).isNotEqualTo(experiment.steps());
        assertThat(control.question().definite()).isGreaterThanOrEqualTo(3);
        assertThat(control.question().line().text()).doesNotMatch("wire \\w+:.*");
    }

    private static Optional<ControlQuestion> control(Experiment experiment) {
        return ControlQuestion.of(experiment, Questions.round(experiment, 0), CATALOGUE::read, script -> true, 0);
    }

    /** The right answer is there another one, or there would be nothing to compare. */
    @Test
    void whereAControlIsAnotherScriptItsRunAnswers() throws IOException {
        List<String> asked = new ArrayList<>();
        for (String name : CATALOGUE.names()) {
            Optional<ControlQuestion> control = control(CATALOGUE.read(name).experiment()).filter(ControlQuestion::isOther);
            if (control.isPresent()) {
                Question question = control.get().question();
                Key key = question.key(recorded(control.get().script().name()));
                assertThat(key.right()).as("%s: %s", name, question.text()).hasSize(1);
                assertThat(key.right()).as("%s: %s", name, question.text()).isNotEqualTo(question.key(recorded(name)).right());
                asked.add(name);
            }
        }
        assertThat(asked).isNotEmpty();
    }

    @Test
    void whereAScriptCannotRunAnotherControlIsAsked() {
        Experiment experiment = CATALOGUE.read("close/four-way").experiment();
        List<Question> round = Questions.round(experiment, 0);
        ControlQuestion asked = ControlQuestion.of(
                experiment, round, CATALOGUE::read, script -> script.name().equals(experiment.name()), 0).orElseThrow();
        assertThat(control(experiment).orElseThrow().isOther()).isTrue();
        assertThat(asked.isOther()).isFalse();
    }

    @Test
    void mostExperimentsAskOfAControl() throws IOException {
        int asked = 0;
        for (String name : CATALOGUE.names()) {
            Experiment experiment = CATALOGUE.read(name).experiment();
            asked += control(experiment).isPresent() ? 1 : 0;
        }
        assertThat(asked).isGreaterThan(CATALOGUE.names().size() / 2);
    }
}
