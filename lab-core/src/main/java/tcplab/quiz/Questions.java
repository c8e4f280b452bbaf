package tcplab.quiz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.script.Experiment;
import tcplab.text.Language;
import tcplab.text.Told;
import tcplab.verdict.Background;
import tcplab.verdict.Choice;
import tcplab.verdict.Draft;
import tcplab.verdict.Verdict;

/** Takes the questions of an experiment from its claims, each of which puts its own; the same ones each time. */
public final class Questions {
    private static final int MOST = 4;
    /** With fewer of the better ones a round takes the others, too. */
    private static final int FEW = 2;
    private static final int MOST_OF_A_KIND = 2;
    /** True of nearly every run. */
    private static final String NO_RESET = "never (any:)?RST";
    private static final Set<String> SENDING = Set.of("send", "write");
    private static final String READ = "call \\S+ recv\\S* (\"|\\d).*";
    private static final String OPEN_AT_THE_END = "end \\S+ (ESTABLISHED|LISTEN)";
    /** Numbers that one knows or does not; they are asked for only where nothing better is. */
    private static final Set<String> TRIFLES = Set.of("counter", "info", "header");

    private Questions() {}

    /**
     * Some questions of different kinds, in the order of the claims. None is answered by the steps that the reader sees, or
     * by another one, as far as can be known before the run; those with more to choose from first taken.
     *
     * @param seed another number mixes the answers in another way
     */
    public static List<Question> round(Experiment experiment, long seed) {
        List<Question> left = new ArrayList<>(unanswered(experiment, seed));
        List<Question> taken = new ArrayList<>();
        Map<String, Integer> kinds = new HashMap<>();
        Set<String> known = new HashSet<>();
        while (taken.size() < MOST && !left.isEmpty()) {
            Question next = left.stream().min(best(kinds)).orElseThrow();
            left.remove(next);
            boolean told = !Collections.disjoint(known, next.facts())
                    || taken.stream().anyMatch(other -> Leak.between(next, other) || Leak.between(other, next));
            boolean twin = taken.stream().anyMatch(other -> isTwin(next, other));
            boolean dull = twin || kinds.getOrDefault(next.kind(), 0) >= MOST_OF_A_KIND
                    || next.isCoin() && (taken.size() >= FEW || next.line().text().matches(NO_RESET));
            if (told || dull && !taken.isEmpty()) {
                continue;
            }
            taken.add(next);
            known.addAll(next.facts());
            kinds.merge(next.kind(), 1, Integer::sum);
        }
        taken.sort(Comparator.comparingInt(q -> q.line().line()));
        return List.copyOf(taken);
    }

    /** That what was sent is read, and that a connection which nothing ends is open at the end, is so without a thought; but not where there is a reason to give for it. */
    private static boolean isPlain(Question question) {
        boolean read = question.line().text().matches(READ) && question.choices().stream().noneMatch(choice -> Language.EN.tell(choice.text()).startsWith("\""));
        return question.line().reason().isEmpty() && (read || question.line().text().matches(OPEN_AT_THE_END));
    }

    /** The same of another socket: who knows the one need not be asked for the other. */
    private static boolean isTwin(Question question, Question other) {
        return question.line().recorded() == other.line().recorded() && ofAnySocket(question).equals(ofAnySocket(other));
    }

    private static String ofAnySocket(Question question) {
        String claim = question.line().text();
        for (String socket : question.line().claim().sockets()) {
            claim = claim.replaceAll("\\b" + Pattern.quote(socket) + "\\b", "_");
        }
        return claim;
    }

    private static Comparator<Question> best(Map<String, Integer> kinds) {
        return Comparator.comparing(Question::isCoin)
                .thenComparing((Question q) -> TRIFLES.contains(q.kind()) || isPlain(q))
                .thenComparingInt(q -> kinds.getOrDefault(q.kind(), 0))
                .thenComparing(q -> q.line().reason().isEmpty());
    }

