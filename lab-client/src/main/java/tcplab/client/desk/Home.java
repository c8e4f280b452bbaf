package tcplab.client.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tcplab.script.Catalogue;
import tcplab.script.Course;
import tcplab.script.Lesson;
import tcplab.script.Statements;
import tcplab.symptom.Symptom;
import tcplab.symptom.Symptoms;

/** Where the project's own files are: the launcher says so with {@code -Dtcplab.home}. */
public final class Home {
    private Home() {}

    public static Path folder() {
        String home = System.getProperty("tcplab.home");
        if (home != null) {
            return Path.of(home);
        }
        // Started without the launcher, as by a test: a folder of the project.
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("experiments")) && Files.isDirectory(folder.resolve("lab-core"))) {
                return folder;
            }
        }
        return here;
    }

    public static Statements statements() {
        return Statements.load(folder().resolve("experiments").resolve("statements.json"));
    }

    /** The lessons of the course, in order. */
    public static List<Lesson> course() throws IOException {
        return Course.load(folder().resolve("experiments").resolve("course"));
    }

    public static List<Symptom> symptoms() throws IOException {
        return Symptoms.load(folder().resolve("experiments").resolve("symptoms"));
    }

    public static Catalogue catalogue() {
        return new Catalogue(folder().resolve("experiments"), () -> statements().ids());
    }
}
