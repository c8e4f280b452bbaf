package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Map;
import tcplab.client.desk.Command;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.Home;
import tcplab.client.desk.RunStore;
import tcplab.client.desk.RunWord;
import tcplab.client.desk.UsageException;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.render.Difference;
import tcplab.render.Painted;
import tcplab.render.Result;
import tcplab.text.Told;

/** {@code diff}: what is not the same in two runs. */
final class DiffCommand implements Command {
    private static final Word WORD = new Word(
            Sort.COMMAND,
            "diff",
            "scripts/lab diff [RUN] RUN",
            say("Compares two runs, or a run with the recorded one of its experiment: environment, verdicts, segments, "
                        + "calls, states. Exit code 0: no difference, 1: they differ."),
            "scripts/lab diff latest");

    @Override
    public Word word() {
        return WORD;
    }

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, Map.of("--out", true));
        List<String> operands = options.operands();
        if (operands.isEmpty() || operands.size() > 2) {
            throw new UsageException(
                    say("diff needs one run or two"),
                    say("as in: %s", "scripts/lab diff latest, scripts/lab diff recorded/close/three-way latest"));
        }
        RunStore store = RunStore.of(options.value("--out").orElse(null), System.getenv());
        RunWord runs = new RunWord(store, Home.catalogue());
        Result second = runs.read(operands.get(operands.size() - 1));
        boolean withRecord = operands.size() == 1 || operands.get(0).equals(RunWord.RECORDED);
        Result first = withRecord ? runs.recorded(second.name()) : runs.read(operands.get(0));
        List<Painted> difference = Difference.of(first, second, console.style());
        if (difference.isEmpty()) {
            console.print(say("no difference"));
            return ExitCode.AS_RECORDED;
        }
        Painted text = Painted.of("--- " + name(first) + "\n+++ " + name(second) + "\n");
        difference.forEach(line -> text.add(line).add("\n"));
        console.print(text);
        return ExitCode.DIFFERS;
    }

    private static String name(Result result) {
        return result.folder() == null
                ? RunWord.RECORDED + "/" + result.name()
                : result.folder().toString();
    }
}
