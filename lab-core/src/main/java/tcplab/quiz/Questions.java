package tcplab.quiz;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import tcplab.language.Piece;
import tcplab.language.SyntaxProblem;
import tcplab.script.Experiment;

/**
 * Makes the questions of an experiment from its claims, the same ones each time. Each kind of claim has its question
 * here; a new kind needs a new line.
 */
public final class Questions {
    /** Makes a question of the words of a claim. */
    private interface Maker {
        Draft make(Draft draft) throws SyntaxProblem;
    }

    private static final int MOST = 5;
    private static final Map<String, Maker> MAKERS = Map.ofEntries(
            Map.entry("wire", SegmentQuestions::wire),
            Map.entry("never", SegmentQuestions::never),
            Map.entry("count", AmountQuestions::count),
            Map.entry("counter", AmountQuestions::counter),
            Map.entry("listed", AmountQuestions::listed),
            Map.entry("queue", AmountQuestions::queue),
            Map.entry("header", AmountQuestions::header),
            Map.entry("isn", AmountQuestions::isn),
            Map.entry("gap", AmountQuestions::gap),
            Map.entry("lasted", AmountQuestions::lasted),
            Map.entry("timer", AmountQuestions::timer),
            Map.entry("states", StateQuestions::states),
            Map.entry("end", StateQuestions::end),
            Map.entry("call", CallQuestions::call),
            Map.entry("reset", CallQuestions::reset),
            Map.entry("printed", SegmentQuestions::printed));

    private Questions() {}

    /** True if claims of this kind can be asked about. */
    static boolean knows(String kind) {
        return MAKERS.containsKey(kind);
    }

    /**
     * Some questions of different kinds, in the order of the claims; those with more to choose from first taken.
     *
     * @param seed another number mixes the answers in another way
     */
    public static List<Question> round(Experiment experiment, long seed) {
        List<Question> left = new ArrayList<>(all(experiment, seed));
        List<Question> taken = new ArrayList<>();
        Map<String, Integer> kinds = new HashMap<>();
        while (taken.size() < MOST && !left.isEmpty()) {
            Question next = left.stream()
                    .min(Comparator.comparingInt((Question q) -> kinds.getOrDefault(q.kind(), 0))
                            .thenComparing(q -> q.definite() < 3))
                    .orElseThrow();
            left.remove(next);
            taken.add(next);
            kinds.merge(next.kind(), 1, Integer::sum);
        }
        taken.sort(Comparator.comparingInt(q -> q.line().line()));
        return List.copyOf(taken);
    }

    /** A question for each claim that one can be made from, no two that read the same. */
    static List<Question> all(Experiment experiment, long seed) {
        Map<String, Question> questions = new LinkedHashMap<>();
        List<String> sent = sent(experiment);
        for (Experiment.ClaimLine line : experiment.claims()) {
            long mix = 31L * (experiment.name() + line.text()).hashCode() + seed;
            of(line, sent, new Random(mix)).ifPresent(question -> questions.putIfAbsent(question.words(), question));
        }
        return List.copyOf(questions.values());
    }

    private static List<String> sent(Experiment experiment) {
        return experiment.items().stream()
                .filter(Experiment.StepItem.class::isInstance)
                .flatMap(item -> words(((Experiment.StepItem) item).text()).stream())
                .filter(word -> word.startsWith("\""))
                .distinct()
                .toList();
    }

    private static List<String> words(String text) {
        return Piece.of(text).stream()
                .filter(piece -> piece.kind() != Piece.Kind.BLANK)
                .map(Piece::text)
                .toList();
    }

    private static Optional<Question> of(Experiment.ClaimLine line, List<String> sent, Random random) {
        List<String> words = words(line.text());
        Maker maker = MAKERS.get(words.get(0));
        if (maker == null) {
            return Optional.empty();
        }
        try {
            return maker.make(new Draft(line, words, sent, random)).done();
        } catch (SyntaxProblem e) {
            throw new IllegalStateException(line.text() + ": " + e.getMessage(), e);
        }
    }
}
