package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tcplab.client.desk.Command;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.UsageException;
import tcplab.client.site.Reported;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.page.Pages;

/** {@code report}: writes kept runs as pages for a browser. */
final class ReportCommand implements Command {
    private static final Word WORD = new Word(
            Sort.COMMAND,
            "report",
            "scripts/lab report [RUN...|all] [--out DIR] [--one-file|--handouts]",
            say("Writes kept runs as pages for a browser, with a sequence diagram each, into DIR "
                        + "(else tcp-lab-report); all, the default, is the last run of each experiment. "
                        + "RUN is as for show, or a folder with runs in it. With --one-file all of it is one page. "
                        + "With --handouts each page has one to be printed for a class beside it: steps, questions and a "
                        + "ladder to be filled in, the solution on sheets of its own."),
            "scripts/lab report all --out tcp-lab-report");

    private static final String USUAL = "tcp-lab-report";

    @Override
    public Word word() {
        return WORD;
    }

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, Map.of("--out", true, "--one-file", false, "--handouts", false));
        if (options.has("--one-file") && options.has("--handouts")) {
            throw new UsageException(say("a handout is a file of its own"), say("leave out --one-file or --handouts"));
        }
        Path folder = Path.of(options.value("--out").orElse(USUAL));
        // Whether it can be written there is known before the runs are read, which takes long.
        Reported.Runs runs = Reported.runs(options.operands());
        ReportFolder target = ReportFolder.at(folder);
        Reported reported = runs.read(console::error);
        if (reported.accounts().isEmpty()) {
            return ExitCode.INCONCLUSIVE;
        }
        Pages pages = reported.pages(console.style().language());
        target.write(options.has("--one-file") ? Map.of("index.html", pages.writeOne()) : pages.write(options.has("--handouts")));
        console.print(say("wrote %s (runs: %s); open it in a browser", folder.resolve("index.html"), reported.accounts().size()));
        return reported.isWhole() ? ExitCode.AS_RECORDED : ExitCode.INCONCLUSIVE;
    }
}
