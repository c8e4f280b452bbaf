package tcplab.observe;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import tcplab.host.Child;
import tcplab.host.Station;
import tcplab.model.Crowd;
import tcplab.model.Side;
import tcplab.text.Lines;
import tcplab.text.Told;
import tcplab.text.ToldException;

/**
 * A trace instance of the lab's own: a folder under {@code instances} of tracefs, with its tracepoints enabled. The
 * kernel keeps it until somebody removes it, so two do: the lab, and a child of it that outlives the lab for a moment.
 * Neither needs the other, and whatever one of them was killed in, the other removes it. Its lines are read here and not
 * by the child, so that a reader never outlives the lab and keeps the instance busy.
 */
final class TraceInstance implements AutoCloseable {
    private static final Path TRACEFS = Path.of("/sys/kernel/tracing");
    /** Where it has been since before it had a place of its own, with debugfs. */
    private static final Path IN_DEBUGFS = Path.of("/sys/kernel/debug/tracing");
    private static final String READY = "ready";
    /** Thousands that open at once would push what is followed out of the buffer. */
    private static final String NO_CROWD = "sport != " + Crowd.PORT + " && dport != " + Crowd.PORT;

    /**
     * Makes the instance, says that it is ready, and removes it when the input ends. $1 is its name, $2 the folder of
     * tracefs; the others are the clocks that will do, best first.
     */
    private static final String SCRIPT = String.join(
            "\n",
            // The lab may be killed before it has read a word.
            "trap '' PIPE",
            "name=$1 root=$2; shift 2; cd \"$root\" || exit 1",
            "[ -e trace_pipe ] || { mount -t tracefs tracefs \"$root\" && cd \"$root\"; } || exit 1",
            // What is left of a lab that was killed together with its child, as with a whole container; any other is busy.
            "for old in instances/tcplab-*; do [ ! -e \"$old\" ] || rmdir \"$old\" 2>/dev/null; done",
            "mkdir \"instances/$name\" && exec 3> \"instances/$name/trace_marker\" || exit 1",
            // Busy for a moment, if a lab that was killed had a file in it open.
            "leave() { exec 3>&-; cd /; n=0; until rmdir \"$root/instances/$name\" || [ $n -ge 100 ]; do",
            "  n=$((n + 1)); sleep 0.05; done; }",
            "trap leave EXIT",
            "cd \"instances/$name\"",
            "read -r clocks < trace_clock",
            "for clock; do",
            "  case \" $clocks \" in *[\\ \\[]\"$clock\"[\\ \\]]*) echo \"$clock\" > trace_clock && break ;; esac; done",
            "echo 'protocol == 6 && " + NO_CROWD + "' > events/sock/inet_sock_set_state/filter",
            // The reset that is sent has its ports in no field of its own.
            "for e in tcp_receive_reset tcp_retransmit_skb; do echo '" + NO_CROWD + "' > events/tcp/$e/filter; done 2>/dev/null",
            "for e in sock/inet_sock_set_state tcp/tcp_send_reset tcp/tcp_receive_reset tcp/tcp_retransmit_skb; do",
            "  echo 1 > events/$e/enable || exit 1; done",
            "echo " + READY,
            "exec > /dev/null 2>&1",
            "while read -r _; do :; done");

    /** Labs in different containers see one tracefs, and may have the same process number. */
    private final String name = String.format(
            "tcplab-%d-%08x", ProcessHandle.current().pid(), ThreadLocalRandom.current().nextInt());
    private final Path folder;
    private final Child child;
    private final FileChannel pipe;

    /**
     * Returns when the instance is there and its tracepoints are enabled.
     *
     * @param root the folder of tracefs, which is mounted if it is not
     * @param clocks by which the kernel may stamp, best first
     */
    TraceInstance(Path root, List<TraceClock> clocks) throws IOException {
        folder = root.resolve("instances").resolve(name);
        List<String> arguments = new ArrayList<>(List.of(name, root.toString()));
        clocks.forEach(clock -> arguments.add(clock.word()));
        child = Child.start(new Station(Side.CLIENT, "kernel", "", List.of()), SCRIPT, arguments, line -> {});
        try (Lines said = Lines.of(child.output())) {
            if (!READY.equals(said.next())) {
                throw new ToldException(Told.plain(child.errors()));
            }
            pipe = FileChannel.open(folder.resolve("trace_pipe"), StandardOpenOption.READ);
        } catch (IOException | RuntimeException e) {
            remove();
            throw e;
        }
    }

    /** The folder of tracefs, mounted or not. */
    static Path root() {
        return isMounted(TRACEFS) || !isMounted(IN_DEBUGFS) ? TRACEFS : IN_DEBUGFS;
    }

    static boolean isMounted(Path root) {
        return Files.exists(root.resolve("trace_pipe"));
    }

    String name() {
        return name;
    }

    /** Its lines as they come; reading waits for the next one, until the instance is closed. */
    InputStream lines() {
        return Channels.newInputStream(pipe);
    }

    /** The clock that stamps its lines. */
    TraceClock clock() throws IOException {
        String clocks = Files.readString(folder.resolve("trace_clock"));
        return TraceClock.selected(clocks)
                .orElseThrow(() -> new ToldException(say("no clock of %s can be told from the wall clock", clocks.strip())));
    }

    /** Adds a line {@code tracing_mark_write: TEXT}. */
    void mark(String text) throws IOException {
        Files.writeString(folder.resolve("trace_marker"), text, StandardOpenOption.WRITE);
    }

    @Override
    public void close() throws IOException {
        pipe.close();
        remove();
    }

    private void remove() throws IOException {
        child.close();
        // The child has done it, unless it was killed.
        Files.deleteIfExists(folder);
    }
}
