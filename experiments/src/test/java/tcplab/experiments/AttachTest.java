package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A look at a running program, here at this one. */
class AttachTest {
    /** What sends, names a peer, or reaches into another process. */
    private static final String CALLS = "trace=%network,ptrace,kill,tgkill,tkill,process_vm_readv,process_vm_writev,pidfd_send_signal,pidfd_getfd,"
            + "openat,open,creat,unlink,unlinkat,rename,mkdir";

    /** Java and bash open these for themselves. */
    private static final List<String> OWN = List.of("/dev/null", "/dev/tty", "/proc/self/coredump_filter", "hsperfdata");

    @TempDir
    Path folder;

    private Launched attach(Path trace, long pid) throws IOException {
        List<String> words = new ArrayList<>(List.of("strace", "-f", "-qq", "-e", CALLS, "-o", trace.toString()));
        words.addAll(List.of(Launched.HOME.resolve("scripts/lab").toString(), "attach", Long.toString(pid)));
        return new Launched.Start(folder, words).run();
    }

    @Test
    void itAsksTheKernelBySocketDiagnosisAndSendsTracesAndWritesNothing() throws Exception {
        Assumptions.assumeTrue(Launched.has("strace"), "strace is not installed");
        Path trace = folder.resolve("trace");
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
                Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket accepted = listener.accept()) {
            accepted.getOutputStream().write(new byte[1_000]);
            String before = queues(client.getLocalPort());
            Launched attached = attach(trace, ProcessHandle.current().pid());
            assertThat(attached.err()).doesNotContain("Exception");
            assertThat(attached.out().replaceAll("\\s+", " "))
                    .contains("ESTABLISHED", "1 open connections of which nothing was read for a second: 1000 bytes are unread");
            assertThat(queues(client.getLocalPort())).isEqualTo(before);
        }
        List<String> calls = Files.readAllLines(trace);
        assertThat(calls).anyMatch(call -> call.contains("AF_NETLINK") && call.contains("NETLINK_SOCK_DIAG"));
        assertThat(of(calls, "connect(", "bind(")).allMatch(call -> call.contains("AF_NETLINK") || call.contains("AF_UNIX"));
        assertThat(of(calls, "sendto(", "sendmsg(", "sendmmsg(")).allMatch(call -> call.contains("AF_NETLINK"));
        assertThat(of(calls, "ptrace(", "process_vm", "pidfd_", "kill(")).isEmpty();
        assertThat(of(calls, "O_WRONLY", "O_RDWR", "O_CREAT", "unlink", "rename", "mkdir"))
                .allMatch(call -> OWN.stream().anyMatch(call::contains));
    }

    private static List<String> of(List<String> calls, String... names) {
        return calls.stream().filter(call -> Stream.of(names).anyMatch(call::contains)).toList();
    }

    /** The sockets with this port as ss shows them, without what goes on by itself. */
    private String queues(int port) {
        return new Launched.Start(folder, List.of("ss", "-Htan", "sport = " + port + " or dport = " + port)).run().out();
    }
}
