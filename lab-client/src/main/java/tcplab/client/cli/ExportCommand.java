package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tcplab.client.desk.Command;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.Home;
import tcplab.client.desk.Reason;
import tcplab.client.desk.RunStore;
import tcplab.client.desk.RunWord;
import tcplab.client.desk.Selection;
import tcplab.client.desk.UsageException;
import tcplab.command.StepFailure;
import tcplab.export.CaptureExport;
import tcplab.export.NettyProject;
import tcplab.export.NewFolder;
import tcplab.export.WiresharkProfile;
import tcplab.judge.RunFolder;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.model.Side;
import tcplab.render.Result;
import tcplab.script.Experiment;
import tcplab.socket.NettyVersion;
import tcplab.text.DidYouMean;
import tcplab.text.Told;
import tcplab.text.ToldException;

/** {@code export}: a kept run for other programs. */
final class ExportCommand implements Command {
    private static final Word WORD = new Word(
            Sort.COMMAND,
            "export",
            "scripts/lab export RUN --pcapng FILE [--at client|server|both] | RUN|EXPERIMENT|FILE --netty DIR | --profile DIR",
            say("Writes a kept run for Wireshark, with what the lab knows of each segment as its comments (- is "
                        + "standard output), or an experiment as a plain Netty program for a bug report. The packets are those "
                        + "of the client's end of the wire; with --at both Wireshark sees each one twice, and takes the second "
                        + "for a retransmission until tcp.analyze_sequence_numbers is off. --profile writes a profile of Wireshark, with "
                        + "columns for the phase, the cause and the states of each segment; DIR is to be among its profiles."),
            "scripts/lab export latest --pcapng - | wireshark -k -i -");

    private static final List<String> ENDS = List.of("client", "server", "both");

    @Override
    public Word word() {
        return WORD;
    }

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, Map.of("--pcapng", true, "--at", true, "--netty", true, "--out", true, "--profile", true));
        if (options.has("--profile")) {
            return profile(options, console);
        }
        if (options.has("--pcapng") == options.has("--netty") || options.operands().size() != 1
                || options.value("--pcapng").or(() -> options.value("--netty")).orElse("").isEmpty()) {
            throw new UsageException(
                    say("export needs one run, and what to make of it: --pcapng FILE or --netty DIR"),
                    say("as in: %s", WORD.example()));
        }
        if (options.has("--pcapng")) {
            Optional<Side> end = end(options);
            pcapng(ShowCommand.folder(options, this), options.value("--pcapng").orElseThrow(), end, console);
        } else {
            netty(options, Path.of(options.value("--netty").orElseThrow()), console);
        }
        return ExitCode.AS_RECORDED;
    }

    private static int profile(Options options, Console console) throws UsageException, IOException {
        String word = options.value("--profile").orElse("");
        if (word.isEmpty() || !options.operands().isEmpty() || options.has("--pcapng") || options.has("--netty")) {
            throw new UsageException(say("--profile needs a folder and nothing else"),
                    say("as in: %s", "scripts/lab export --profile ~/.config/wireshark/profiles/tcp-lab"));
        }
        Path folder = Path.of(word).toAbsolutePath().normalize();
        NewFolder.write(WiresharkProfile.files(console.style().language()), folder);
        console.print(say("wrote %s; open a capture with it: %s", folder, "wireshark -C " + folder.getFileName() + " FILE"));
        return ExitCode.AS_RECORDED;
    }

    /** The end of the wire whose packets are wanted; empty for both. */
    private static Optional<Side> end(Options options) throws UsageException {
        String word = options.value("--at").orElse(Side.CLIENT.word());
        if (!ENDS.contains(word)) {
            throw new UsageException(say("'%s' is no %s", word, say("end of the wire")), DidYouMean.hint(word, ENDS));
        }
        return Side.of(word);
    }

    /** Not closed: it is the process's own. */
    private static void toStandardOutput(byte[] bytes) throws IOException {
        try {
            new FileOutputStream(FileDescriptor.out).write(bytes);
        } catch (IOException e) {
            throw new ToldException(say("standard output cannot be written: %s", Reason.of(e)), e);
        }
    }

    private static void pcapng(Path run, String target, Optional<Side> end, Console console)
            throws IOException, UsageException {
        boolean piped = target.equals("-");
        if (piped && System.getenv().containsKey("TCPLAB_TTY_OUT")) {
            throw new UsageException(
                    say("a capture is not for a terminal"), say("write: %s", "--pcapng - | wireshark -k -i -"));
        }
        Result result = RunFolder.judgeAgain(run);
        CaptureExport.Captured file = CaptureExport.of(
                result, RunFolder.captures(run), end, "TCP lab " + Usage.version(), console.style().language());
        if (piped) {
            toStandardOutput(file.bytes());
            return;
        }
        try {
            Files.write(Path.of(target), file.bytes());
        } catch (IOException e) {
            throw new ToldException(say("--pcapng %s: %s", target, Reason.of(e)), e);
        }
        console.print(say("%s: %s packets of %s; interfaces: %s; open it with: %s",
                target, file.packets(), result.name(), file.interfaces(), "wireshark " + target));
    }

    /** What a reader of a fresh copy can see without a run of his own; null for a script of his own. */
    private static Result recorded(Experiment experiment) throws UsageException, IOException {
        RunWord runs = new RunWord(RunStore.of(null, System.getenv()), Home.catalogue());
        return runs.isRecorded(experiment.name()) ? runs.recorded(experiment.name()) : null;
    }

    private void netty(Options options, Path folder, Console console) throws Exception {
        String word = options.operands().get(0);
        Experiment experiment;
        Path run;
        if (Home.catalogue().has(word) || word.endsWith(".lab")) {
            experiment = Selection.of(List.of(word), Home.catalogue(), console).get(0);
            RunStore store = RunStore.of(options.value("--out").orElse(null), System.getenv());
            run = store.lastByName().get(experiment.name());
        } else {
            run = ShowCommand.folder(options, this);
            experiment = RunFolder.experiment(run);
        }
        try {
            Result seen = run == null ? recorded(experiment) : RunFolder.judgeAgain(run);
            NettyProject.write(
                    NettyProject.of(experiment, seen, NettyVersion.running(), console.style().language()), folder);
        } catch (StepFailure e) {
            throw new ToldException(Told.format("export --netty: %s", e.told()), e);
        }
        console.print(say("%s: the calls of %s with Netty alone; run it with: %s",
                folder, experiment.name(), folder.resolve("run.sh")));
    }
}
