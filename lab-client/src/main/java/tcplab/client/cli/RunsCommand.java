package tcplab.client.cli;

import static tcplab.text.Told.say;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tcplab.client.desk.Command;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.Reason;
import tcplab.client.desk.RunStore;
import tcplab.client.desk.UsageException;
import tcplab.event.Environment;
import tcplab.judge.RunFolder;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.render.Result;
import tcplab.text.Columns;
import tcplab.text.Json;
import tcplab.text.Told;

/** {@code runs}: the runs that are kept. */
final class RunsCommand implements Command {
    private static final Word WORD = new Word(
            Sort.COMMAND,
            "runs",
            "scripts/lab runs [--all] [--json]",
            say("Lists the kept runs, the newest first, and says where they are."),
            "scripts/lab runs --all");

    private static final int USUALLY_SHOWN = 20;
    private static final String BELOW = "    ";
    private static final String WHEN = "yyyy-MM-dd HH:mm:ss";

    /** One kept run. @param startedAt ISO-8601 in UTC, or empty; @param problem why it cannot be read, or null */
    record Line(
            String name, String experiment, String bench, String startedAt, String outcome, long bytes, String problem) {}

    @Override
    public Word word() {
        return WORD;
    }

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, Map.of("--json", false, "--all", false, "--out", true));
        if (!options.operands().isEmpty()) {
            throw new UsageException(
                    say("runs takes no word '%s'", options.operands().get(0)), say("as in: %s", "scripts/lab runs --all"));
        }
        RunStore store = RunStore.of(options.value("--out").orElse(null), System.getenv());
        List<Path> kept = new ArrayList<>(
                store.runs().stream().filter(RunFolder::isRun).toList());
        Collections.reverse(kept);
        List<Path> shown = options.has("--all") ? kept : kept.subList(0, Math.min(USUALLY_SHOWN, kept.size()));
        List<Line> lines = lines(shown, console);
        if (options.has("--json")) {
            console.data(Json.text(json(lines, store)));
        } else {
            console.print(text(lines, kept.size() - shown.size() + lines.size(), store, console));
        }
        return ExitCode.AS_RECORDED;
    }

    /** A line for each run that is still there: another lab may be making room for a run of its own. */
    static List<Line> lines(List<Path> runs, Console console) {
        return runs.stream().map(run -> line(run, console)).flatMap(Optional::stream).toList();
    }

    private static Optional<Line> line(Path run, Console console) {
        String name = run.getFileName().toString();
        try {
            Result result = RunFolder.judgeAgain(run);
            String startedAt = result.timeline().environment().map(Environment::startedAt).orElse("");
            return Optional.of(new Line(name, result.name(), result.bench(), startedAt, result.outcome().word(), bytes(run), null));
        } catch (IOException | RuntimeException e) {
            String reason = console.tell(Reason.of((Throwable) e)).replace(run + "/", "");
            Line line = new Line(name, RunFolder.name(run), "", "", "", bytes(run), reason);
            return RunFolder.isRun(run) ? Optional.of(line) : Optional.empty();
        }
    }

    private static long bytes(Path run) {
        File[] files = run.toFile().listFiles(File::isFile);
        return files == null ? 0 : Stream.of(files).mapToLong(File::length).sum();
    }

    private static String text(List<Line> lines, int all, RunStore store, Console console) {
        if (lines.isEmpty()) {
            return console.tell(say("no run is kept in %s; make one with: scripts/lab run close/three-way", store.root()));
        }
        StringBuilder text = new StringBuilder();
        rows(lines, console).forEach(row -> text.append(row).append('\n'));
        if (all > lines.size()) {
            text.append(console.tell(say("… and %d older ones; --all lists them", all - lines.size()))).append('\n');
        }
        return text.append(console.tell(say("kept in %1$s: %2$d", store.root(), all))).toString();
    }

    /** A row each; on a terminal that has no room for that, what is known of a run stands below its name. */
    static List<String> rows(List<Line> lines, Console console) {
        int name = widest(lines.stream().map(Line::name));
        int experiment = widest(lines.stream().map(Line::experiment));
        List<String> wide = lines.stream().map(line -> named(line, name) + "  " + known(line, experiment, console)).toList();
        int columns = console.style().width();
        if (!console.isRead() || widest(wide.stream()) <= columns) {
            return wide;
        }
        boolean aligned = lines.stream().allMatch(line -> Columns.width(BELOW + known(line, experiment, console)) <= columns);
        return lines.stream()
                .flatMap(line -> Stream.of(named(line, 0), BELOW + (aligned ? known(line, experiment, console) : unaligned(line, console))))
                .map(row -> console.row(row, BELOW.length()))
                .toList();
    }

    private static String unaligned(Line line, Console console) {
        return known(line, 0, console).replaceAll(" {2,}", "  ");
    }

    private static int widest(Stream<String> texts) {
        return texts.mapToInt(text -> Columns.width(Columns.printable(text))).max().orElse(0);
    }

    private static String named(Line line, int columns) {
        return Columns.pad(Columns.printable(line.name()), columns);
    }

    /** Behind the run's name. */
    private static String known(Line line, int columns, Console console) {
        String experiment = Columns.pad(Columns.printable(line.experiment()), columns);
        return line.problem() == null
                ? experiment + String.format("  %-8s  %s  %-12s", line.bench(), when(line.startedAt()), line.outcome())
                        + Columns.padLeft(size(line.bytes()), 8)
                : experiment + "  " + console.tell(say("cannot be read: %s", line.problem()));
    }

    /** In the user's time zone; blank if the run does not tell. */
    private static String when(String startedAt) {
        try {
            return DateTimeFormatter.ofPattern(WHEN).format(Instant.parse(startedAt).atZone(ZoneId.systemDefault()));
        } catch (DateTimeException e) {
            return " ".repeat("yyyy-MM-dd HH:mm:ss".length());
        }
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%d kB", (bytes + 999) / 1000)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private static JsonArray json(List<Line> lines, RunStore store) {
        JsonArray array = new JsonArray();
        for (Line line : lines) {
            JsonObject object = Json.tree(line).getAsJsonObject();
            object.addProperty("folder", store.root().resolve(line.name()).toString());
            array.add(object);
        }
        return array;
    }
}