    /** All those that the steps do not answer. */
    public static List<Question> unanswered(Experiment experiment, long seed) {
        List<String> script = PrintedScript.of(experiment);
        return all(experiment, seed).stream().filter(question -> !Leak.givesAway(script, question)).toList();
    }

    /**
     * A question for each claim that one can be made from, no two that read the same. What a claim that holds asks already
     * is not asked by one that does not hold: the answer of the latter is none.
     */
    static List<Question> all(Experiment experiment, long seed) {
        Map<String, Question> questions = new LinkedHashMap<>();
        Set<Told> asked = new HashSet<>();
        Background background = background(experiment);
        for (Verdict recorded : List.of(Verdict.CONFIRMED, Verdict.REFUTED)) {
            for (Experiment.ClaimLine line : experiment.claims()) {
                Optional<Question> question =
                        line.recorded() == recorded ? of(line, background, mixed(experiment, line, seed)) : Optional.empty();
                if (question.isPresent() && (recorded == Verdict.CONFIRMED || !asked.contains(question.get().text()))) {
                    asked.add(question.get().text());
                    questions.putIfAbsent(question.get().words(), question.get());
                }
            }
        }
        return questions.values().stream().sorted(Comparator.comparingInt(question -> question.line().line())).toList();
    }

    private static Random mixed(Experiment experiment, Experiment.ClaimLine line, long seed) {
        return new Random(31L * (experiment.name() + line.text()).hashCode() + seed);
    }

    private static Background background(Experiment experiment) {
        List<List<Tokens.Token>> steps = experiment.steps().stream().map(step -> words(step.text())).filter(step -> step.size() > 1).toList();
        List<Background.Sent> sent = new ArrayList<>();
        steps.forEach(step -> IntStream.range(1, step.size())
                .filter(i -> !step.get(i - 1).quoted() && SENDING.contains(step.get(i - 1).text()))
                .forEach(i -> sent(step.get(0).text(), step.get(i)).ifPresent(sent::add)));
        Set<String> threads = new HashSet<>();
        steps.stream().filter(step -> step.get(1).text().equals("thread")).forEach(step -> {
            threads.add(step.get(0).text());
            threads.add(step.get(step.size() - 1).text());
        });
        return new Background(
                sent,
                steps.stream().filter(step -> step.get(1).text().equals("listen")).map(step -> step.get(0).text()).collect(Collectors.toSet()),
                steps.stream().map(step -> step.get(0).text()).collect(Collectors.toSet()),
                threads,
                steps.stream().filter(step -> step.get(0).text().equals("census") && step.size() > 2).map(step -> step.get(2).text()).collect(Collectors.toSet()),
                experiment.claims().stream().map(Experiment.ClaimLine::claim).toList());
    }

    /** What stands after a word for sending. */
    private static Optional<Background.Sent> sent(String by, Tokens.Token what) {
        if (what.quoted()) {
            return Optional.of(new Background.Sent(by, what.text(), what.text().getBytes(StandardCharsets.UTF_8).length));
        }
        return what.text().matches("\\d{1,9}") ? Optional.of(new Background.Sent(by, "", Long.parseLong(what.text()))) : Optional.empty();
    }

    /** The words of a line that has been understood already. */
    private static List<Tokens.Token> words(String line) {
        try {
            return Tokens.split(line);
        } catch (SyntaxProblem e) {
            throw new IllegalStateException(line, e);
        }
    }

    private static Optional<Question> of(
            Experiment.ClaimLine line, Background background, Random random) {
        Draft draft = new Draft(line.recorded() == Verdict.REFUTED, background, random);
        line.claim().ask(draft);
        List<Choice> choices = draft.choices();
        return draft.text().isEmpty() || choices.size() < 2
                ? Optional.empty()
                : Optional.of(new Question(
                        line, Tokens.first(line.text()), draft.text(), choices, draft.facts(), draft.rule()));
    }
}
