package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tcplab.client.desk.Console;
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
import tcplab.script.Lesson;
import tcplab.script.Parsed;
import tcplab.text.Language;

/**
 * The kept runs that a report tells of.
 *
 * @param accounts those that could be read
 * @param notRun the other experiments, where the report is of all
 * @param isWhole true if each run could be read
 */
record Reported(List<Account> accounts, List<Experiment> notRun, boolean isWhole) {
    static final String ALL = "all";

    /** Of more no browser shows a picture in which anybody could find something. */
    private static final int MOST_EVENTS = 20_000;
    private static final Journal.Limit LIMIT = new Journal.Limit(MOST_EVENTS, say("a page is drawn of at most %s", MOST_EVENTS));

    /** Those that the words name, which are not read yet. */
    record Runs(Set<Path> folders, boolean all) {
        /** Reads and judges them; one that cannot be read is left out and named. */
        Reported read(Console console) throws IOException {
            List<Account> accounts = new ArrayList<>();
            for (Path run : folders) {
                account(run, accounts, console);
            }
            return new Reported(accounts, all ? notRun(accounts) : List.of(), accounts.size() == folders.size());
        }
    }

    /** {@code RUN...|all}; all, if there is no word. */
    static Runs runs(List<String> words) throws UsageException, IOException {
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
        if (runs.isEmpty()) {
            throw new UsageException(
                    say("no run is kept in %s", store.root()), say("run the experiments first, with: scripts/lab run all"));
        }
        return new Runs(runs, all);
    }

    /** The pages; the index begins with the lessons of the course. */
    Pages pages(Language language) throws IOException {
        List<String> course = Home.course().stream().map(Lesson::experiment).toList();
        return new Pages(accounts, notRun, course, Home.statements(), language);
    }

    /** One run, or the last run of each experiment in a folder of runs. */
    private static List<Path> named(String word, RunStore store) throws UsageException, IOException {
        Path folder = Path.of(word);
        List<Path> within = Files.isDirectory(folder) && !RunFolder.isRun(folder)
                ? List.copyOf(RunStore.of(word, Map.of()).lastByName().values())
                : List.of();
        return within.isEmpty()
                ? List.of(new RunWord(store, Home.catalogue()).folder(word).toRealPath())
                : within;
    }

    /** A run that cannot be read is left out and named. */
    private static void account(Path run, List<Account> accounts, Console console) {
        try {
            Experiment experiment = RunFolder.experiment(run);
            Mutated mutated = MutationStore.of(System.getenv()).of(experiment).orElse(null);
            Result result = RunFolder.judgeAgain(run, LIMIT);
            accounts.add(new Account(experiment, result, mutated));
        } catch (IOException | RuntimeException e) {
            console.error(say("%s is left out: %s", run, Reason.of((Throwable) e)), e);
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
