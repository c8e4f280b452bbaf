package tcplab.client.desk;

import java.io.IOException;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tcplab.judge.RunFolder;

/**
 * The folder in which runs are kept, one folder each, with a link {@code latest} to the last. By default under the
 * user's state folder ({@code XDG_STATE_HOME}); the oldest runs make room for new ones.
 */
public final class RunStore {
    /** Names the last run that was kept. */
    static final String LATEST = "latest";
    /** Begins the name of what becomes {@link #LATEST}. */
    private static final String NEXT_LATEST = ".latest-";

    static final int MOST_RUNS = 300;
    /** In UTC, so that names are in the order of time also where clocks are set back an hour. */
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

    private static final Pattern NAME = Pattern.compile("\\d{8}-\\d{6}-\\d{3}-.+");
    private static final int STAMP_CHARACTERS = "20260102-030405-678-".length();
    private static final Pattern NUMBERS = Pattern.compile("(-\\d+)+$");

    private final Path root;
    private final boolean own;

    private RunStore(Path root, boolean own) {
        this.root = root;
        this.own = own;
    }

    /** The folder that the user named, or the usual one. */
    public static RunStore of(String out, Map<String, String> environment) {
        if (out != null) {
            return new RunStore(Path.of(out), false);
        }
        return new RunStore(StateFolder.of(environment).resolve("runs"), true);
    }

    public Path root() {
        return root;
    }

    /** Makes the folder and asks whether it can be written in; an {@link IOException} says why that cannot be. */
    public void check() throws IOException {
        Files.createDirectories(root);
        // Not by trying: an interrupt would leave the file that was tried with.
        root.getFileSystem().provider().checkAccess(root, AccessMode.WRITE, AccessMode.EXECUTE);
    }

    /** A new name for a run of this experiment; nothing is made yet. */
    public Path next(String experiment) {
        String name = LocalDateTime.now(ZoneOffset.UTC).format(STAMP) + "-" + experiment.replaceAll("[^A-Za-z0-9-]+", "-");
        Path folder = root.resolve(name);
        for (int i = 2; Files.exists(folder); i++) {
            folder = root.resolve(name + "-" + i);
        }
        return folder;
    }

    /** Points {@code latest} to this run and, in the lab's own folder, removes the oldest beyond the limit. */
    public void keep(Path run) throws IOException {
        Path link = root.resolve(LATEST);
        if (isFolder(link)) {
            throw new DirectoryNotEmptyException(link.toString());
        }
        Path fresh = root.resolve(NEXT_LATEST + run.getFileName());
        Files.deleteIfExists(fresh);
        try {
            Files.createSymbolicLink(fresh, run.getFileName());
            // Other labs keep runs at the same time: rename(2) alone leaves no moment without the link.
            Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
        if (own) {
            tidy(run.getFileName().toString());
        }
    }

    /** The names alone tell what can go: to look at each of some hundred folders takes longer than to write a run. */
    private void tidy(String kept) throws IOException {
        String[] names = root.toFile().list();
        if (names == null) {
            return;
        }
        Arrays.sort(names);
        removeUnfinished(names);
        removeOldest(names, kept);
    }

    /**
     * What is no run of the lab's own naming is left alone, and so are the run that was just kept and the last one of
     * each experiment: many repeats of one must not push the others out.
     */
    private void removeOldest(String[] names, String kept) throws IOException {
        List<String> runs = Stream.of(names).filter(name -> NAME.matcher(name).matches()).toList();
        if (runs.size() <= MOST_RUNS) {
            return;
        }
        Map<String, String> last = new HashMap<>();
        runs.forEach(run -> last.put(experiment(run), run));
        for (String run : runs.subList(0, runs.size() - MOST_RUNS)) {
            if (!run.equals(kept) && !run.equals(last.get(experiment(run))) && isFolder(root.resolve(run))) {
                RunFolder.remove(root.resolve(run));
            }
        }
    }

    /** What labs were writing when they were killed; a living one is done with it in less than a second. */
    private void removeUnfinished(String[] names) throws IOException {
        for (String name : names) {
            Path left = root.resolve(name);
            if (name.startsWith(NEXT_LATEST) && Files.isSymbolicLink(left) && isOld(left)) {
                Files.deleteIfExists(left);
            } else if (RunFolder.isUnfinished(left) && NAME.matcher(name.substring(1)).matches() && isFolder(left) && isOld(left)) {
                RunFolder.remove(left);
            }
        }
    }

    /** Nor is it if it has just been removed by another lab. */
    private static boolean isOld(Path left) throws IOException {
        try {
            long changed = Files.getLastModifiedTime(left, LinkOption.NOFOLLOW_LINKS).toMillis();
            return changed < System.currentTimeMillis() - TimeUnit.MINUTES.toMillis(10);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** The experiment in a run's name, without the time, the process that ran it and the number of a namesake. */
    private static String experiment(String run) {
        return NUMBERS.matcher(run.substring(STAMP_CHARACTERS)).replaceFirst("");
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** The last kept run of each experiment, by the experiment's name. */
    public Map<String, Path> lastByName() throws IOException {
        Map<String, Path> last = new TreeMap<>();
        for (Path run : runs()) {
            if (RunFolder.isRun(run) && !RunFolder.isStepped(run)) {
                last.put(RunFolder.name(run), run);
            }
        }
        return last;
    }

    /** The folders of runs in the store, the oldest first; none if there is no store yet. */
    public List<Path> runs() throws IOException {
        return folders().stream().filter(folder -> !RunFolder.isUnfinished(folder)).toList();
    }

    private List<Path> folders() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(root)) {
            return children.filter(RunStore::isFolder)
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
        }
    }
}
