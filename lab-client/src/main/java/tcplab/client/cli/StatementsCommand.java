package tcplab.client.cli;

import static tcplab.text.Told.say;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tcplab.client.desk.Command;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.Home;
import tcplab.client.desk.Reason;
import tcplab.client.desk.RunStore;
import tcplab.client.desk.UsageException;
import tcplab.judge.RunFolder;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.render.FiguresTable;
import tcplab.render.ControlRun;
import tcplab.render.Painted;
import tcplab.render.Result;
import tcplab.render.Style;
import tcplab.script.Catalogue;
import tcplab.script.Control;
import tcplab.script.Experiment;
import tcplab.script.Parsed;
import tcplab.script.Statements;
import tcplab.text.Columns;
import tcplab.text.DidYouMean;
import tcplab.text.Json;
import tcplab.text.Language;
import tcplab.text.Told;
import tcplab.verdict.Finding;
import tcplab.verdict.Verdict;

/** {@code statements}: what the articles say, and what this kernel says to it. */
final class StatementsCommand implements Command {
    private static final Word WORD = new Word(
            Sort.COMMAND,
            "statements",
            "scripts/lab statements [--json] [--why] [ID...]",
            say("Lists the articles' statements: source, experiments, the verdict of their last kept runs, what was seen and why. "
                        + "With --why the whole chain of each: premise, claim, what was seen, the control and what became of the claim "
                        + "there, the reason. A statement with always, only, must, exactly or cannot fails by one case that a "
                        + "careful reader can meet, with default settings first; one with usually or generally does not; that two "
                        + "things are the same fails by one difference; a number is compared with the measured one. DEPENDS: it is "
                        + "shown to hold under one condition and to fail under another, even where it says cannot, or one part of "
                        + "it holds and another fails; both are shown. "
                        + "REFUTED: it fails, and no case is shown in which it holds."),
            "scripts/lab statements --why threeway-possible");

    private static final String NO_EXPERIMENT = "no experiment yet";
    private static final String NOT_RUN = "not run yet";
    private static final String DEPENDS = "DEPENDS";

    @Override
    public Word word() {
        return WORD;
    }

    /** A finding with the experiment that it was made in. */
    private record Seen(String experiment, String title, Finding finding, List<Tried> controls) {
        /** What became of the finding's claim under a control. */
        private record Tried(String control, Verdict verdict, Told because, boolean turned) {}

        static Seen of(Experiment experiment, Finding finding, Result result) {
            List<Tried> tried = new ArrayList<>();
            for (ControlRun control : result.controls()) {
                control.turns().stream().filter(turn -> turn.here().line() == finding.line()).forEach(turn -> tried.add(
                        new Tried(control.control(), turn.there().verdict(), turn.there().because(), turn.isTurned())));
            }
            return new Seen(experiment.name(), experiment.title(), finding, tried);
        }
    }

