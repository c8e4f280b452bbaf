package tcplab.client.cli;


import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.Home;
import tcplab.client.desk.Selection;
import tcplab.render.Result;
import tcplab.run.Lab;
import tcplab.run.Runner;
import tcplab.script.Catalogue;
import tcplab.script.Parsed;
import tcplab.text.Lines;

/**
 * One of several processes that run experiments side by side, each in namespaces of its own. Reads a line
 * {@code NAME<TAB>FOLDER} for each experiment, answers with one line of JSON, and ends with its input.
 */
final class WorkerCommand {
    static final String WORD = "__worker";

    /** Does what comes, until the end of the input; the exit code. */
    int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, Map.of("--bench", true));
        Catalogue catalogue = Home.catalogue();
        Lines lines = Lines.of(System.in);
        try (Lab lab = Lab.open(RunCommand.bench(options), console::log)) {
            Runner runner = new Runner(lab);
            for (String line = lines.next(); line != null; line = lines.next()) {
                String[] request = line.split("\t");
                Parsed parsed =
                        catalogue.has(request[0]) ? catalogue.read(request[0]) : Selection.read(catalogue, request[0]);
                Result result = runner.run(parsed.experiment(), Path.of(request[1]), (step, of, text) -> {});
                JsonObject answer = new JsonObject();
                answer.add("problem", new Gson().toJsonTree(result.problem()));
                answer.addProperty("bench", result.bench());
                answer.addProperty("millis", result.millis());
                answer.addProperty("kept", result.folder() != null);
                console.data(answer.toString());
            }
        }
        return ExitCode.AS_RECORDED;
    }
}
