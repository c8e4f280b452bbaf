package tcplab.judge;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;
import tcplab.render.ControlRun;
import tcplab.render.Result;
import tcplab.script.Catalogue;
import tcplab.script.Experiment;
import tcplab.script.Parsed;
import tcplab.text.TextFile;
import tcplab.text.Told;
import tcplab.text.ToldException;
import tcplab.text.Unreadable;
import tcplab.verdict.Finding;

/**
 * A run kept on disk: {@code experiment.lab}, {@code timeline.jsonl} and the captures as {@code POINT.pcap}; those of its
 * controls, if they were run, as {@code control-N.jsonl}. Enough to
 * draw and judge it again on another machine without root.
 */
public final class RunFolder {
    private static final String SCRIPT = "experiment.lab";
    private static final String TIMELINE = "timeline.jsonl";
    private static final String NAME = "name";
    /** Hides it from who lists the folder. */
    private static final String UNFINISHED = ".";
    /** What a learner did to the segments is no evidence on the experiment: such a run has a name of its own. */
    private static final String STEPPED = " (stepped)";
    private static final int LARGEST_NAME_BYTES = 4096;
    /** Twice what the lab keeps of a run. */
    private static final int LARGEST_CAPTURE_BYTES = 128 << 20;

    private RunFolder() {}

    /**
     * Writes the run whole, or nothing of it: under a {@link #isUnfinished name of its own} until it is whole, since the
     * lab may be killed meanwhile.
     *
     * @param folder that is not there yet
     * @param captures pcap bytes by the name of their point
     */
    public static void save(Path folder, Experiment experiment, Result result, Map<String, byte[]> captures)
            throws IOException {
        Path unfinished = folder.resolveSibling(UNFINISHED + folder.getFileName());
        Files.createDirectories(unfinished);
        try {
            write(unfinished, experiment, result, captures);
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            remove(unfinished);
            throw e;
        }
    }

    /** True of a folder that is being written, or was when its lab was killed. */
    public static boolean isUnfinished(Path folder) {
        return folder.getFileName().toString().startsWith(UNFINISHED);
    }

    /** Removes a run with all its files; another lab of the same user may be removing it too. */
    public static void remove(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (NoSuchFileException | DirectoryNotEmptyException e) {
            // The other one goes on with it.
        }
    }

    private static void write(Path folder, Experiment experiment, Result result, Map<String, byte[]> captures)
            throws IOException {
        Files.writeString(folder.resolve(NAME), experiment.name() + (result.timeline().wasStepped() ? STEPPED : "") + "\n");
        Files.writeString(folder.resolve(SCRIPT), experiment.text());
        Journal.save(result.timeline(), folder.resolve(TIMELINE));
        for (Map.Entry<String, byte[]> capture : captures.entrySet()) {
            Files.write(folder.resolve(capture.getKey() + ".pcap"), capture.getValue());
        }
    }

    /** The kept captures: pcap bytes by the name of their point, sorted by it; none if nothing was captured. */
    public static Map<String, byte[]> captures(Path folder) throws IOException {
        Map<String, byte[]> captures = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.pcap")) {
            for (Path file : files) {
                if (!isOwnFile(file)) {
                    continue;
                }
                captures.put(file.getFileName().toString().replaceFirst("\\.pcap$", ""), bytes(file));
            }
        }
        return captures;
    }

    private static byte[] bytes(Path capture) throws IOException {
        try {
            return TextFile.bytes(capture, LARGEST_CAPTURE_BYTES);
        } catch (Unreadable e) {
            throw new ToldException(e.in(capture), e);
        }
    }

    /** True if a run is kept there. */
    public static boolean isRun(Path folder) {
        return isOwnFile(folder.resolve(TIMELINE)) && isOwnFile(folder.resolve(SCRIPT));
    }

    /** A run's files are in its folder: a link would show what is somewhere else. */
    private static boolean isOwnFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** True if a learner stepped through it: then it shows what the learner did. */
    public static boolean isStepped(Path folder) {
        return name(folder).endsWith(STEPPED);
    }

    /** The name of the experiment that was run; where it cannot be told, that of the folder. */
    public static String name(Path folder) {
        String otherwise = folder.getFileName().toString();
        try {
            return isOwnFile(folder.resolve(NAME)) ? name(TextFile.bytes(folder.resolve(NAME), LARGEST_NAME_BYTES), otherwise) : otherwise;
        } catch (IOException e) {
            return otherwise;
        }
    }

    /** The name that stands in such a file: its first line with a text. */
    static String name(byte[] file, String otherwise) throws Unreadable {
        return TextFile.text(file).strip().lines().findFirst().orElse(otherwise);
    }

    /** The experiment as it was when it was run; an {@link IOException} says what is wrong with the folder. */
    public static Experiment experiment(Path folder) throws IOException {
        if (!isRun(folder)) {
            throw new ToldException(say("%s: no run is kept there: %s or %s is missing", folder, TIMELINE, SCRIPT));
        }
        String name = name(folder);
        Path script = folder.resolve(SCRIPT);
        Parsed parsed = new Catalogue(folder, Set.of()).read(script, name);
        if (!parsed.ok()) {
            throw new ToldException(parsed.problems().get(0).told());
        }
        return parsed.experiment();
    }

    /** Keeps the runs of its controls with a run, in their order. */
    public static void saveControls(Path folder, List<ControlRun> controls) throws IOException {
        for (int i = 0; i < controls.size(); i++) {
            Result result = controls.get(i).result();
            if (result != null && !result.timeline().entries().isEmpty()) {
                Journal.save(result.timeline(), control(folder, i + 1));
            }
        }
    }

    /** @param number from 1 */
    private static Path control(Path folder, int number) {
        return folder.resolve("control-" + number + ".jsonl");
    }

    /**
     * Judges the kept run again, and its controls as far as they were run; an {@link IOException} says what is wrong with
     * the folder.
     */
    public static Result judgeAgain(Path folder) throws IOException {
        return judgeAgain(folder, file -> Journal.load(file));
    }

    /** The same, if neither the run nor that of a control goes beyond the limit; what does is not read to its end. */
    public static Result judgeAgain(Path folder, Journal.Limit limit) throws IOException {
        return judgeAgain(folder, file -> Journal.load(file, limit));
    }

    private interface Loading {
        Timeline of(Path journal) throws IOException;
    }

    private static Result judgeAgain(Path folder, Loading loading) throws IOException {
        Experiment experiment = experiment(folder);
        Result result = judge(experiment, loading.of(folder.resolve(TIMELINE)), folder);
        return result.controlledBy(new Controls(experiment, name -> null).again(result, number -> {
            Path control = control(folder, number);
            return isOwnFile(control) ? Optional.of(loading.of(control)) : Optional.empty();
        }));
    }

    /** Judges a timeline on its own. @param folder where it is kept, or null */
    public static Result judge(Experiment experiment, Timeline timeline, Path folder) {
        String name = experiment.name();
        List<Finding> findings = Judge.judge(experiment, timeline);
        Told problem = Judge.problem(name, timeline).orElse(null);
        long millis = timeline.entries().isEmpty()
                ? 0
                : timeline.entries()
                                .get(timeline.entries().size() - 1)
                                .event()
                                .atNanos()
                        / 1_000_000;
        String bench =
                timeline.environment().map(e -> e.bench().word()).orElse("unknown");
        return new Result(
                name, bench, millis, Judge.outcome(findings, problem != null), timeline, findings, problem, folder);
    }
}
