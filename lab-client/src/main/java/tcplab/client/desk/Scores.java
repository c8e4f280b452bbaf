package tcplab.client.desk;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import tcplab.text.Told;

/** How the answers went so far, in the quiz and in the course, by experiment: {@code quiz.json} in the state folder. */
public final class Scores {
    /** Of one experiment. @param rounds that came to their end @param asked questions that its runs answered, over all rounds */
    public record Score(int rounds, int asked, int right) {
        public Score plus(Score other) {
            return new Score(sum(rounds, other.rounds), sum(asked, other.asked), sum(right, other.right));
        }

        /** Not beyond the largest number: the next lab would take a negative one for damage. */
        private static int sum(int one, int other) {
            return (int) Math.min(Integer.MAX_VALUE, (long) one + other);
        }
    }

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private static final TypeToken<TreeMap<String, Score>> BY_EXPERIMENT = new TypeToken<>() {};

    private final StateFile<Map<String, Score>> file;

    /** @param notes takes what the user must know of the file */
    Scores(Path folder, Consumer<Told> notes) {
        this.file = new StateFile<>(folder.resolve("quiz.json"), new Form(), notes);
    }

    /** In the user's state folder. @param console where to say what the user must know of the file */
    public static Scores of(Console console) {
        return new Scores(StateFolder.of(System.getenv()), console::remark);
    }

    private static final class Form implements StateFile.Form<Map<String, Score>> {
        @Override
        public Map<String, Score> nothing() {
            return new TreeMap<>();
        }

        @Override
        public Optional<Map<String, Score>> read(String text) {
            return written(text);
        }

        @Override
        public String write(Map<String, Score> scores) {
            return GSON.toJson(scores) + "\n";
        }
    }

    public Path file() {
        return file.path();
    }

    /** All scores by the experiment's name, sorted; a damaged file is put aside and said so. */
    public Map<String, Score> read() throws IOException {
        return file.read();
    }

    /** What such a file tells; empty if this is not what was written here. */
    static Optional<Map<String, Score>> written(String text) {
        try {
            Map<String, Score> scores = GSON.fromJson(text, BY_EXPERIMENT);
            return Optional.ofNullable(scores).filter(all -> all.values().stream().allMatch(Scores::isPossible));
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    private static boolean isPossible(Score score) {
        return score != null && score.right() >= 0 && score.right() <= score.asked() && score.rounds() >= 0;
    }

    /** Adds a round of an experiment. */
    void add(String experiment, Score round) throws IOException {
        file.change(scores -> plus(scores, experiment, round));
    }

    /** Adds answers that were marked, also while an interrupt waits to end the lesson. */
    void addSurely(String experiment, Score answers) throws IOException {
        file.changeSurely(scores -> plus(scores, experiment, answers));
    }

    private static Map<String, Score> plus(Map<String, Score> scores, String experiment, Score more) {
        scores.merge(experiment, more, Score::plus);
        return scores;
    }
}
