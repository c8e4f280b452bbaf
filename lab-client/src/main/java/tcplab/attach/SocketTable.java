package tcplab.attach;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tcplab.host.Tools;
import tcplab.model.Endpoint;
import tcplab.model.TcpState;
import tcplab.text.Brief;
import tcplab.text.Lines;
import tcplab.text.Told;
import tcplab.text.ToldException;

/**
 * The TCP sockets of a network namespace at one moment. {@code ss} asks the kernel by socket diagnosis: it sends nothing,
 * traces nobody and changes nothing.
 */
public final class SocketTable {
    /** As ss prints a wildcard address. */
    private static final Set<String> ANY = Set.of("0.0.0.0", "*", "::");

    private static final List<String> SS = List.of("ss", "-H", "-t", "-a", "-n", "-p", "-o", "-i", "-e", "-O");

    private final List<Held> all;
    private final Set<Integer> listening;
    private final int notUnderstood;
    /** Of the whole namespace: these may be some of it. */
    private final List<Held> whole;

    SocketTable(List<Held> all) {
        this(all, 0, all);
    }

    private SocketTable(List<Held> all, int notUnderstood, List<Held> whole) {
        this.all = List.copyOf(all);
        this.whole = List.copyOf(whole);
        this.listening = all.stream().filter(SocketTable::listens).map(one -> one.row().local().port()).collect(Collectors.toSet());
        this.notUnderstood = notUnderstood;
    }

    /** So many lines of ss are no lines of sockets: a program's name may hold the end of one. */
    public int notUnderstood() {
        return notUnderstood;
    }

    public List<Held> all() {
        return all;
    }

    /** Those of the lab's own network namespace. */
    public static SocketTable here() throws IOException {
        return read(SS);
    }

    /** Those of the namespace that the process lives in, a container's too; for another one than the lab's root is needed. */
    public static SocketTable of(long pid) throws IOException {
        Path own = Path.of("/proc/self/ns/net");
        Path its = Path.of("/proc/" + pid + "/ns/net");
        try {
            if (Files.readSymbolicLink(own).equals(Files.readSymbolicLink(its))) {
                return here();
            }
        } catch (NoSuchFileException e) {
            throw new ToldException(say("there is no process %d", pid), e);
        } catch (IOException e) {
            // Another user's: what can be seen of it is in the lab's own namespace, or it needs root.
            return here();
        }
        List<String> words = new ArrayList<>(List.of("nsenter", "--net=" + its));
        words.addAll(SS);
        return read(words);
    }

    private static SocketTable read(List<String> words) throws IOException {
        Process ss = Tools.start(new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.PIPE));
        ss.getOutputStream().close();
        List<Held> all = new ArrayList<>();
        int odd = 0;
        // Its few words of error fit into the pipe, so that they can wait.
        try (Lines lines = Lines.of(ss.getInputStream()); InputStream errors = ss.getErrorStream()) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                odd += add(line, all) ? 0 : 1;
            }
            String said = new String(errors.readNBytes(1 << 12), StandardCharsets.UTF_8).strip();
            if (ss.waitFor() != 0) {
                throw new ToldException(Told.format("%s: %s", String.join(" ", words.subList(0, 2)), Brief.words(said)));
            }
        } catch (InterruptedException e) {
            ss.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new ToldException(say("interrupted"), e);
        }
        if (all.isEmpty() && odd > 0) {
            throw new ToldException(say("ss printed nothing that is understood"));
        }
        return new SocketTable(all, odd, all);
    }

    private static boolean add(String line, List<Held> all) {
        try {
            return all.add(Held.of(line));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Those that a process answers for: what it holds, and what only the kernel still has at the ports on which the
     * process listens or from which it connects to the same server.
     */
    public SocketTable ofProcess(long pid) {
        List<Held> held = all.stream().filter(one -> one.isHeldBy(pid)).toList();
        Set<Integer> own = held.stream().filter(SocketTable::listens).map(one -> one.row().local().port()).collect(Collectors.toSet());
        Set<Endpoint> servers = held.stream().filter(one -> !listens(one) && !own.contains(one.row().local().port()))
                .map(one -> one.row().remote()).collect(Collectors.toSet());
        return new SocketTable(all.stream()
                .filter(one -> one.isHeldBy(pid) || one.isKernels() && !listens(one)
                        && (own.contains(one.row().local().port()) || servers.contains(one.row().remote())))
                .toList(), 0, whole);
    }

    /** Those with this port at either end. */
    public SocketTable ofPort(int port) {
        return new SocketTable(all.stream()
                .filter(one -> one.row().local().port() == port || one.row().remote().port() == port).toList(), 0, whole);
    }

    /** True if a listener here took the connection in. */
    public boolean isInbound(Held one) {
        return listening.contains(one.row().local().port());
    }

    /** The listener of this namespace, be it another process's, that takes connections in at this endpoint. */
    Optional<Held> listener(Endpoint at) {
        return whole.stream()
                .filter(one -> listens(one) && one.row().local().port() == at.port())
                .filter(one -> ANY.contains(one.row().local().address()) || one.row().local().equals(at))
                .findFirst();
    }

    private static boolean listens(Held one) {
        return one.row().state() == TcpState.LISTEN;
    }
}
