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
import tcplab.client.desk.Command;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.Home;
import tcplab.client.desk.MutationStore;
import tcplab.client.desk.Reason;
import tcplab.client.desk.RunStore;
import tcplab.client.desk.RunWord;
import tcplab.client.desk.UsageException;
import tcplab.judge.Mutated;
import tcplab.judge.RunFolder;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.page.Account;
import tcplab.page.Pages;
import tcplab.script.Catalogue;
import tcplab.script.Experiment;
import tcplab.script.Parsed;
import tcplab.text.Told;

/** {@code report}: writes kept runs as pages for a browser. */
final class ReportCommand implements Command {
    private static final Word WORD = new Word(
            Sort.COMMAND,
            "report",
            "scripts/lab report [RUN...|all] [--out DIR]",
            say("Writes kept runs as pages for a browser, with a sequence diagram each, into DIR "
                        + "(else tcp-lab-report); all, the default, is the last run of each experiment. "
                        + "RUN is as for show, or a folder with runs in it."),
            "scripts/lab report all --out tcp-lab-report");

    private static final String USUAL = "tcp-lab-report";

    @Override
    public Word word() {
        return WORD;
    }

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, Map.of("--out", true));
        Path folder = Path.of(options.value("--out").orElse(USUAL));
        RunStore store = RunStore.of(null, System.getenv());
        boolean all = options.operands().isEmpty() || options.operands().contains("all");
        Set<Path> runs = new LinkedHashSet<>();
        if (all) {
            runs.addAll(store.lastByName().values());
        }
        for (String word : options.operands()) {
            if (!word.equals("all")) {
                runs.addAll(named(word, store));
            }
        }
        if (runs.isEmpty()) {
            throw new UsageException(
                    say("no run is kept in %s", store.root()), say("run the experiments first, with: scripts/lab run all"));
        }
        ReportFolder target = ReportFolder.at(folder);
        List<Account> accounts = new ArrayList<>();
        for (Path run : runs) {
            account(run, accounts, console);
        }
        if (accounts.isEmpty()) {
            return ExitCode.INCONCLUSIVE;
        }
        target.write(Pages.of(accounts, all ? notRun(accounts) : List.of(), Home.statements(), console.style().language()));
        console.print(say("wrote %s (runs: %s); open it in a browser", folder.resolve("index.html"), accounts.size()));
        return accounts.size() == runs.size() ? ExitCode.AS_RECORDED : ExitCode.INCONCLUSIVE;
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
            accounts.add(new Account(experiment, RunFolder.judgeAgain(run), mutated));
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
