package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tcplab.client.desk.Command;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.Home;
import tcplab.client.desk.Keeper;
import tcplab.client.desk.Keypad;
import tcplab.client.desk.Reason;
import tcplab.client.desk.Report;
import tcplab.client.desk.RunStore;
import tcplab.client.desk.Selection;
import tcplab.client.desk.Steps;
import tcplab.client.desk.Tour;
import tcplab.client.desk.UsageException;
import tcplab.host.BenchUnavailable;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.model.BenchName;
import tcplab.render.JUnitXml;
import tcplab.render.RunJson;
import tcplab.run.LabSoon;
import tcplab.script.Catalogue;
import tcplab.script.Experiment;
import tcplab.text.Told;
import tcplab.text.ToldException;

/** {@code run}: runs experiments and prints ladders and verdicts. */
final class RunCommand implements Command {
    private static final Word WORD = new Word(
            Sort.COMMAND,
            "run",
            "scripts/lab run NAME|TOPIC|FILE|tour|all... [--bench auto|wire|loopback|host] [--repeat N] [--jobs N] "
                    + "[--json FILE] [--junit FILE] [--out DIR] [--quiet] [--step] [--controls] [--transport epoll|io_uring|nio]",
            say("Runs experiments; draws each as a ladder and judges its claims. With --step every segment waits on the wire for a "
                    + "key. With --controls each claim's cause is taken away as the script says, and the claim must come out the other way. "
                    + "--transport says by what Netty channels reach the kernel."),
            "scripts/lab run close/three-way --repeat 20 --quiet");

    static final List<String> BENCHES = Stream.concat(Stream.of("auto"), Stream.of(BenchName.values()).map(BenchName::word)).toList();

    private static final Map<String, Boolean> OPTIONS = Map.of(
            "--bench", true,
            "--repeat", true,
            "--jobs", true,
            "--json", true,
            "--junit", true,
            "--out", true,
            "--quiet", false,
            "--step", false,
            "--controls", false,
            TransportOption.NAME, true);

    /** What says nothing against going through the tour at a reader's pace. */
    private static final Set<String> READERS_OPTIONS = Set.of("--bench", "--out");

    private static final int MOST_REPEATS = 100_000;

    private final Steps.Opening stepping;
    private final Keypad.Opening keypad;

    /**
     * @param stepping how a learner steps through a run
     * @param keypad of a reader who takes the tour
     */
    RunCommand(Steps.Opening stepping, Keypad.Opening keypad) {
        this.stepping = stepping;
        this.keypad = keypad;
    }