    private record Line(Statements.Statement statement, List<String> experiments, List<Seen> seen) {}

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, Map.of("--json", false, "--out", true, "--why", false));
        for (String id : options.operands()) {
            if (!Home.statements().ids().contains(id)) {
                throw new UsageException(
                        say("there is no statement '%s'", id),
                        DidYouMean.hint(id, Home.statements().ids(), say("see: %s", "scripts/lab statements")));
            }
        }
        RunStore store = RunStore.of(options.value("--out").orElse(null), System.getenv());
        List<Line> lines = lines(Home.catalogue(), store, console).stream()
                .filter(line -> options.operands().isEmpty() || options.operands().contains(line.statement().id()))
                .toList();
        if (options.has("--json")) {
            console.data(Json.text(json(lines, console.style().language())));
        } else {
            console.print(text(lines, options.has("--why"), console.style()));
        }
        return ExitCode.AS_RECORDED;
    }

    private static List<Line> lines(Catalogue catalogue, RunStore store, Console console) throws IOException {
        Map<String, Line> lines = new LinkedHashMap<>();
        for (Statements.Statement statement : Home.statements().all()) {
            lines.put(statement.id(), new Line(statement, new ArrayList<>(), new ArrayList<>()));
        }
        Map<String, Path> last = store.lastByName();
        for (String name : catalogue.names()) {
            Parsed parsed = catalogue.read(name);
            if (parsed.ok()) {
                add(parsed.experiment(), last.containsKey(name) ? kept(last.get(name), console) : null, lines);
            }
        }
        return List.copyOf(lines.values());
    }

    /** A run that cannot be read is left out and named. @return null then */
    private static Result kept(Path run, Console console) {
        try {
            return RunFolder.judgeAgain(run);
        } catch (IOException | RuntimeException e) {
            console.error(say("%s is left out: %s", run, Reason.of((Throwable) e)), e);
            return null;
        }
    }

    private static void add(Experiment experiment, Result result, Map<String, Line> lines) {
        List<Finding> findings = result == null ? List.of() : result.findings();
        for (String id : experiment.statements()) {
            Line line = lines.get(id);
            if (line != null) {
                line.experiments().add(experiment.name());
                findings.stream()
                        .filter(f -> f.statements().contains(id))
                        .map(f -> Seen.of(experiment, f, result))
                        .forEach(line.seen()::add);
            }
        }
    }

    private static String verdict(Line line) {
        if (line.experiments().isEmpty()) {
            return NO_EXPERIMENT;
        }
        if (line.seen().isEmpty()) {
            return NOT_RUN;
        }
        List<Verdict> verdicts =
                line.seen().stream().map(seen -> seen.finding().verdict()).distinct().toList();
        if (verdicts.contains(Verdict.CONFIRMED) && verdicts.contains(Verdict.REFUTED)) {
            return DEPENDS;
        }
        return verdicts.contains(Verdict.INCONCLUSIVE) ? Verdict.INCONCLUSIVE.name() : verdicts.get(0).name();
    }

    private static Told spoken(String verdict) {
        return switch (verdict) {
            case NO_EXPERIMENT -> say("no experiment yet");
            case NOT_RUN -> say("not run yet");
            case DEPENDS -> say("DEPENDS");
            default -> Verdict.valueOf(verdict).told();
        };
    }

    private static Painted text(List<Line> lines, boolean why, Style style) {
        Painted text = new Painted();
        String group = "";
        int width = style.width();
        int column = Columns.width(style.tell(Verdict.INCONCLUSIVE.told()));
        for (Line line : lines) {
            if (!line.statement().group().equals(group)) {
                text.add(group.isEmpty() ? "" : "\n");
                group = line.statement().group();
                text.add(Console.bold(style.tell(Home.statements().nameOf(group)))).add("\n");
            }
            String verdict = verdict(line);
            text.add("  " + Columns.pad(style.tell(spoken(verdict)), column) + " " + line.statement().id() + " ("
                    + line.statement().source() + ")\n");
            paragraph(text, style.tell(Told.written(line.statement().en(), line.statement().zh())), width);
            if (line.seen().isEmpty()) {
                line.experiments().forEach(name -> paragraph(text, name, width));
            }
            // Where it depends, each condition is shown with its own verdict.
            boolean depends = verdict.equals(DEPENDS);
            line.seen().stream()
                    .limit(depends || why ? Long.MAX_VALUE : 1)
                    .forEach(seen -> {
                        if (why) {
                            chain(text, seen, style);
                        } else {
                            paragraph(text, sentence(seen, depends, style), width);
                        }
                    });
        }
        String figures = FiguresTable.draw(figures(lines), style);
        text.add(figures.isEmpty() ? "" : "\n" + figures);
        long left = lines.stream().filter(line -> line.seen().isEmpty()).count();
        if (left > 0) {
            paragraph(text.add("\n"), style.tell(say("not run yet: %1$d of %2$d statements; run them with: %3$s",
                    left, lines.size(), "scripts/lab run all --jobs 2")), width);
        }
        return text;
    }

    /** A link a line: premise, claim, what was seen, control, reason. */
    private static void chain(Painted text, Seen seen, Style style) {
        int width = style.width();
        Finding finding = seen.finding();
        Parsed parsed = Home.catalogue().read(seen.experiment());
        Experiment.ClaimLine claim = !parsed.ok() ? null : parsed.experiment().claims().stream()
                .filter(c -> c.line() == finding.line() && c.text().equals(finding.claim()))
                .findFirst()
                .orElse(null);
        paragraph(text, seen.experiment() + ":" + finding.line(), width);
        if (claim != null) {
            claim.premises().forEach(premise -> paragraph(text, "  given " + premise.text(), width));
        }
        paragraph(text, "  claim " + finding.claim(), width);
        paragraph(text, "  " + style.tell(Told.format("%s: %s", finding.verdict().told(), finding.because())), width);
        seen.controls().forEach(tried -> paragraph(text, "  " + style.tell(tried.turned()
                ? say("control %1$s: it turned, %2$s: %3$s", tried.control(), tried.verdict().told(), tried.because())
                : say("control %1$s: it did not turn, %2$s: %3$s", tried.control(), tried.verdict().told(), tried.because())), width));
        if (claim != null && seen.controls().isEmpty()) {
            claim.controls().forEach(control -> paragraph(text, "  " + style.tell(control instanceof Control.None none
                    ? say("no control: %s", none.reason())
                    : say("control %1$s: not run; run it with: %2$s", control.text(),
                            "scripts/lab run " + seen.experiment() + " --controls")), width));
        }
        if (!finding.reason().isEmpty()) {
            paragraph(text, "  " + style.tell(say("reason: %s", finding.reason())), width);
        }
        if (!finding.proof().isEmpty()) {
            paragraph(text, "  " + style.tell(say("proof: %s", finding.proof())), width);
        }
    }

    /** Findings on a number, each once, also where it tests several statements. */
    private static List<Finding> figures(List<Line> lines) {
        Set<Finding> once = new LinkedHashSet<>();
        lines.forEach(line -> line.seen().stream()
                .map(Seen::finding)
                .filter(finding -> finding.measure() != null)
                .forEach(once::add));
        return List.copyOf(once);
    }

    private static String sentence(Seen seen, boolean depends, Style style) {
        Finding finding = seen.finding();
        return seen.experiment() + ": " + (depends ? style.tell(finding.verdict().told()) + ", " : "") + style.tell(finding.because())
                + (finding.reason().isEmpty() ? "" : style.tell(say("; %s", finding.reason())));
    }

    private static void paragraph(Painted text, String words, int width) {
        Columns.wrap(" ".repeat(6) + words, width, " ".repeat(8)).forEach(l -> text.add(l + "\n"));
    }

    private static JsonArray json(List<Line> lines, Language language) {
        JsonArray array = new JsonArray();
        for (Line line : lines) {
            JsonObject object = Json.tree(line.statement()).getAsJsonObject();
            object.add("experiments", Json.tree(line.experiments()));
            object.addProperty("verdict", verdict(line));
            object.add("findings", Json.tree(line.seen(), language));
            array.add(object);
        }
        return array;
    }
}
