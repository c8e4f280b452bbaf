package tcplab.client.cli;

import static tcplab.text.Told.say;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.MutationStore;
import tcplab.client.desk.Reason;
import tcplab.judge.Mutated;
import tcplab.judge.Mutated.Shown;
import tcplab.render.MutationTable;
import tcplab.render.Outcome;
import tcplab.text.Columns;
import tcplab.text.Json;
import tcplab.text.Told;
import tcplab.verdict.Verdict;

/** Keeps and prints what trials have shown: the whole table of one experiment, or a line for each of several. */
final class MutationOutlet {
    private final int of;
    private final boolean silent;
    private final Console console;
    private final MutationStore store = MutationStore.of(System.getenv());
    /** By name. */
    private final Map<String, Mutated> tried = new TreeMap<>();
    private final Map<String, Outcome> untried = new TreeMap<>();
    private int runs;

    /**
     * @param of how many experiments there are
     * @param silent true if standard output is for a program
     */
    MutationOutlet(int of, boolean silent, Console console) {
        this.of = of;
        this.silent = silent;
        this.console = console;
    }

    /** One more run has been made. */
    synchronized void ran() {
        console.progress(console.tell(say("%1$d of %2$d experiments, %3$d runs", tried.size() + untried.size(), of, ++runs)));
    }

    synchronized void accept(MutationTrial trial) {
        if (!trial.isTried()) {
            untried.put(trial.experiment().name(), trial.plain().outcome());
            return;
        }
        Mutated mutated = trial.mutated();
        tried.put(mutated.name(), mutated);
        try {
            store.save(mutated);
        } catch (IOException e) {
            console.error(say("what the claims of %s noticed could not be kept: %s", mutated.name(), Reason.of(e)), e);
        }
        if (of == 1 && !silent) {
            console.clearProgress();
            console.print(Console.bold(mutated.name()));
            console.print(MutationTable.draw(trial.plain().findings(), trial.changes(), console.style()));
        }
    }

    /** @param slow names of those that were left out */
    synchronized void end(List<String> slow) {
        console.clearProgress();
        if (silent) {
            return;
        }
        if (of > 1) {
            table();
        }
        if (!tried.isEmpty()) {
            List<Mutated.Claim> tied = tied(tried.values().stream());
            console.print(say("%1$d of %2$d claims that test a statement were turned, %3$d can have no control",
                    turned(tied), tied.size(), tied.stream().filter(claim -> claim.shown() == Shown.EXCUSED).count()));
        }
        tried.values().forEach(mutated -> {
            mutated.claims(Shown.NOTHING).forEach(claim -> console.print(say(
                    "%1$s.lab:%2$d: %3$s tests a statement, and nothing turned it", mutated.name(), claim.line(), claim.claim())));
            mutated.claims(Shown.UNDECIDED).forEach(claim -> console.print(say(
                    "%1$s.lab:%2$d: nothing turned %3$s, and its control could not be judged", mutated.name(), claim.line(), claim.claim())));
        });
        untried.forEach((name, outcome) -> console.print(
                say("%1$s: it is not as recorded here, so nothing can be said of its claims: %2$s", name, outcome.word())));
        if (!slow.isEmpty()) {
            console.print(say("slow, so tried only by their names: %s", Told.listed(slow)));
        }
    }

    /** {@code close/three-way   4   5   4   9   9}. */
    private void table() {
        row(say("experiment"), say("noticed"), say("unclear"), say("missed"), say("claims"), say("turned"));
        int[] sums = new int[5];
        tried.values().forEach(mutated -> {
            List<Integer> numbers = numbers(mutated);
            row(mutated.name(), numbers.toArray());
            for (int i = 0; i < sums.length; i++) {
                sums[i] += numbers.get(i);
            }
        });
        row(say("all"), sums[0], sums[1], sums[2], sums[3], sums[4]);
        console.print(say("Changes of the steps: noticed by a claim, unclear, or missed by all claims."));
    }

    private static List<Integer> numbers(Mutated mutated) {
        List<Mutated.Claim> tied = tied(Stream.of(mutated));
        List<Mutated.Change> unnoticed = mutated.unnoticed();
        int unclear = (int) unnoticed.stream().filter(change -> change.verdicts().contains(Verdict.INCONCLUSIVE)).count();
        return List.of(mutated.changes().size() - unnoticed.size(), unclear, unnoticed.size() - unclear, tied.size(), turned(tied));
    }

    private static List<Mutated.Claim> tied(Stream<Mutated> all) {
        return all.flatMap(mutated -> mutated.claims().stream()).filter(claim -> !claim.statements().isEmpty()).toList();
    }

    private static int turned(List<Mutated.Claim> claims) {
        return (int) claims.stream().filter(c -> c.shown() == Shown.CHANGE || c.shown() == Shown.CONTROL).count();
    }

    private void row(Object name, Object... cells) {
        StringBuilder line = new StringBuilder(Columns.pad(text(name), 35));
        for (Object cell : cells) {
            line.append(Columns.padLeft(text(cell), 9));
        }
        console.print(line.toString());
    }

    private String text(Object cell) {
        return cell instanceof Told told ? console.tell(told) : cell.toString();
    }

    /** {@code {"experiments":[{"name",…,"claims":[…],"changes":[…]}],"notTried":[{"name","outcome"}]}}. */
    synchronized String json() {
        JsonObject root = new JsonObject();
        JsonArray experiments = new JsonArray();
        tried.values().forEach(mutated -> experiments.add(Json.tree(mutated)));
        root.add("experiments", experiments);
        JsonArray not = new JsonArray();
        untried.forEach((name, outcome) -> {
            JsonObject object = new JsonObject();
            object.addProperty("name", name);
            object.addProperty("outcome", outcome.word());
            not.add(object);
        });
        root.add("notTried", not);
        return Json.text(root) + "\n";
    }

    synchronized int exitCode() {
        List<Shown> all = new ArrayList<>();
        tried.values().forEach(mutated -> mutated.claims().forEach(claim -> all.add(claim.shown())));
        return all.contains(Shown.NOTHING)
                ? ExitCode.DIFFERS
                : all.contains(Shown.UNDECIDED) || !untried.isEmpty() ? ExitCode.INCONCLUSIVE : ExitCode.AS_RECORDED;
    }
}
