package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tcplab.attach.Diagnosis;
import tcplab.attach.Fault;
import tcplab.attach.Kernel;
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
            say("Looks at a running program that is not the lab's, at a port, or at all sockets of this machine, twice within a second: how "
                    + "many are in which state, who waits for whom, what shows it. It only asks the kernel by socket diagnosis: nothing is sent, "
                    + "traced or changed. A program in another network namespace, as of a container, and other users' programs need root. "
                    + "The exit code is 1 where something waits for somebody, 2 where there is no socket."),
            "scripts/lab attach :8080");

    private static final int MOST_PORT = 65_535;
    private static final long BETWEEN_LOOKS_MILLIS = 1_000;

    @Override
    public Word word() {
        return WORD;
    }

    /** How the sockets of a moment are found. */
    private interface Look {
        SocketTable now() throws IOException;
    }

    /** What is looked at. @param program null if it is no single program @param its those of the whole that it is about */
    private record Subject(Program program, Told title, Look whole, UnaryOperator<SocketTable> its) {}

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, Map.of("--all", false, "--json", false));
        Subject subject = subject(options);
        SocketTable first = subject.its().apply(subject.whole().now());
        Thread.sleep(BETWEEN_LOOKS_MILLIS);
        SocketTable whole = subject.whole().now();
        SocketTable its = subject.its().apply(whole);
        if (subject.program() != null && its.all().isEmpty() && subject.program().descriptors().isEmpty()) {
            throw new ToldException(say("%s, is another user's: which sockets it holds only root can see", subject.title()));
        } else if (whole.notUnderstood() > 0) {
            console.note(say("%d lines of ss were not understood and are left out", whole.notUnderstood()));
        }
        List<Fault> faults = Diagnosis.of(first, its, Kernel.of(subject.program() == null ? 0 : subject.program().pid()));
        if (options.has("--json")) {
            console.data(Json.text(AttachText.json(subject.program(), whole, its, faults, console.style().language())));
        } else {
            AttachText text = new AttachText(console);
            text.title(subject.title(), subject.program());
            text.table(whole, its);
            text.faults(faults, its);
            console.print(text.all());
        }
        boolean waits = faults.stream().anyMatch(fault -> fault.certainty() != Fault.Certainty.HARMLESS);
        if (its.all().isEmpty()) {
            return ExitCode.INCONCLUSIVE;
        }
        return waits || subject.program() != null && subject.program().isNearItsLimit() ? ExitCode.DIFFERS : ExitCode.AS_RECORDED;
    }

    private static Subject subject(Options options) throws IOException, UsageException {
        List<String> operands = options.operands();
        if (options.has("--all") && operands.isEmpty()) {
            return new Subject(null, say("all sockets of this network namespace"), SocketTable::here, UnaryOperator.identity());
        } else if (operands.size() != 1 || options.has("--all")) {
            throw new UsageException(say("%s needs one process or one port", WORD.name()), say("as in: %s", WORD.example()));
        }
        String word = operands.get(0);
        if (word.matches(":\\d{1,9}")) {
            return ofPort(Integer.parseInt(word.substring(1)));
        } else if (!word.matches("\\d{1,9}")) {
            throw new UsageException(say("'%s' is no process and no port", word), say("as in: %s", "attach 4242, attach :8080"));
        }
        Program program = Program.of(Long.parseLong(word));
        long pid = program.pid();
        return new Subject(program, say("%1$s, process %2$d", program.name(), pid), () -> SocketTable.of(pid), table -> table.ofProcess(pid));
    }

    private static Subject ofPort(int port) throws UsageException {
        if (port < 1 || port > MOST_PORT) {
            throw new UsageException(say("%d is no port", port), say("write a whole number from %d to %d", 1, MOST_PORT));
        }
        return new Subject(null, say("port %d", port), SocketTable::here, table -> table.ofPort(port));
    }
}
