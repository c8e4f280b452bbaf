package tcplab.client.cli;

import static tcplab.text.Language.say;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tcplab.render.Result;
import tcplab.run.RunFolder;

/** {@code show}: draws a kept run. */
final class ShowCommand implements Command {
    @Override
    public String word() {
        return "show";
    }

    @Override
    public String synopsis() {
        return "show RUN";
    }

    @Override
    public String help() {
        return say("Draws a kept run: a folder, the name of one in the run store, or latest.");
    }

    @Override
    public String example() {
        return "show latest";
    }

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Result result = kept(words, this);
        console.print(Report.full(result, "", console));
        return ExitCode.AS_RECORDED;
    }

    /** The one run that the words name, judged again. */
    static Result kept(List<String> words, Command command) throws Exception {
        return RunFolder.judgeAgain(run(Options.of(words, Map.of("--out", true)), command));
    }

    /** The folder of the one run that the operands name. */
    static Path run(Options options, Command command) throws UsageException {
        if (options.operands().size() != 1) {
            throw new UsageException(say("%s needs one run", command.word()), say("as in: %s", "scripts/lab " + command.example()));
        }
        RunStore store = RunStore.of(options.value("--out").orElse(null), System.getenv());
        Path run = store.find(options.operands().get(0));
        if (!RunFolder.isRun(run)) {
            throw new UsageException(
                    say("no run is kept in %s", run), say("name a run's folder, or latest; runs are in %s", store.root()));
        }
        return run;
    }
}
