package tcplab.client.desk;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tcplab.text.Told;

/** How far the learner is in the course: {@code learn.json} in the state folder. */
public final class ProgressFile {
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final StateFile<Progress> file;

    /** @param notes takes what the user must know of the file */
    ProgressFile(Path folder, Consumer<Told> notes) {
        this.file = new StateFile<>(folder.resolve("learn.json"), new Form(), notes);
    }

    /** In the user's state folder. @param console where to say what the user must know of the file */
    public static ProgressFile of(Console console) {
        return new ProgressFile(StateFolder.of(System.getenv()), console::remark);
    }

    private static final class Form implements StateFile.Form<Progress> {
        @Override
        public Progress nothing() {
            return Progress.none();
        }

        @Override
        public Optional<Progress> read(String text) {
            return written(text);
        }

        @Override
        public String write(Progress progress) {
            return GSON.toJson(progress) + "\n";
        }
    }

    /** As it stands in the file, where everything may be missing. */
    private record Written(String at, Map<String, Progress.Done> done, List<Progress.Again> again) {}

    /** What such a file tells; empty if this is not what was written here. */
    static Optional<Progress> written(String text) {
        try {
            Written written = GSON.fromJson(text, Written.class);
            boolean whole = written != null && written.at() != null && written.done() != null && written.again() != null
                    && !written.done().containsValue(null) && !written.again().contains(null);
            return whole
                    ? Optional.of(new Progress(written.at(), written.done(), written.again())).filter(Progress::isPossible)
                    : Optional.empty();
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    public Path path() {
        return file.path();
    }

    /** A damaged file is put aside and said so. */
    public Progress read() throws IOException {
        return file.read();
    }

    /** Changes it, also while an interrupt waits to end the lesson: what was answered is not lost. */
    void change(UnaryOperator<Progress> change) throws IOException {
        file.changeSurely(change);
    }

    /** Begins anew; the file goes. */
    public void forget() throws IOException {
        Files.deleteIfExists(file.path());
    }
}
