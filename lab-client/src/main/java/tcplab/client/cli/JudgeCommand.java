package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.util.List;
import tcplab.client.desk.Command;
import tcplab.client.desk.Console;
import tcplab.client.desk.Report;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.render.Result;
import tcplab.text.Told;

/** {@code judge}: judges a kept run again. */
final class JudgeCommand implements Command {
    private static final Word WORD = new Word(
            Sort.COMMAND,
            "judge",
            "scripts/lab judge RUN",
            say("Judges a kept run again from its timeline alone; needs no root and no Linux. The exit code is as for run."),
            "scripts/lab judge latest");

    @Override
    public Word word() {
        return WORD;
    }

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Result result = ShowCommand.kept(words, this);
        console.print(Report.verdicts(result, console));
        if (!result.controls().isEmpty()) {
            console.print(Report.controls(result, true, console));
        }
        return Report.exitCode(List.of(result));
    }
}
