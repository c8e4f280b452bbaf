package tcplab.client.desk;

import static tcplab.text.Told.say;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import tcplab.text.TextFile;
import tcplab.text.Told;
import tcplab.text.ToldException;
import tcplab.text.Unreadable;

/** How the quiz went so far, by experiment: {@code quiz.json} in the state folder. */
public final class Scores {
    /** Of one experiment. @param asked questions that its runs answered, over all rounds */
    public record Score(int rounds, int asked, int right) {
        public Score plus(Score other) {
            return new Score(rounds + other.rounds, asked + other.asked, right + other.right);
        }
    }

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private static final TypeToken<TreeMap<String, Score>> BY_EXPERIMENT = new TypeToken<>() {};

    private static final int LARGEST_BYTES = 16 << 20;

    private final Path file;
    private final Consumer<Told> notes;

    /** @param notes takes what the user must know of the file */
    Scores(Path folder, Consumer<Told> notes) {
        this.file = folder.resolve("quiz.json");
        this.notes = notes;
    }

    /** In the user's state folder. @param console where to say what the user must know of the file */
    public static Scores of(Console console) {
        return new Scores(StateFolder.of(System.getenv()), console::remark);
    }

    public Path file() {
        return file;
    }

    /** All scores by the experiment's name, sorted; a damaged file is put aside and said so. */
    public Map<String, Score> read() throws IOException {
        if (!Files.exists(file)) {
            return new TreeMap<>();
        }
        Optional<Map<String, Score>> scores;
        try {
            scores = written(TextFile.read(file, LARGEST_BYTES));
        } catch (Unreadable e) {
            scores = Optional.empty();
        }
        return scores.isPresent() ? scores.get() : beginAnew();
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

    private Map<String, Score> beginAnew() throws IOException {
        Path aside = aside();
        Files.move(file, aside);
        notes.accept(say("%1$s is damaged; it is kept as %2$s, and counting begins anew", file, aside));
        return new TreeMap<>();
    }

    private static boolean isPossible(Score score) {
        return score != null && score.right() >= 0 && score.right() <= score.asked() && score.rounds() >= 0;
    }

    private Path aside() {
        String stamp = Instant.now().toString().replaceAll("[^0-9]", "");
        return file.resolveSibling("quiz.json.damaged-" + stamp);
    }

    /** Adds a round of an experiment; a reader sees the old scores or the new ones, and two writers both count. */
    void add(String experiment, Score round) throws IOException {
        Files.createDirectories(file.getParent());
        // A file lock is for processes; threads of one process must not even try.
        synchronized (Scores.class) {
            addLocked(experiment, round);
        }
    }

    private void addLocked(String experiment, Score round) throws IOException {
        Path locked = file.resolveSibling("quiz.lock");
        if (Files.exists(locked) && !Files.isRegularFile(locked)) {
            // A pipe would wait for somebody who reads.
            throw new ToldException(Told.format("%s: %s", locked, say("this is no regular file")));
        }
        try (FileChannel channel = FileChannel.open(locked, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Map<String, Score> scores = read();
            scores.merge(experiment, round, Score::plus);
            Path fresh = Files.createTempFile(file.getParent(), ".quiz", "");
            Files.writeString(fresh, GSON.toJson(scores) + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
