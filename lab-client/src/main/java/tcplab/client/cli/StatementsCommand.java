package tcplab.client.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tcplab.run.RunFolder;
import tcplab.script.Catalogue;
import tcplab.script.Experiment;
import tcplab.script.Parsed;
import tcplab.script.Statements;
import tcplab.verdict.Finding;

/** {@code statements}: what the articles say, and what this kernel says to it. */
final class StatementsCommand implements Command {
    @Override
    public String word() {
        return "statements";
    }

    @Override
    public String synopsis() {
        return "statements [--json]";
    }

    @Override
    public String help() {
        return "Lists the articles' statements with the experiments that test them and the verdicts of their last kept runs.";
    }

    @Override
    public String example() {
        return "statements --json";
    }

    private record Line(Statements.Statement statement, List<String> experiments, List<Finding> findings) {}

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, Map.of("--json", false, "--out", true));
        RunStore store = RunStore.of(options.value("--out").orElse(null), System.getenv());
        List<Line> lines = lines(Home.catalogue(), store);
        console.print(options.has("--json") ? json(lines) : text(lines, console));
        return ExitCode.AS_RECORDED;
    }

    private static List<Line> lines(Catalogue catalogue, RunStore store) throws IOException {
        Map<String, Line> lines = new LinkedHashMap<>();
        for (Statements.Statement statement : Home.statements().all()) {
            lines.put(statement.id(), new Line(statement, new ArrayList<>(), new ArrayList<>()));
        }
        Map<String, Path> last = store.lastByName();
        for (String name : catalogue.names()) {
            Parsed parsed = catalogue.read(name);
            if (parsed.ok()) {
                List<Finding> findings = last.containsKey(name)
                        ? RunFolder.judgeAgain(last.get(name)).findings()
                        : List.of();
                add(parsed.experiment(), findings, lines);
            }
        }
        return List.copyOf(lines.values());
    }

    private static void add(Experiment experiment, List<Finding> findings, Map<String, Line> lines) {
        for (String id : experiment.statements()) {
            Line line = lines.get(id);
            if (line != null) {
                line.experiments().add(experiment.name());
                findings.stream().filter(f -> f.statements().contains(id)).forEach(line.findings()::add);
            }
        }
    }

    private static String verdict(Line line) {
        if (line.experiments().isEmpty()) {
            return "no experiment yet";
        }
        if (line.findings().isEmpty()) {
            return "not run yet";
        }
        return line.findings().stream()
                .map(f -> f.verdict().name())
                .distinct()
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
    }

    private static String text(List<Line> lines, Console console) {
        StringBuilder text = new StringBuilder();
        String group = "";
        for (Line line : lines) {
            if (!line.statement().group().equals(group)) {
                group = line.statement().group();
                text.append(text.isEmpty() ? "" : "\n").append(console.bold(group)).append('\n');
            }
            text.append(String.format("  %-28s %s%n", line.statement().id(), verdict(line)));
            text.append("      ").append(line.statement().en()).append('\n');
            if (!line.experiments().isEmpty()) {
                text.append("      ").append(String.join(", ", line.experiments())).append('\n');
            }
        }
        return text.toString();
    }

    private static String json(List<Line> lines) {
        Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
        JsonArray array = new JsonArray();
        for (Line line : lines) {
            JsonObject object = gson.toJsonTree(line.statement()).getAsJsonObject();
            object.add("experiments", gson.toJsonTree(line.experiments()));
            object.addProperty("verdict", verdict(line));
            object.add("findings", gson.toJsonTree(line.findings()));
            array.add(object);
        }
        return gson.toJson(array);
    }
}
