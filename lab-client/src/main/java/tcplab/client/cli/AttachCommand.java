package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tcplab.attach.Diagnosis;
import tcplab.attach.Fault;
import tcplab.attach.Program;
import tcplab.attach.SocketTable;
import tcplab.client.desk.Command;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.UsageException;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.text.Json;
import tcplab.text.Told;
import tcplab.text.ToldException;

/** {@code attach}: the sockets of a running program, and whose fault it is if they stay. */
final class AttachCommand implements Command {
    private static final Word WORD = new Word(
            Sort.COMMAND,
            "attach",
            "scripts/lab attach PID|:PORT|--all [--json]",
            say("Looks at a running program that is not the lab's, at a port, or at all sockets of this machine, once: how many are in "
                    + "which state, who waits for whom, what shows it. It only asks the kernel by socket diagnosis: nothing is sent, traced or "
                    + "changed. A program in another network namespace, as of a container, and other users' programs need root. "
                    + "The exit code is 1 where something waits for somebody."),
            "scripts/lab attach :8080");

    private static final Path PORT_RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    private static final int USUAL_PORTS = 28_232;
    private static final int MOST_PORT = 65_535;

    @Override
    public Word word() {
        return WORD;
    }

    /** What is looked at. @param program null if it is no single program */
    private record Looked(Program program, SocketTable whole, SocketTable its, Told title) {}

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, Map.of("--all", false, "--json", false));
        Looked looked = looked(options);
        List<Fault> faults = Diagnosis.of(looked.its(), ports());
        if (options.has("--json")) {
            console.data(Json.text(AttachText.json(looked.program(), looked.whole(), looked.its(), faults, console.style().language())));
        } else {
            AttachText text = new AttachText(console);
            text.title(looked.title(), looked.program());
            text.table(looked.whole(), looked.its());
            text.faults(faults);
            console.print(text.all());
        }
        return faults.isEmpty() ? ExitCode.AS_RECORDED : ExitCode.DIFFERS;
    }

    private static Looked looked(Options options) throws IOException, UsageException {
        List<String> operands = options.operands();
        if (options.has("--all") && operands.isEmpty()) {
            SocketTable all = SocketTable.here();
            return new Looked(null, all, all, say("all sockets of this network namespace"));
        } else if (operands.size() != 1 || options.has("--all")) {
            throw new UsageException(say("%s needs one process or one port", WORD.name()), say("as in: %s", WORD.example()));
        }
        String word = operands.get(0);
        if (word.matches(":\\d{1,9}")) {
            return ofPort(Integer.parseInt(word.substring(1)));
        } else if (!word.matches("\\d{1,9}")) {
            throw new UsageException(say("'%s' is no process and no port", word), say("as in: %s", "attach 4242, attach :8080"));
        }
        long number = Long.parseLong(word);
        Optional<Program> program = Program.find(number);
        if (program.isEmpty() && number <= MOST_PORT) {
            return ofPort((int) number);
        }
        Program one = program.isPresent() ? program.get() : Program.of(number);
        SocketTable whole = SocketTable.of(number);
        SocketTable its = whole.ofProcess(number);
        if (its.all().isEmpty() && one.descriptors().isEmpty()) {
            throw new ToldException(say("%1$s, process %2$d, is another user's: which sockets it holds only root can see", one.name(), number));
        }
        return new Looked(one, whole, its, say("%1$s, process %2$d", one.name(), number));
    }

    private static Looked ofPort(int port) throws IOException, UsageException {
        if (port < 1 || port > MOST_PORT) {
            throw new UsageException(say("%d is no port", port), say("write a whole number from %d to %d", 1, MOST_PORT));
        }
        SocketTable all = SocketTable.here();
        return new Looked(null, all, all.ofPort(port), say("port %d", port));
    }

    /** How many local ports a client may choose from. */
    private static int ports() {
        try {
            List<Integer> ends = Stream.of(Files.readString(PORT_RANGE).strip().split("\\s+")).map(Integer::valueOf).toList();
            return ends.get(1) - ends.get(0) + 1;
        } catch (IOException | RuntimeException e) {
            return USUAL_PORTS;
        }
    }
}
