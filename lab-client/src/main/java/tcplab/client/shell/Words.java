package tcplab.client.shell;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jline.terminal.Terminal;
import tcplab.client.desk.Batch;
import tcplab.client.desk.Commands;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.Learner;
import tcplab.client.desk.Learning;
import tcplab.client.desk.Selection;
import tcplab.client.desk.UsageException;
import tcplab.command.StepFailure;
import tcplab.event.Sample;
import tcplab.host.BenchUnavailable;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;
import tcplab.language.Help;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.render.Ladder;
import tcplab.render.Painted;
import tcplab.render.StateTable;
import tcplab.run.Lab;
import tcplab.script.Vocabulary;
import tcplab.text.DidYouMean;
import tcplab.text.Language;
import tcplab.text.Told;
import tcplab.text.ToldException;

/** The shell's own words, beside those of the language. */
final class Words {
    /** What a word does with the rest of its line; returns an exit code. */
    interface Action {
        int run(Words shell, String rest) throws SyntaxProblem, UsageException, StepFailure, BenchUnavailable, IOException;
    }

    /** A word and what it does. */
    record Entry(Word word, Action action) {}

    static final String EXIT = "exit";
    private static final String CONTROL = "control";

    private static final String BEGINNING = "\n  server listen 7000\n  client connect server:7000\n  server accept -> conn\n  client close\n  ladder\n";

    private static final List<Entry> TABLE = List.of(
            entry("run", "run EXPERIMENT…", say("Runs experiments on this bench; needs a stage without sockets."),
                    "run close/three-way", Batch::experimentNames, Words::run),
            entry("step", "step EXPERIMENT", say("Steps through a run: every segment waits on the wire for a key."),
                    "step close/three-way", Batch::experimentNames, Words::step),
            entry("quiz", "quiz EXPERIMENT…|--score", say("Asks what will be seen, then runs it on this bench."),
                    "quiz close/three-way", Batch::experimentNames, Words::quiz),
            entry("learn", "learn [N|due] [--list] | learn --articles [N|N.M]", say("A lesson of the course, or what is due again; goes on where you left off."),
                    "learn", Learning::words, (shell, rest) -> shell.lessons().obey(rest, shell::clearStage, words -> shell.batch("learn", words))),
            entry(CONTROL, "control EXPERIMENT…",
                    say("Runs an experiment and then its controls: where its claims' causes are taken away, they must come out the "
                            + "other way."),
                    "control close/three-way", Batch::experimentNames, Words::control),
            entry("list", "list [TOPIC|WORD…]", say("Lists the experiments, or those that speak of the words."), "list CLOSE_WAIT", Batch::topics,
                    (shell, rest) -> shell.batch("list", rest)),
            entry("why", "why WORD…", say("Tells what a symptom comes from: a state, an error, a counter or a complaint."), "why CLOSE_WAIT", List::of,
                    (shell, rest) -> shell.batch("why", rest)),
            entry("runs", "runs [--all]", say("Lists the kept runs."), "runs", List::of, (shell, rest) -> shell.batch("runs", rest)),
            entry("show", "show RUN", say("Draws a kept run."), "show latest", Batch::runNames, (shell, rest) -> shell.batch("show", rest)),
            entry("diff", "diff [RUN] RUN", say("Compares two runs, or one with the recorded run."),
                    "diff latest", Batch::runNames, (shell, rest) -> shell.batch("diff", rest)),
            entry("ss", "ss", say("Prints the sockets of both sides as ss sees them now."), "ss", List::of, (shell, rest) -> shell.ss()),
            entry("packets", "packets on|off", say("Prints each segment above the prompt as it passes."),
                    "packets on", () -> List.of("on", "off"), Words::packets),
            entry("ladder", "ladder", say("Draws what has happened since the last reset."), "ladder", List::of, (shell, rest) -> shell.ladder()),
            entry("serve", "serve [--port N] [--listen ADDRESS], serve stop",
                    say("Shows what happens here, live, on a page for a browser; with --listen for others on the network too."),
                    "serve", () -> List.of("stop"), (shell, rest) -> shell.lab.serving().obey(rest)),
            entry("reset", "reset", say("Aborts all sockets and begins anew."), "reset", List::of, (shell, rest) -> shell.reset()),
            entry("save", "save FILE", say("Writes the lines since the last reset as an experiment that runs; without a claim of yours, with claims "
                            + "that hold of what was seen."),
                    "save mine.lab", List::of, Words::save),
            entry("help", "help [WORD|--all]", say("Explains a word, with an example; or all of them."),
                    "help connect", () -> Help.topics(explained()), Words::help),
            entry(EXIT, "exit (Ctrl-D)", say("Leaves."), "exit", List::of, (shell, rest) -> ExitCode.AS_RECORDED));

