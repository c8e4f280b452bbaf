package tcplab.client.site;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tcplab.client.desk.Home;
import tcplab.client.desk.MutationStore;
import tcplab.client.desk.Reason;
import tcplab.client.desk.RunStore;
import tcplab.client.desk.RunWord;
import tcplab.client.desk.UsageException;
import tcplab.journal.Journal;
import tcplab.judge.Mutated;
import tcplab.judge.RunFolder;
import tcplab.page.Account;
import tcplab.page.Pages;
import tcplab.render.Result;
import tcplab.script.Catalogue;
import tcplab.script.Experiment;
import tcplab.script.Parsed;
import tcplab.text.Language;
import tcplab.text.Told;

/**
 * The kept runs that a report tells of.
 *
 * @param accounts those that could be read
 * @param notRun the other experiments, where the report is of all
 * @param isWhole true if each run could be read
 */
public record Reported(List<Account> accounts, List<Experiment> notRun, boolean isWhole) {
    static final String ALL = "all";

    /** Of more no browser shows a picture in which anybody could find something. */
    private static final int MOST_EVENTS = 20_000;
    private static final Journal.Limit LIMIT = new Journal.Limit(MOST_EVENTS, say("a page is drawn of at most %s", MOST_EVENTS));

    /** Is told of a run that cannot be read, and why. */
    public interface LeftOut {
        void told(Told sentence, Throwable why);
    }

    /** Those that the words name, which are not read yet. */
    public record Runs(Set<Path> folders, boolean all) {
        /** Reads and judges them; one that cannot be read is left out and named. */
        public Reported read(LeftOut leftOut) throws IOException {
            return read(new HashMap<>(), leftOut);
        }

        /** The same. @param known what has been read before, to which the rest is added */
        Reported read(Map<Path, Account> known, LeftOut leftOut) throws IOException {
            List<Account> accounts = new ArrayList<>();
            for (Path run : folders) {
                Optional<Account> account = Optional.ofNullable(known.get(run)).or(() -> account(run, leftOut));
                account.ifPresent(one -> known.put(run, one));
                account.ifPresent(accounts::add);
            }
            return new Reported(accounts, all ? notRun(accounts) : List.of(), accounts.size() == folders.size());
        }
    }

    /** {@code RUN...|all}; all, if there is no word. There is at least one. */
    public static Runs runs(List<String> words) throws UsageException, IOException {
        Runs runs = ifAny(words);
        if (runs.folders().isEmpty()) {
            throw new UsageException(
                    say("no run is kept in %s", RunStore.of(null, System.getenv()).root()), say("run the experiments first, with: scripts/lab run all"));
        }
        return runs;
    }

    /** The same, but there may be none where the words say all. */
    static Runs ifAny(List<String> words) throws UsageException, IOException {
        RunStore store = RunStore.of(null, System.getenv());
        boolean all = words.isEmpty() || words.contains(ALL);
        Set<Path> runs = new LinkedHashSet<>();
        if (all) {
            runs.addAll(store.lastByName().values());
        }
        for (String word : words) {
            if (!word.equals(ALL)) {
                runs.addAll(named(word, store));
            }
        }
        return new Runs(runs, all);
    }

    /** True if there were runs and none could be read. */
    public boolean isNothing() {
        return accounts.isEmpty() && !isWhole;
    }

    /** The pages; the index begins with the lessons of the course. */
    public Pages pages(Language language) throws IOException {
        return new Pages(accounts, notRun, Home.course(), Home.statements(), language);
    }

    /** One run, a recorded one too, or the last run of each experiment in a folder of runs. */
    private static List<Path> named(String word, RunStore store) throws UsageException, IOException {
        Path folder = Path.of(word);
        List<Path> within = Files.isDirectory(folder) && !RunFolder.isRun(folder)
                ? List.copyOf(RunStore.of(word, Map.of()).lastByName().values())
                : List.of();
        if (!within.isEmpty()) {
            return within;
        }
        RunWord runs = new RunWord(store, Home.catalogue());
        Optional<Path> recording = runs.recording(word);
        return List.of((recording.isPresent() ? recording.get() : runs.folder(word)).toRealPath());
    }

    /** Empty if it cannot be read. */
    private static Optional<Account> account(Path run, LeftOut leftOut) {
        try {
            if (Files.isRegularFile(run)) {
                Result recorded = new RunWord(RunStore.of(null, System.getenv()), Home.catalogue()).read(run.toString());
                return Optional.of(new Account(Home.catalogue().read(recorded.name()).experiment(), recorded, null, true));
            }
            Experiment experiment = RunFolder.experiment(run);
            Mutated mutated = MutationStore.of(System.getenv()).of(experiment).orElse(null);
            return Optional.of(new Account(experiment, RunFolder.judgeAgain(run, LIMIT), mutated));
        } catch (IOException | UsageException | RuntimeException e) {
            leftOut.told(say("%s is left out: %s", run, Reason.of((Throwable) e)), e);
            return Optional.empty();
        }
    }

    private static List<Experiment> notRun(List<Account> accounts) throws IOException {
        List<String> run = accounts.stream().map(a -> a.experiment().name()).toList();
        Catalogue catalogue = Home.catalogue();
        return catalogue.names().stream()
                .filter(name -> !run.contains(name))
                .map(catalogue::read)
                .filter(Parsed::ok)
                .map(Parsed::experiment)
                .toList();
    }
}
