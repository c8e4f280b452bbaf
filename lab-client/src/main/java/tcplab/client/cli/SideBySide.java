package tcplab.client.cli;

import static tcplab.text.Told.say;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tcplab.client.desk.Console;
import tcplab.client.desk.Home;
import tcplab.client.desk.Reason;
import tcplab.client.desk.RunStore;
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

/**
 * Runs experiments side by side, each worker a process with namespaces of its own. Those with the tag {@code slow} wait
 * for kernel timers most of their time: they have workers of their own, beside the others.
 */
final class SideBySide implements Workplace {
    private static final String SLOW = "slow";

    private final int jobs;
    private final String bench;
    /** A folder for this batch only, if the runs are not kept; otherwise null. */
    private final Path lent;
    private final RunStore store;
    private final Console console;
    private final List<Process> workers = new ArrayList<>();
    private boolean ended;
    private final AtomicInteger begun = new AtomicInteger();

    SideBySide(int jobs, String bench, RunStore store, Console console) throws IOException {
        this.jobs = jobs;
        this.bench = bench;
        // A worker hands its result over in a run folder, so there must be one.
        this.lent = store == null ? Files.createTempDirectory("tcplab-runs") : null;
        this.store = store != null ? store : RunStore.of(lent.toString(), System.getenv());
        this.console = console;
    }

    @Override
    public void run(List<Experiment> queue, RunCommand.Outlet outlet) throws Exception {
        Map<Boolean, List<Experiment>> slow =
                queue.stream().collect(Collectors.partitioningBy(experiment -> experiment.tags().contains(SLOW)));
        begun.set(0);
        List<Callable<Void>> work = new ArrayList<>(work(slow.get(false), jobs, outlet, queue.size()));
        work.addAll(work(slow.get(true), 2 * jobs, outlet, queue.size()));
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            for (Future<Void> future : threads.invokeAll(work)) {
                future.get();
            }
        } catch (InterruptedException e) {
            // What is complete is complete; the others end with their workers.
            end();
            threads.shutdownNow();
            threads.awaitTermination(1, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Callable<Void>> work(List<Experiment> queue, int workers, RunCommand.Outlet outlet, int of) {
        Deque<Experiment> waiting = new ArrayDeque<>(queue);
        Callable<Void> feeding = () -> feed(waiting, outlet, of);
        return Collections.nCopies(Math.min(workers, queue.size()), feeding);
    }

    private Void feed(Deque<Experiment> waiting, RunCommand.Outlet outlet, int of) throws IOException {
        String launcher = Home.folder().resolve("scripts").resolve("lab").toString();
        // A session of its own: an interrupt typed at the terminal is for this process, which ends its workers.
        ProcessBuilder builder = new ProcessBuilder("setsid", launcher, WorkerCommand.WORD, "--bench", bench,
                "--lang", console.style().language().name().toLowerCase(Locale.ROOT));
        if (console.debug()) {
            builder.command().add("--debug");
        }
        Process worker = Tools.start(builder.redirectError(ProcessBuilder.Redirect.INHERIT));
        synchronized (workers) {
            workers.add(worker);
            if (ended) {
                worker.destroy();
            }
        }
        try (PrintStream requests = new PrintStream(worker.getOutputStream(), true, StandardCharsets.UTF_8);
                Lines answers = Lines.of(worker.getInputStream())) {
            for (Experiment next = take(waiting); next != null; next = take(waiting)) {
                console.progress(begun.incrementAndGet() + "/" + of + " " + next.name());
                Path folder = store.next(next.name() + "-" + worker.pid());
                requests.println(request(next, folder));
                String answer = answers.next();
                if (answer == null) {
                    throw new ToldException(say("a worker process ended in the middle of %s", next.name()));
                }
                outlet.accept(result(next, folder, JsonParser.parseString(answer).getAsJsonObject()), next.toldTitle());
            }
        }
        return null;
    }

    /** What was checked is what runs, whatever becomes of the file. */
    private static JsonObject request(Experiment experiment, Path folder) {
        JsonObject request = new JsonObject();
        request.addProperty("name", experiment.name());
        request.addProperty("text", experiment.text());
        request.addProperty("folder", folder.toString());
        return request;
    }

    private static Experiment take(Deque<Experiment> waiting) {
        synchronized (waiting) {
            return waiting.poll();
        }
    }

    private Result result(Experiment experiment, Path folder, JsonObject answer) throws IOException {
        if (answer.get("kept").getAsBoolean()) {
            try {
                store.keep(folder);
            } catch (IOException e) {
                console.remark(say("%s is kept, but 'latest' could not be set: %s", folder, Reason.of(e)));
            }
            Result kept = RunFolder.judgeAgain(folder);
            return new Result(kept.name(), kept.bench(), answer.get("millis").getAsLong(), kept.outcome(),
                    kept.timeline(), kept.findings(), kept.problem(), folder);
        }
        Told problem = new Gson().fromJson(answer.get("problem"), Told.class);
        return new Result(experiment.name(), answer.get("bench").getAsString(), 0, Outcome.FAILED,
                new Timeline(List.of()), Judge.nothingSeen(experiment, problem), problem, null);
    }

    private void end() {
        synchronized (workers) {
            ended = true;
            workers.forEach(Process::destroy);
        }
    }

    /** Workers end with their input; none outlives this process. */
    @Override
    public void close() {
        end();
        if (lent != null) {
            try (Stream<Path> files = Files.walk(lent)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                console.log("what is left in " + lent + " could not be removed: " + console.tell(Reason.of(e)));
            }
        }
    }
}
