package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tcplab.client.desk.Command;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.Home;
import tcplab.client.desk.Report;
import tcplab.client.desk.RunStore;
import tcplab.client.desk.RunWord;
import tcplab.client.desk.UsageException;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.render.Result;
import tcplab.text.Told;

/** {@code show}: draws a kept run. */
final class ShowCommand implements Command {
    private static final Word WORD = new Word(
            Sort.COMMAND,
            "show",
            "scripts/lab show RUN",
            say("Draws a kept run: a folder, a name in the run store or its beginning, latest, an experiment (its last "
                        + "run), or recorded/TOPIC/NAME."),
            "scripts/lab show latest");

    @Override
    public Word word() {
        return WORD;
    }

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Result result = kept(words, this);
        console.print(Report.full(result, Told.nothing(), console));
        if (!result.controls().isEmpty()) {
            console.print(Report.controls(result, false, console));
        }
        return ExitCode.AS_RECORDED;
    }

    /** The one run that the words name, judged again. */
    static Result kept(List<String> words, Command command) throws Exception {
        Options options = Options.of(words, Map.of("--out", true));
        return word(options).read(operand(options, command));
    }

    /** The folder of the one run that the operands name. */
    static Path folder(Options options, Command command) throws UsageException, IOException {
        return word(options).folder(operand(options, command));
    }

    private static RunWord word(Options options) {
        return new RunWord(RunStore.of(options.value("--out").orElse(null), System.getenv()), Home.catalogue());
    }

    private static String operand(Options options, Command command) throws UsageException {
        if (options.operands().size() != 1) {
            throw new UsageException(say("%s needs one run", command.word().name()), say("as in: %s", command.word().example()));
        }
        return options.operands().get(0);
    }
}
