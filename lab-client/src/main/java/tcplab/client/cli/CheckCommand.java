package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import tcplab.text.Brief;
import tcplab.text.Told;

/** {@code check}: finds what is wrong in scripts without running them. */
final class CheckCommand implements Command {
    private static final Word WORD = new Word(
            Sort.COMMAND,
            "check",
            "scripts/lab check FILE...",
            say("Reads scripts without running them and prints all that is wrong, as path:line: what; hint. Besides, it names what a "
                    + "claim that tests a statement (says) lacks: a control, without which nothing shows that it can fail; a reason "
                    + "(because, refuted or undecided); a proof, where the reason can be looked up. These are remarks: the exit code "
                    + "stays 0. Where the script says that there can be no control (control none), its reason is shown."),
            "scripts/lab check my-experiment.lab");

    @Override
    public Word word() {
        return WORD;
    }

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, Map.of());
        if (options.operands().isEmpty()) {
            throw new UsageException(say("%s needs a file", WORD.name()), say("as in: %s", WORD.example()));
        }
        Catalogue catalogue = Home.catalogue();
        List<Experiment.ClaimLine> claims = new ArrayList<>();
        boolean good = true;
        for (String operand : options.operands()) {
            Parsed parsed = catalogue.has(operand) ? catalogue.read(operand) : Selection.read(catalogue, operand);
            String named = Brief.words(operand);
            parsed.problems().forEach(problem -> console.note(problem.told()));
            parsed.remarks().forEach(remark -> console.note(remark.told()));
            if (parsed.ok()) {
                console.print(say("%s: %d claims, no problem", named, parsed.experiment().claims().size()));
                parsed.experiment().claims().forEach(claim -> remark(named, claim, console));
                claims.addAll(parsed.experiment().claims());
            }
            good = good && parsed.ok() && controls(named, parsed.experiment(), catalogue, console);
        }
        if (options.operands().size() > 1) {
            summary(options.operands().size(), claims, console);
        }
        return good ? ExitCode.AS_RECORDED : ExitCode.USAGE;
    }

    /** Tells what is wrong with the controls' scripts; true if nothing is. */
    private static boolean controls(String operand, Experiment experiment, Catalogue catalogue, Console console) {
        List<Told> problems = new Controls(experiment, catalogue::read).problems();
        problems.forEach(problem -> console.note(Told.format("%s: %s", operand, problem)));
        return problems.isEmpty();
    }

    /** Names what a claim that tests a statement lacks, in one line. */
    private static void remark(String operand, Experiment.ClaimLine claim, Console console) {
        List<Told> lacking = new ArrayList<>();
        if (lacksControl(claim)) {
            lacking.add(say("no control"));
        }
        if (claim.lacksReason()) {
            lacking.add(say("no reason"));
        }
        if (claim.lacksProof()) {
            lacking.add(say("no proof"));
        }
        if (!lacking.isEmpty()) {
            console.note(say("%1$s:%2$d: %3$s tests a statement and has %4$s", operand, claim.line(), claim.text(), Told.joined(", ", lacking)));
        }
        none(claim).ifPresent(none -> console.note(
                say("%1$s:%2$d: %3$s can have no control: %4$s", operand, claim.line(), claim.text(), none.reason())));
    }

    private static boolean lacksControl(Experiment.ClaimLine claim) {
        return !claim.statements().isEmpty() && claim.controls().isEmpty();
    }

    private static Optional<Control.None> none(Experiment.ClaimLine claim) {
        return claim.controls().stream().filter(Control.None.class::isInstance).map(Control.None.class::cast).findFirst();
    }

    /** What all come to, for whoever does not read the list. */
    private static void summary(int scripts, List<Experiment.ClaimLine> claims, Console console) {
        List<Experiment.ClaimLine> tied = claims.stream().filter(claim -> !claim.statements().isEmpty()).toList();
        console.print(say("%1$d scripts, %2$d claims, of which %3$d test a statement: %4$d have no control, %5$d can have none, %6$d have no reason, "
                        + "%7$d no proof",
                scripts, claims.size(), tied.size(), tied.stream().filter(CheckCommand::lacksControl).count(),
                tied.stream().filter(claim -> none(claim).isPresent()).count(),
                tied.stream().filter(Experiment.ClaimLine::lacksReason).count(),
                tied.stream().filter(Experiment.ClaimLine::lacksProof).count()));
    }
}
