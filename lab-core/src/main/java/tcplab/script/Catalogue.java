package tcplab.script;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tcplab.text.Brief;
import tcplab.text.TextFile;
import tcplab.text.Told;
import tcplab.text.Unreadable;

/** The experiments on disk: {@code TOPIC/FACT.lab} below one folder. */
public final class Catalogue {
    public static final int LARGEST_SCRIPT_BYTES = 1 << 20;

    private final Path folder;
    private final Supplier<Set<String>> asked;
    private Set<String> statements;

    /** @param statements ids of the articles' statements; empty to take any */
    public Catalogue(Path folder, Set<String> statements) {
        this(folder, () -> statements);
    }

    /** @param statements is asked for them when the first script is read */
    public Catalogue(Path folder, Supplier<Set<String>> statements) {
        this.folder = folder;
        this.asked = statements;
    }

    private synchronized Set<String> statements() {
        if (statements == null) {
            statements = Collections.unmodifiableSet(new TreeSet<>(asked.get()));
        }
        return statements;
    }

    public Path folder() {
        return folder;
    }

    /** The names of all experiments, sorted by topic and name. */
    public List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder, 2)) {
            files.filter(f -> f.toString().endsWith(".lab"))
                    .map(f -> folder.relativize(f).toString().replaceFirst("\\.lab$", ""))
                    .sorted()
                    .forEach(names::add);
        }
        return names;
    }

    /** The topics, sorted. */
    public List<String> topics() throws IOException {
        return names().stream()
                .filter(n -> n.contains("/"))
                .map(n -> n.substring(0, n.indexOf('/')))
                .distinct()
                .toList();
    }

    public boolean has(String name) {
        return name.matches("[A-Za-z0-9_-]+/[A-Za-z0-9_.-]+") && Files.isRegularFile(folder.resolve(name + ".lab"));
    }

    public Path file(String name) {
        return folder.resolve(name + ".lab");
    }

    public Parsed read(String name) {
        return read(file(name), name);
    }

    /** Reads any script file. What cannot be read is a problem, not an exception. */
    public Parsed read(Path file, String name) {
        String path = file.toString().isEmpty() ? "''" : Brief.words(file.toString());
        try {
            return ScriptParser.parse(path, name, TextFile.read(file, LARGEST_SCRIPT_BYTES), statements());
        } catch (NoSuchFileException e) {
            return failed(path, say("there is no such file"), say("see: %s", "scripts/lab list"));
        } catch (Unreadable e) {
            return Parsed.refused(List.of(new Problem(path, e.line(), e.told(), e.hint())));
        } catch (IOException e) {
            return failed(path, say("it cannot be read: %s", reason(e)), Told.nothing());
        }
    }

    private static Told reason(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException ? say("permission denied") : Told.of(e);
    }

    private static Parsed failed(String path, Told message, Told hint) {
        return Parsed.refused(List.of(new Problem(path, 0, message, hint)));
    }
}
