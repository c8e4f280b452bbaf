package tcplab.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tcplab.judge.RunFolder;
import tcplab.text.Columns;

/** The file with the name of the experiment that a kept run was: its first line, or else the name of the folder. */
final class NameTarget implements Target {
    private Path folder;

    @Override
    public String name() {
        return "name";
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(
                Seeds.bytes("close/three-way\n"), Seeds.bytes("close/three-way (stepped)\n"), Seeds.bytes("/tmp/试验.lab"),
                Seeds.bytes("\u001b]0;x\u0007\u202e\n\u2028y\n"), Seeds.bytes("\ufeffa\r\nb"), Seeds.bytes(""));
    }

    @Override
    public int longestBytes() {
        return 5_000;
    }

    @Override
    public void take(byte[] input) throws IOException {
        if (folder == null) {
            folder = Files.createTempDirectory("name");
            folder.toFile().deleteOnExit();
            folder.resolve("name").toFile().deleteOnExit();
        }
        Files.write(folder.resolve("name"), input);
        String name = RunFolder.name(folder);
        Asked.that(!name.isBlank() && name.lines().count() == 1, "not one line: " + name);
        Asked.shown(Columns.printable(name));
        RunFolder.isStepped(folder);
    }
}