    @Override
    public Word word() {
        return WORD;
    }

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, OPTIONS);
        if (options.operands().isEmpty()) {
            throw new UsageException(say("%s needs an experiment", "run"), say("as in: %s", "scripts/lab run tour"));
        }
        String bench = bench(options);
        int repeat = options.count("--repeat", 1, MOST_REPEATS);
        int jobs = options.count("--jobs", 1, 64);
        if (jobs > 1 && bench.equals(BenchName.HOST.word())) {
            console.remark(say("on the host bench all share the machine's counters, so the experiments run one "
                    + "by one"));
            jobs = 1;
        }
        boolean steps = steps(options);
        boolean controls = options.has("--controls");
        if (controls && steps) {
            throw new UsageException(say("--controls and %s do not go together", "--step"), say("leave one of them out"));
        }
        RunStore store = RunStore.of(options.value("--out").orElse(null), System.getenv());
        boolean keeps = keeps(store, options.has("--out"), console);
        checkWritable(options, "--json");
        checkWritable(options, "--junit");

        RunStore kept = keeps ? store : null;
        Keeper keeper = new Keeper(kept, console);
        Catalogue catalogue = Home.catalogue();
        int workers = jobs;
        // What has a name in the catalogue can be run: the lab is opened while it is read.
        LabSoon early = !steps && jobs == 1 && options.operands().stream().allMatch(catalogue::has)
                ? new LabSoon(bench, console::log).begin() : null;
        try {
            List<Experiment> experiments = TransportOption.applied(options, Selection.of(options.operands(), catalogue, console));
            List<Experiment> queue = new ArrayList<>();
            for (int i = 0; i < repeat; i++) {
                queue.addAll(experiments);
            }
            return run(queue, options, keeper, console, () -> {
                if (steps) {
                    return new StepByStep(stepping, bench, keeper, console);
                } else if (workers > 1) {
                    return new SideBySide(workers, bench, controls, kept, console);
                }
                LabSoon soon = early != null ? early : new LabSoon(bench, console::log).begin();
                return isReadersTour(options, System.getenv())
                        ? new AtReadersPace(soon, new Tour(keypad, console), keeper, console)
                        : new OneByOne(soon, controls, keeper, console);
            });
        } catch (BenchUnavailable e) {
            console.error(e.told(), e);
            return ExitCode.INCONCLUSIVE;
        } finally {
            if (early != null) {
                early.close();
            }
        }
    }

    /** True of the tour and nothing else, where somebody sits at a terminal, unless it was said how it is to run. */
    static boolean isReadersTour(Options options, Map<String, String> environment) {
        return options.operands().equals(List.of(Selection.TOUR))
                && READERS_OPTIONS.containsAll(options.names())
                && environment.containsKey("TCPLAB_TTY_IN")
                && environment.containsKey("TCPLAB_TTY_OUT");
    }

    private interface Opening {
        Workplace open() throws BenchUnavailable, IOException;
    }

    private static int run(List<Experiment> queue, Options options, Keeper keeper, Console console, Opening opening)
            throws Exception {
        // What is to be piped must not be mixed with what is to be read.
        boolean piped = List.of(options.value("--json").orElse(""), options.value("--junit").orElse("")).contains("-");
        Outlet outlet = new Outlet(console, options.has("--quiet"), options.count("--repeat", 1, MOST_REPEATS) > 1, piped,
                options.has("--json") || options.has("--junit"), options.has("--controls"));
        try (Interrupt interrupt = new Interrupt()) {
            boolean left;
            try (Workplace workplace = opening.open()) {
                workplace.run(queue, outlet);
                left = workplace.wasLeft();
            }
            report(outlet, options, console);
            if (interrupt.came()) {
                outlet.interrupted(queue.size());
            }
            // Whoever names a folder counts on what is to be in it.
            if (keeper.hasFailed() && options.has("--out")) {
                return ExitCode.INCONCLUSIVE;
            }
            return left ? ExitCode.INTERRUPTED : Report.exitCode(outlet.results());
        }
    }

    private static void report(Outlet outlet, Options options, Console console) throws IOException {
        outlet.summary();
        write(options, "--json", () -> RunJson.write(outlet.results(), console.style().language()), console);
        write(options, "--junit", () -> JUnitXml.write(outlet.results(), console.style().language()), console);
    }

    private static boolean steps(Options options) throws UsageException {
        for (String other : List.of("--repeat", "--jobs", "--quiet")) {
            if (options.has("--step") && options.has(other)) {
                throw new UsageException(say("--step and %s do not go together", other), say("step through one run at a time"));
            }
        }
        return options.has("--step");
    }

    static String bench(Options options) throws UsageException {
        String bench = options.value("--bench").orElse("auto");
        if (!BENCHES.contains(bench)) {
            throw new UsageException(
                    say("'%s' is no %s", bench, say("bench")), tcplab.text.DidYouMean.hint(bench, BENCHES));
        }
        return bench;
    }

    /** A folder that the user named must be writable; without the usual one the run goes on and is not kept. */
    private static boolean keeps(RunStore store, boolean named, Console console) throws IOException {
        try {
            store.check();
            return true;
        } catch (IOException e) {
            Told sentence = say("runs cannot be kept in %s: %s", store.root(), Reason.of(e));
            if (named) {
                throw new ToldException(say("%s; name a folder that you can write to", sentence), e);
            }
            console.remark(
                    say("%s; the results are shown but not kept (--out DIR keeps them elsewhere)", sentence));
            return false;
        }
    }

    /** Refuses, before anything has run, what a report could not be written to afterwards. */
    static void checkWritable(Options options, String option) throws IOException {
        String target = options.value(option).orElse("-");
        if (target.equals("-")) {
            return;
        }
        Path file = Path.of(target).toAbsolutePath();
        // The top of all folders is in none.
        Path asked = Files.exists(file) || file.getParent() == null ? file : file.getParent();
        if (Files.isDirectory(file) || !asked.equals(file) && !Files.isDirectory(asked) || !Files.isWritable(asked)) {
            throw new ToldException(say("%s %s: it cannot be written; nothing was run", option, target));
        }
    }

    /** Writes what is made only if it was asked for. */
    static void write(Options options, String option, Supplier<String> made, Console console) throws IOException {
        String target = options.value(option).orElse(null);
        if (target == null) {
            return;
        }
        if (target.equals("-")) {
            console.data(made.get());
            return;
        }
        try {
            Files.writeString(Path.of(target), made.get());
        } catch (IOException e) {
            throw new ToldException(say("%s %s: %s; the results above stand", option, target, Reason.of(e)), e);
        }
    }
}
