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
import tcplab.judge.Controls;
import tcplab.script.Catalogue;
import tcplab.script.Control;
import tcplab.script.Experiment;
import tcplab.script.Parsed;
import tcplab.text.Told;

/** {@code check}: finds what is wrong in scripts without running them. */
final class CheckCommand implements Command {
    private static final Word WORD = new Word(
            Sort.COMMAND,
            "check",
            "scripts/lab check FILE...",
            say("Reads scripts without running them and prints all that is wrong, as path:line: what; hint."),
            "scripts/lab check my-experiment.lab");

    @Override
    public Word word() {
        return WORD;
    }

    /** Tells what is wrong with the controls' scripts; true if nothing is. */
    private static boolean controls(String operand, Experiment experiment, Catalogue catalogue, Console console) {
        for (Experiment.ClaimLine claim : experiment.claims()) {
            if (!claim.statements().isEmpty() && claim.controls().isEmpty()) {
                console.note(say("%1$s:%2$d: %3$s tests a statement and has no control", operand, claim.line(), claim.text()));
            }
            claim.controls().stream()
                    .filter(Control.None.class::isInstance)
                    .forEach(none -> console.note(say("%1$s:%2$d: %3$s has no control: %4$s",
                            operand, claim.line(), claim.text(), ((Control.None) none).reason())));
        }
        List<Told> problems = new Controls(experiment, catalogue::read).problems();
        problems.forEach(problem -> console.note(Told.format("%s: %s", operand, problem)));
        return problems.isEmpty();
    }

    /** Names the claims that test a statement and do not say why they are so, or where that stands. */
    private static void reasons(String operand, Experiment experiment, Console console) {
        for (Experiment.ClaimLine claim : experiment.claims()) {
            if (claim.lacksReason()) {
                console.note(say("%1$s:%2$d: %3$s tests a statement and has no reason", operand, claim.line(), claim.text()));
            }
            if (claim.lacksProof()) {
                console.note(say("%1$s:%2$d: %3$s tests a statement and has no proof", operand, claim.line(), claim.text()));
            }
        }
    }

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, Map.of());
        if (options.operands().isEmpty()) {
            throw new UsageException(say("%s needs a file", WORD.name()), say("as in: %s", WORD.example()));
        }
        Catalogue catalogue = Home.catalogue();
        boolean good = true;
        for (String operand : options.operands()) {
            Parsed parsed = catalogue.has(operand) ? catalogue.read(operand) : Selection.read(catalogue, operand);
            parsed.problems().forEach(problem -> console.note(problem.told()));
            parsed.remarks().forEach(remark -> console.note(remark.told()));
            if (parsed.ok()) {
                console.print(say("%s: %d claims, no problem", operand, parsed.experiment().claims().size()));
                reasons(operand, parsed.experiment(), console);
            }
            good = good && parsed.ok() && controls(operand, parsed.experiment(), catalogue, console);
        }
        return good ? ExitCode.AS_RECORDED : ExitCode.USAGE;
    }
}
