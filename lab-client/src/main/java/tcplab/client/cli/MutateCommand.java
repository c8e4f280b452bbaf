package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Map;
import tcplab.client.desk.Command;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.Home;
import tcplab.client.desk.Selection;
import tcplab.client.desk.UsageException;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.model.BenchName;
import tcplab.script.Experiment;

/** {@code mutate}: shows that the claims of an experiment can fail. */
final class MutateCommand implements Command {
    private static final Word WORD = new Word(
            Sort.COMMAND,
            "mutate",
            "scripts/lab mutate NAME|TOPIC|FILE|all... [--bench B] [--jobs N] [--json FILE]",
            say("Runs an experiment with each step left out and each two neighbours exchanged, and shows which claims notice: "
                    + "where they come out the other way. A claim that tests a statement (says) must be turned by something: by one of "
                    + "these changes, or by its own control, which is run too. One that nothing turns shows nothing of its statement, and "
                    + "the exit code is 1; 2 if its control could not be judged. A claim with control none is excused by its reason. "
                    + "Awaits go on, and calls give up, after 0.4 s and twice the time that they took before. What is tagged slow is "
                    + "tried only by its own name. Experiments run side by side (two for each processor, or --jobs N); report shows "
                    + "the tables, which are kept."),
            "scripts/lab mutate close/three-way");

    private static final String SLOW = "slow";

    @Override
    public Word word() {
        return WORD;
    }

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, Map.of("--bench", true, "--jobs", true, "--json", true));
        if (options.operands().isEmpty()) {
            throw new UsageException(say("%s needs an experiment", WORD.name()), say("as in: %s", WORD.example()));
        }
        String bench = RunCommand.bench(options);
        // A changed run waits for most of its time. On the host bench all experiments share the machine's counters.
        int jobs = bench.equals(BenchName.HOST.word()) ? 1 : options.count("--jobs", 2 * Runtime.getRuntime().availableProcessors(), 64);
        RunCommand.checkWritable(options, "--json");
        List<Experiment> chosen = Selection.of(options.operands(), Home.catalogue(), console);
        List<Experiment> experiments = chosen.stream()
                .filter(e -> !e.tags().contains(SLOW) || options.operands().contains(e.name()))
                .toList();
        MutationOutlet outlet = new MutationOutlet(experiments.size(), options.value("--json").orElse("").equals("-"), console);
        boolean interrupted = false;
        try (Interrupt interrupt = new Interrupt()) {
            try (Crew crew = new Crew(bench, console)) {
                crew.addNext(experiments.stream()
                        .<Crew.Task>map(e -> worker -> new MutationTrial(e, crew, outlet::ran, outlet::accept).begin(worker))
                        .toList());
                crew.begin(jobs).await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
            outlet.end(chosen.stream().filter(e -> !experiments.contains(e)).map(Experiment::name).toList());
            RunCommand.write(options, "--json", outlet::json, console);
            return interrupted || interrupt.came() ? ExitCode.INTERRUPTED : outlet.exitCode();
        }
    }
}
