package tcplab.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the kernel shares the processors out among sessions and not among processes, a session has a niceness of its own,
 * and that of a process counts only within its session (sched(7), "The autogroup feature").
 */
final class Autogroup {
    /** Fields of proc_pid_stat(5) behind the name, which may have anything in it but ends with the last parenthesis. */
    private static final int SESSION = 6 - 3;
    private static final int NICE = 19 - 3;

    private final Path process;

    /** @param process the folder of a process in proc(5) */
    Autogroup(Path process) {
        this.process = process;
    }

    /** Gives a session the niceness of the process that leads it. Another's session is left alone, and where there is no such thing. */
    void asNiceAsItsLeader() {
        try {
            String stat = Files.readString(process.resolve("stat"));
            String pid = stat.substring(0, stat.indexOf(' '));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            if (fields[SESSION].equals(pid) && !fields[NICE].equals("0")) {
                Files.writeString(process.resolve("autogroup"), fields[NICE]);
            }
        } catch (IOException e) {
            // Not given, or not to this user: the session has its share like any other.
        }
    }
}
