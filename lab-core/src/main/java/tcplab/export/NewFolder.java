package tcplab.export;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tcplab.text.TextFile;
import tcplab.text.ToldException;

/** Where files are written that belong together: never among others. */
public final class NewFolder {
    private NewFolder() {}

    /** Writes the files, by their path within the folder, which must be new or empty. */
    public static void write(Map<String, String> files, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var present = Files.list(folder)) {
            if (present.findAny().isPresent()) {
                throw new ToldException(say("%s is not empty; name a new folder", folder));
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            TextFile.write(path, file.getValue());
        }
    }
}