    private final LabAtHand lab;
    private final Commands commands;
    private final Console console;
    private final Consumer<Painted> above;
    private final Learner learner;
    private final Terminal terminal;
    private Journal shown;
    private LivePackets packets;

    /**
     * @param commands of the command line, some of which are words here too
     * @param terminal for single keys, or null in a pipe
     * @param learner answers the questions of a quiz
     */
    Words(LabAtHand lab, Commands commands, Console console, Consumer<Painted> above, Terminal terminal, Learner learner) {
        this.commands = commands;
        this.terminal = terminal;
        this.lab = lab;
        this.console = console;
        this.above = above;
        this.learner = learner;
    }

    private static Entry entry(
            String name,
            String synopsis,
            Told help,
            String example,
            Supplier<List<String>> candidates,
            Action action) {
        Word word = new Word(Sort.PROMPT, name, synopsis, help, example)
                .offering((before, sockets) -> before.isEmpty() || !name.equals("packets") ? candidates.get() : List.of());
        return new Entry(word, action);
    }

    /** What can be typed and is no line of a script. */
    static List<Word> all() {
        return TABLE.stream().map(Entry::word).toList();
    }

    /** The same by their names. */
    static List<String> names() {
        return all().stream().map(Word::name).toList();
    }

    static Optional<Entry> find(String name) {
        return TABLE.stream().filter(entry -> entry.word().name().equals(name)).findFirst();
    }

    /** True of a control that is written down as in a script: before an experiment, the same word runs its controls. */
    static boolean isOfScript(String line) {
        String first = Tokens.first(line);
        return first.equals(CONTROL) && line.substring(first.length()).matches(" +(without|also|in|none)\\b.*|.*=>.*");
    }

    /** These words, then those of the language. */
    static List<Word> explained() {
        return Stream.concat(all().stream(), Vocabulary.words().stream()).toList();
    }

    private int batch(String word, String rest) throws UsageException, IOException {
        List<String> words = rest.isEmpty() ? List.of() : List.of(rest.split("\\s+"));
        try {
            return commands.find(word).run(words, console);
        } catch (UsageException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ToldException(Told.of(e), e);
        }
    }

    private Lessons lessons() {
        return new Lessons(lab, learner, terminal, console);
    }

    private int quiz(String rest) throws UsageException, BenchUnavailable, IOException {
        if (rest.startsWith("--")) {
            return batch("quiz", rest);
        }
        return Batch.quizOn(lab.lab(), ready("quiz", rest), learner, console);
    }

    private int run(String rest) throws UsageException, BenchUnavailable, IOException {
        List<String> experiments = ready("run", rest);
        lab.running(rest);
        try {
            return terminal != null && experiments.equals(List.of(Selection.TOUR))
                    ? Batch.tourOn(lab.lab(), () -> Keys.of(terminal), console)
                    : Batch.runOn(lab.lab(), experiments, console);
        } finally {
            lab.running("");
        }
    }

    private int control(String rest) throws UsageException, BenchUnavailable, IOException {
        List<String> experiments = ready(CONTROL, rest);
        lab.running(rest);
        try {
            return Batch.controlsOn(lab.lab(), experiments, console);
        } finally {
            lab.running("");
        }
    }

