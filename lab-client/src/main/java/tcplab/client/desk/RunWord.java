package tcplab.client.desk;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tcplab.event.Environment;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;
import tcplab.judge.RunFolder;
import tcplab.render.Result;
import tcplab.script.Catalogue;
import tcplab.script.Parsed;
import tcplab.text.DidYouMean;
import tcplab.text.Told;
import tcplab.text.ToldException;

/**
 * The run that a word of the command line means: a folder, {@code latest}, the name of a run in the store or a
 * beginning that only one has, an experiment, also of a file (its last kept run), {@code recorded/TOPIC/NAME}, or a recorded file.
 */
public final class RunWord {
    public static final String RECORDED = "recorded";
    private static final int SHOWN = 5;

    private final RunStore store;
    private final Catalogue catalogue;

    public RunWord(RunStore store, Catalogue catalogue) {
        this.store = store;
        this.catalogue = catalogue;
    }

    /** Reads the run and judges it again. */
    public Result read(String word) throws UsageException, IOException {
        Path path = path(word);
        if (RunFolder.isRun(path)) {
            return RunFolder.judgeAgain(path);
        }
        if (Files.isRegularFile(path) && path.toString().matches(".*\\.jsonl(\\.gz)?")) {
            return recordedFile(path);
        }
        if (word.startsWith(RECORDED + "/")) {
            return recorded(experiment(word.substring(RECORDED.length() + 1)));
        }
        return RunFolder.judgeAgain(inStore(word));
    }

    /** The folder of a kept run; a recorded one has none. */
    public Path folder(String word) throws UsageException, IOException {
        Path path = path(word);
        if (!RunFolder.isRun(path) && word.startsWith(RECORDED + "/")) {
            String experiment = experiment(word.substring(RECORDED.length() + 1));
            throw new UsageException(
                    say("the recorded run of %s is no folder of a run: it can be shown, judged and compared", experiment),
                    say("make one of your own with: %s", "scripts/lab run " + experiment));
        }
        return RunFolder.isRun(path) ? path : inStore(word);
    }

    /** The file of the recorded run that {@code recorded/TOPIC/NAME} means; empty if the word means something else. */
    public Optional<Path> recording(String word) {
        return Optional.of(word)
                .filter(named -> named.startsWith(RECORDED + "/"))
                .map(named -> named.substring(RECORDED.length() + 1))
                .filter(this::isRecorded)
                .map(this::recordingOf);
    }

    /** True of an experiment of the catalogue of which a run is recorded. */
    public boolean isRecorded(String experiment) {
        return catalogue.has(experiment) && Files.isRegularFile(recordingOf(experiment));
    }

    private Path recordingOf(String experiment) {
        return catalogue.folder().resolve(RECORDED).resolve(experiment + ".jsonl.gz");
    }

    /** The recorded run of an experiment of the catalogue. */
    public Result recorded(String experiment) throws UsageException, IOException {
        Path file = recordingOf(experiment);
        if (!Files.isRegularFile(file)) {
            throw new UsageException(
                    say("no run of %s is recorded", experiment), say("name two runs that are to be compared"));
        }
        return recordedFile(file);
    }

    private String experiment(String name) throws UsageException, IOException {
        if (!catalogue.has(name)) {
            throw new UsageException(
                    say("there is no experiment '%s'", name),
                    DidYouMean.hint(name, catalogue.names(), say("see: scripts/lab list")));
        }
        return name;
    }

    private Result recordedFile(Path file) throws UsageException, IOException {
        Timeline timeline = Journal.load(file);
        String name = timeline.environment().map(Environment::experiment).orElse("");
        if (!catalogue.has(name)) {
            throw new UsageException(
                    say("%s is a run of '%s', which is no experiment of the catalogue", file, name),
                    say("its claims cannot be judged"));
        }
        Parsed parsed = catalogue.read(name);
        if (!parsed.ok()) {
            throw new ToldException(parsed.problems().get(0).told());
        }
        return RunFolder.judge(parsed.experiment(), timeline, null);
    }

    private Path inStore(String word) throws UsageException, IOException {
        // The last of hundreds is looked for without listing them.
        List<Path> all = word.equals(RunStore.LATEST) ? List.of() : store.runs();
        if (word.equals(RunStore.LATEST) || all.stream().anyMatch(r -> r.getFileName().toString().equals(word))) {
            Path run = store.root().resolve(word);
            if (!RunFolder.isRun(run)) {
                throw new UsageException(say("no run is kept in %s", run), where());
            }
            return run;
        }
        Path last = store.lastByName().get(word);
        if (last != null) {
            return last;
        } else if (catalogue.has(word)) {
            throw new UsageException(say("no run of %s is kept", word), say("make one with: scripts/lab run %s", word));
        }
        List<String> begun = all.stream()
                .filter(RunFolder::isRun)
                .map(run -> run.getFileName().toString())
                .filter(name -> !word.isEmpty() && name.startsWith(word))
                .toList();
        if (begun.size() > 1) {
            Told some = Told.listed(begun.subList(0, Math.min(SHOWN, begun.size())));
            throw new UsageException(
                    say("%d runs begin with '%s'", begun.size(), word),
                    say("write more of the name: %s", begun.size() > SHOWN ? Told.format("%s …", some) : some));
        }
        if (begun.isEmpty()) {
            throw new UsageException(
                    say("there is no run '%s'", word),
                    DidYouMean.hint(word, catalogue.names(), where()));
        }
        return store.root().resolve(begun.get(0));
    }

    private Told where() {
        return say("name a run's folder, or latest; scripts/lab runs lists those in %s", store.root());
    }

    private static Path path(String word) throws UsageException {
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw new UsageException(say("'%s' is no name of a run", word), say("see: scripts/lab runs"));
        }
    }
}
