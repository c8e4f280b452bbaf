package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tcplab.client.desk.Command;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.language.Sort;
import tcplab.language.Word;

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
        // Whether it can be written there is known before the runs are read, which takes long.
        Reported.Runs runs = Reported.runs(options.operands());
        ReportFolder target = ReportFolder.at(folder);
        Reported reported = runs.read(console);
        if (reported.accounts().isEmpty()) {
            return ExitCode.INCONCLUSIVE;
        }
        target.write(reported.pages(console.style().language()));
        console.print(say("wrote %s (runs: %s); open it in a browser", folder.resolve("index.html"), reported.accounts().size()));
        return reported.isWhole() ? ExitCode.AS_RECORDED : ExitCode.INCONCLUSIVE;
    }
}
