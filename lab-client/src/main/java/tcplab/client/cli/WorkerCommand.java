package tcplab.client.cli;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.render.Result;
import tcplab.run.Lab;
import tcplab.run.NotKept;
import tcplab.run.Runner;
import tcplab.script.Catalogue;
import tcplab.script.Parsed;
import tcplab.script.ScriptParser;
import tcplab.text.Lines;
import tcplab.text.Shape;
import tcplab.text.Told;

/**
 * One of several processes that run experiments side by side, each in namespaces of its own. Reads a line of JSON
 * {@code {"name":…,"text":…,"folder":…}}, with {@code "callMillis"} where calls have less
 * time than usual and {@code "lent"} where the folder is in one to be made for this run only, for each experiment and answers with
 * one. It lives on its input: when that ends while an experiment runs, whoever asked is gone, and the worker and all
 * that it has started go at once, with the lent folder.
 */
final class WorkerCommand {
    static final String WORD = "__worker";

    /** A script of the largest size, each character as an escape. */
    private static final int LONGEST_REQUEST = 6 * Catalogue.LARGEST_SCRIPT_BYTES + (1 << 16);

    private static final String END = "";

    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    /** Of the last request, null if there was none. */
    private volatile Path lent;

    /** Does what comes, until the end of the input; the exit code. */
    int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, Map.of("--bench", true));
        Thread reader = new Thread(this::read, "requests");
        reader.setDaemon(true);
        reader.start();
        try (Lab lab = Lab.open(RunCommand.bench(options), console::log)) {
            for (String line = requests.take(); !line.equals(END); line = requests.take()) {
                String answer = answer(lab, Shape.object(line));
                unanswered.decrementAndGet();
                console.data(answer);
            }
        }
        return ExitCode.AS_RECORDED;
    }

    private void read() {
        try (Lines lines = Lines.of(System.in, LONGEST_REQUEST, Long.MAX_VALUE, Integer.MAX_VALUE)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                unanswered.incrementAndGet();
                // Noted before the run begins: whoever asked may be gone by then.
                JsonObject request = Shape.object(line);
                lend(request.has("lent") ? Path.of(request.get("lent").getAsString()) : null);
                requests.add(line);
            }
        } catch (IOException | RuntimeException e) {
            // What cannot be read, or is no request, is as its end.
        }
        removeLent();
        if (unanswered.get() > 0) {
            Runtime.getRuntime().halt(ExitCode.INCONCLUSIVE);
        }
        requests.add(END);
    }

    /** The thread that makes the folder also removes it, so that it is never made too late to be removed. */
    private void lend(Path folder) {
        lent = folder;
        try {
            if (folder != null) {
                LentFolder.make(folder);
            }
        } catch (IOException e) {
            // Whoever then writes the run there says so.
        }
    }

    private void removeLent() {
        try {
            if (lent != null) {
                LentFolder.remove(lent);
            }
        } catch (IOException e) {
            // There is nobody left who could be told.
        }
    }

    private static String answer(Lab lab, JsonObject request) throws IOException {
        String name = request.get("name").getAsString();
        Parsed parsed = ScriptParser.parse(name, name, request.get("text").getAsString(), Set.of());
        Path folder = Path.of(request.get("folder").getAsString());
        Runner runner = request.has("callMillis") ? new Runner(lab, Duration.ofMillis(request.get("callMillis").getAsLong())) : new Runner(lab);
        Result result;
        Told problem;
        try {
            result = runner.run(parsed.experiment(), folder, (step, of, text) -> {});
            problem = result.problem();
        } catch (NotKept e) {
            // It is judged from what is kept.
            result = e.result();
            problem = e.told();
        }
        JsonObject answer = new JsonObject();
        answer.add("problem", new Gson().toJsonTree(problem));
        answer.addProperty("bench", result.bench());
        answer.addProperty("millis", result.millis());
        answer.addProperty("kept", result.folder() != null);
        return answer.toString();
    }
}