    private int step(String rest) throws UsageException, BenchUnavailable, IOException {
        if (terminal == null) {
            throw new UsageException(say("step needs a terminal here"), say("in a pipe: %s", "scripts/lab run NAME --step"));
        }
        List<String> experiments = ready("step", rest);
        Lab open = lab.lab();
        if (open.bench().wire().isEmpty()) {
            throw new UsageException(
                    say("to step, segments must wait on the lab's wire, and the %s bench has none; use --bench wire",
                            open.bench().name()),
                    say("as in: %s", "scripts/lab --bench wire"));
        }
        lab.running(rest);
        try {
            return Batch.run(experiments, console,
                    (experiment, folder) -> StepMode.run(open, experiment, folder, console, terminal));
        } finally {
            lab.running("");
        }
    }

    /** The experiments that the words name, with nothing else on the stage. */
    private List<String> ready(String word, String rest) throws UsageException, IOException {
        if (rest.isEmpty()) {
            throw new UsageException(say("%s needs an experiment", word), say("as in: %s", word + " close/three-way"));
        }
        clearStage();
        return List.of(rest.split("\\s+"));
    }

    private void clearStage() throws UsageException, IOException {
        Session session = lab.sessionOrNull();
        if (session != null && session.hasLiveSockets()
                && !learner.agrees(say("There are sockets on the stage; abort them, as reset does?"))) {
            throw new UsageException(say("there are sockets on the stage"), say("type reset first; save FILE keeps the session"));
        }
        lab.reset();
    }

    private int ss() throws BenchUnavailable, IOException {
        Session session = lab.session();
        List<Sample> samples = lab.lab().witnesses().sampleNow();
        console.print(StateTable.draw(samples, session.performance().journal().soFar(), console.style()));
        return ExitCode.AS_RECORDED;
    }

    private int packets(String rest) throws UsageException, BenchUnavailable, IOException {
        if (!rest.equals("on") && !rest.equals("off")) {
            throw new UsageException(say("packets %s says nothing", rest), say("write: packets on, or: packets off"));
        }
        Journal journal = lab.session().performance().journal();
        if (journal != shown) {
            if (packets != null) {
                packets.close();
            }
            shown = journal;
            packets = new LivePackets(journal, above, console);
        }
        packets.turn(rest.equals("on"));
        return ExitCode.AS_RECORDED;
    }

    /** A long one can be interrupted while it is drawn and while it is printed. */
    private int ladder() throws StepFailure, BenchUnavailable, IOException {
        Timeline soFar = lab.session().soFar();
        Painted drawn = Aside.orGiveUp(() -> Ladder.draw(soFar, console.style()));
        for (Painted line : drawn.byLine()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new StepFailure(say("interrupted"));
            }
            console.print(line);
        }
        return ExitCode.AS_RECORDED;
    }

    private int reset() {
        lab.reset();
        return ExitCode.AS_RECORDED;
    }

    private int save(String rest) throws UsageException, BenchUnavailable, IOException {
        if (rest.isEmpty()) {
            throw new UsageException(say("%s needs a file", "save"), say("as in: %s", "save mine.lab"));
        }
        SessionFile.write(lab.session(), rest, console);
        return ExitCode.AS_RECORDED;
    }

    private int help(String rest) throws UsageException {
        int width = console.style().width();
        Language language = console.style().language();
        if (rest.equals("--all")) {
            console.print(Help.reference(explained(), width, language));
            return ExitCode.AS_RECORDED;
        }
        String text = rest.isEmpty()
                ? Help.overview(explained(), width, language) + "\n" + language.tell(say("help WORD says more. Try:")) + BEGINNING
                : Help.page(rest, explained(), width, language);
        if (text.isEmpty()) {
            Told hint = DidYouMean.hint(rest, Help.topics(explained()), say("see: %s", "help"));
            throw new UsageException(say("there is no help on '%s'", rest), hint);
        }
        console.print(text);
        return ExitCode.AS_RECORDED;
    }
}
