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
import tcplab.judge.RunFolder;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.render.FiguresTable;
import tcplab.render.Painted;
import tcplab.render.Style;
import tcplab.script.Catalogue;
import tcplab.script.Experiment;
import tcplab.script.Parsed;
import tcplab.script.Statements;
import tcplab.text.Columns;
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
            "scripts/lab statements [--json]",
            say("Lists the articles' statements: source, experiments, the verdict of their last kept runs, "
                        + "what was seen and why. DEPENDS: it holds under one condition and not under another; both are shown."),
            "scripts/lab statements --json");

    private static final String NO_EXPERIMENT = "no experiment yet";
    private static final String NOT_RUN = "not run yet";

    @Override
    public Word word() {
        return WORD;
    }

    /** A finding with the experiment that it was made in. */
    private record Seen(String experiment, String title, Finding finding) {}

    private record Line(Statements.Statement statement, List<String> experiments, List<Seen> seen) {}

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, Map.of("--json", false, "--out", true));
        RunStore store = RunStore.of(options.value("--out").orElse(null), System.getenv());
        List<Line> lines = lines(Home.catalogue(), store, console);
        if (options.has("--json")) {
            console.data(Json.text(json(lines, console.style().language())));
        } else {
            console.print(text(lines, console.style()));
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
                List<Finding> findings = last.containsKey(name) ? findings(last.get(name), console) : List.of();
                add(parsed.experiment(), findings, lines);
            }
        }
        return List.copyOf(lines.values());
    }

    /** A run that cannot be read is left out and named. */
    private static List<Finding> findings(Path run, Console console) {
        try {
            return RunFolder.judgeAgain(run).findings();
        } catch (IOException | RuntimeException e) {
            console.error(say("%s is left out: %s", run, Reason.of((Throwable) e)), e);
            return List.of();
        }
    }

    private static void add(Experiment experiment, List<Finding> findings, Map<String, Line> lines) {
        for (String id : experiment.statements()) {
            Line line = lines.get(id);
            if (line != null) {
                line.experiments().add(experiment.name());
                findings.stream()
                        .filter(f -> f.statements().contains(id))
                        .map(f -> new Seen(experiment.name(), experiment.title(), f))
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
            return "DEPENDS";
        }
        return verdicts.contains(Verdict.INCONCLUSIVE) ? Verdict.INCONCLUSIVE.name() : verdicts.get(0).name();
    }

    private static Told spoken(String verdict) {
        return switch (verdict) {
            case NO_EXPERIMENT -> say("no experiment yet");
            case NOT_RUN -> say("not run yet");
            default -> Told.plain(verdict);
        };
    }

    private static Painted text(List<Line> lines, Style style) {
        Painted text = new Painted();
        String group = "";
        int width = style.width();
        for (Line line : lines) {
            if (!line.statement().group().equals(group)) {
                text.add(group.isEmpty() ? "" : "\n");
                group = line.statement().group();
                text.add(Console.bold(style.tell(Home.statements().nameOf(group)))).add("\n");
            }
            String verdict = verdict(line);
            text.add("  " + Columns.pad(style.tell(spoken(verdict)), 12) + " " + line.statement().id() + " ("
                    + line.statement().source() + ")\n");
            paragraph(text, style.tell(Told.written(line.statement().en(), line.statement().zh())), width);
            if (line.seen().isEmpty()) {
                line.experiments().forEach(name -> paragraph(text, name, width));
            }
            // Where it depends, each condition is shown with its own verdict.
            boolean depends = verdict.equals("DEPENDS");
            line.seen().stream()
                    .limit(depends ? Long.MAX_VALUE : 1)
                    .forEach(seen -> paragraph(text, sentence(seen, depends, style), width));
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
        return seen.experiment() + ": " + (depends ? finding.verdict() + ", " : "") + style.tell(finding.because())
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
