package tcplab.client.cli;

import static tcplab.text.Told.say;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import tcplab.client.desk.Console;
import tcplab.client.desk.Home;
import tcplab.host.Tools;
import tcplab.journal.Timeline;
import tcplab.judge.Judge;
import tcplab.judge.RunFolder;
import tcplab.render.Outcome;
import tcplab.render.Result;
import tcplab.script.Experiment;
import tcplab.text.Lines;
import tcplab.text.Told;
import tcplab.text.ToldException;

/** A process that runs experiments one after the other, in namespaces of its own; it ends with this. */
final class Worker implements AutoCloseable {
    private final Process process;
    private final PrintStream requests;
    private final Lines answers;

    private Worker(Process process) {
        this.process = process;
        this.requests = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = Lines.of(process.getInputStream());
    }

    static Worker start(String bench, Console console) throws IOException {
        String launcher = Home.folder().resolve("scripts").resolve("lab").toString();
        // A session of its own: an interrupt typed at the terminal is for this process, which ends its workers.
        ProcessBuilder builder = new ProcessBuilder("setsid", launcher, WorkerCommand.WORD, "--bench", bench,
                "--lang", console.style().language().name().toLowerCase(Locale.ROOT));
        if (console.debug()) {
            builder.command().add("--debug");
        }
        return new Worker(Tools.start(builder.redirectError(ProcessBuilder.Redirect.INHERIT)));
    }

    long pid() {
        return process.pid();
    }

    /** Runs it and keeps the run. @param folder that is not there yet */
    Result run(Experiment experiment, Path folder) throws IOException {
        return run(request(experiment, folder), experiment, folder);
    }

    /** Runs it and keeps nothing. @param callLimit after which a call that has not returned ends the run; null for the usual one */
    Result runAside(Experiment experiment, Duration callLimit) throws IOException {
        // It hands its result over in a run folder, which it makes: where this process is killed, nobody else knows of it.
        Path lent = LentFolder.name();
        Path folder = lent.resolve("run");
        try {
            JsonObject request = request(experiment, folder);
            request.addProperty("lent", lent.toString());
            if (callLimit != null) {
                request.addProperty("callMillis", callLimit.toMillis());
            }
            return run(request, experiment, folder).keptIn(null);
        } finally {
            LentFolder.remove(lent);
        }
    }

    private Result run(JsonObject request, Experiment experiment, Path folder) throws IOException {
        requests.println(request);
        String answer = answers.next();
        if (answer == null) {
            throw new ToldException(say("a worker process ended in the middle of %s", experiment.name()));
        }
        return result(experiment, folder, JsonParser.parseString(answer).getAsJsonObject());
    }

    /** What was checked is what runs, whatever becomes of the file. */
    private static JsonObject request(Experiment experiment, Path folder) {
        JsonObject request = new JsonObject();
        request.addProperty("name", experiment.name());
        request.addProperty("text", experiment.text());
        request.addProperty("folder", folder.toString());
        return request;
    }

    private static Result result(Experiment experiment, Path folder, JsonObject answer) throws IOException {
        if (answer.get("kept").getAsBoolean()) {
            Result kept = RunFolder.judgeAgain(folder);
            return new Result(kept.name(), kept.bench(), answer.get("millis").getAsLong(), kept.outcome(),
                    kept.timeline(), kept.findings(), kept.problem(), folder);
        }
        Told problem = new Gson().fromJson(answer.get("problem"), Told.class);
        return new Result(experiment.name(), answer.get("bench").getAsString(), 0, Outcome.FAILED,
                new Timeline(List.of()), Judge.nothingSeen(experiment, problem), problem, null);
    }

    @Override
    public void close() {
        process.destroy();
        requests.close();
        try {
            answers.close();
        } catch (IOException e) {
            // It has ended.
        }
    }
}
