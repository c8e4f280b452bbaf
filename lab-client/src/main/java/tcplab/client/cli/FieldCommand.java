package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tcplab.client.desk.Command;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.Home;
import tcplab.client.desk.Report;
import tcplab.client.desk.Selection;
import tcplab.client.desk.UsageException;
import tcplab.host.BenchUnavailable;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.model.Transport;
import tcplab.render.Result;
import tcplab.run.Lab;
import tcplab.run.Runner;
import tcplab.script.Experiment;
import tcplab.script.OverTransport;
import tcplab.text.Json;

/** {@code field}: questions from the field on Netty, each on all of its transports. */
final class FieldCommand implements Command {
    /** Whose experiments are asked of if none is named. */
    private static final String TOPIC = "netty";

    private static final Word WORD = new Word(
            Sort.COMMAND,
            "field",
            "scripts/lab field [NAME|TOPIC|FILE...] [--bench auto|wire|loopback|host] [--json]",
            say("Runs experiments on Netty, those of the topic netty if none is named, over each of Netty's transports: epoll, io_uring and nio. "
                    + "Prints for each what came out over which, and where they differ, why. The exit code is as for run."),
            "scripts/lab field netty/half-closure");

    /** What came out of an experiment. @param over each transport */
    record Row(Experiment experiment, Map<Transport, Result> over) {}

    @Override
    public Word word() {
        return WORD;
    }

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, Map.of("--bench", true, "--json", false));
        List<String> operands = options.operands().isEmpty() ? List.of(TOPIC) : options.operands();
        List<Experiment> experiments = Selection.of(operands, Home.catalogue(), console);
        for (Experiment experiment : experiments) {
            if (OverTransport.of(experiment, Transport.EPOLL).isEmpty()) {
                throw new UsageException(say("%s has no Netty channel, or chooses its transport itself", experiment.name()), say("see: %s", "scripts/lab list netty"));
            }
        }
        List<Row> rows = new ArrayList<>();
        try (Interrupt interrupt = new Interrupt();
                Lab lab = Lab.open(RunCommand.bench(options), console::log)) {
            for (Experiment experiment : experiments) {
                Optional<Row> row = row(experiment, lab, console);
                if (row.isEmpty()) {
                    return ExitCode.INTERRUPTED;
                }
                rows.add(row.get());
                if (!options.has("--json")) {
                    console.print(FieldText.of(row.get(), console));
                }
            }
        } catch (BenchUnavailable e) {
            console.error(e.told(), e);
            return ExitCode.INCONCLUSIVE;
        }
        if (options.has("--json")) {
            console.data(Json.text(FieldText.json(rows, console.style().language())));
        }
        return Report.exitCode(rows.stream().flatMap(row -> row.over().values().stream()).toList());
    }

    /** Empty if somebody has interrupted it. */
    private static Optional<Row> row(Experiment experiment, Lab lab, Console console) throws IOException {
        Map<Transport, Result> over = new EnumMap<>(Transport.class);
        for (Transport transport : Transport.values()) {
            Experiment one = OverTransport.of(experiment, transport).orElseThrow();
            over.put(transport, new Runner(lab).run(
                    one, null, (step, of, text) -> console.progress(one.name() + " " + transport.word() + ": " + text)));
            if (Thread.interrupted()) {
                return Optional.empty();
            }
        }
        return Optional.of(new Row(experiment, over));
    }
}
