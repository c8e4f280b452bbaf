package tcplab.observe;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import tcplab.host.Station;
import tcplab.host.Tools;
import tcplab.model.Crowd;
import tcplab.model.TcpState;
import tcplab.text.Told;
import tcplab.text.ToldException;

/**
 * One call of ss in each station, for the sockets of crowds. With {@code -D} it hands on what the kernel told it, message by message
 * ({@code struct inet_diag_msg} after {@code struct nlmsghdr}): its own table of fifty thousand lines takes ten times as long.
 */
public final class SsCensus {
    private static final List<String> SS = List.of(
            "ss", "-t", "-a", "-n", "-D", "-", "sport = :" + Crowd.PORT + " or dport = :" + Crowd.PORT);

    private static final int HEADER_BYTES = 16;
    private static final int MESSAGE_BYTES = HEADER_BYTES + 72;
    private static final int TYPE = 4;
    private static final short SOCK_DIAG_BY_FAMILY = 20;
    private static final int FAMILY = 16;
    private static final int STATE = 17;
    private static final int SPORT = 20;
    private static final int DPORT = 22;
    private static final int SOURCE = 24;
    private static final int DESTINATION = 40;
    private static final int INODE = 84;
    private static final int AF_INET6 = 10;
    private static final int IPV6_BYTES = 16;
    private static final int IPV4_BYTES = 4;
    private static final int ALIGNED = 4;

    private SsCensus() {}

    /**
     * How many are in each state.
     *
     * @param connecting those that connected to the listener of crowds
     * @param accepted their peers, once somebody has accepted them
     * @param waiting the listener itself, the half-open ones, and those in its accept queue
     */
    public record Counted(Map<TcpState, Integer> connecting, Map<TcpState, Integer> accepted, Map<TcpState, Integer> waiting) {
        Counted() {
            this(new EnumMap<>(TcpState.class), new EnumMap<>(TcpState.class), new EnumMap<>(TcpState.class));
        }

        /** Takes one socket of a dump. */
        private void take(ByteBuffer dump, int at) {
            TcpState state = TcpState.ofNumber(dump.get(at + STATE)).orElse(TcpState.CLOSED);
            boolean toListener = port(dump, at + DPORT) == Crowd.PORT;
            (toListener ? connecting : waits(state, dump.getInt(at + INODE)) ? waiting : accepted).merge(state, 1, Integer::sum);
        }

        /** A connection has no inode before accept(2) (inet_csk_accept(), sock_graft()), nor after close(2), which lets none stay in these states. */
        private static boolean waits(TcpState state, int inode) {
            return switch (state) {
                case LISTEN, SYN_RECEIVED -> true;
                case ESTABLISHED, CLOSE_WAIT -> inode == 0;
                default -> false;
            };
        }

        private void add(Counted more) {
            more.connecting.forEach((state, number) -> connecting.merge(state, number, Integer::sum));
            more.accepted.forEach((state, number) -> accepted.merge(state, number, Integer::sum));
            more.waiting.forEach((state, number) -> waiting.merge(state, number, Integer::sum));
        }
    }

    /** All stations at the same time. An {@link IOException} says what ss said. */
    static Counted of(List<Station> stations, Scope scope) throws IOException {
        Set<ByteBuffer> own = scope.addresses().stream().map(SsCensus::bytes).collect(Collectors.toSet());
        List<CompletableFuture<Counted>> asked = stations.stream()
                .map(station -> CompletableFuture.supplyAsync(() -> counted(station, own)))
                .toList();
        Counted all = new Counted();
        try {
            asked.forEach(one -> all.add(one.join()));
        } catch (CompletionException e) {
            throw new ToldException(Told.of(e.getCause()), e);
        }
        return all;
    }

    private static ByteBuffer bytes(String address) {
        try {
            return ByteBuffer.wrap(InetAddress.getByName(address).getAddress());
        } catch (IOException e) {
            throw new IllegalArgumentException(address, e);
        }
    }

    private static Counted counted(Station station, Set<ByteBuffer> own) {
        try {
            return counted(dumped(station), own);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static byte[] dumped(Station station) throws IOException {
        Process ss = Tools.start(new ProcessBuilder(station.command(SS)));
        ss.getOutputStream().close();
        byte[] dump = ss.getInputStream().readAllBytes();
        String said = new String(ss.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            int status = ss.waitFor();
            if (status != 0) {
                throw new ToldException(said.isEmpty() ? say("ss ended with status %s", status) : say("ss ended with status %s: %s", status, said));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToldException(say("interrupted"), e);
        }
        return dump;
    }

    /** What a dump tells of. @param own the addresses of the run */
    static Counted counted(byte[] bytes, Set<ByteBuffer> own) throws IOException {
        ByteBuffer dump = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        Counted counted = new Counted();
        int at = 0;
        while (at + HEADER_BYTES <= bytes.length) {
            int length = dump.getInt(at);
            boolean socket = dump.getShort(at + TYPE) == SOCK_DIAG_BY_FAMILY;
            if (length < (socket ? MESSAGE_BYTES : HEADER_BYTES) || length > bytes.length - at) {
                throw new ToldException(say("what ss dumped cannot be read at byte %s", at));
            }
            if (socket && isOfCrowd(dump, at) && isOwn(bytes, at, own)) {
                counted.take(dump, at);
            }
            at += (length + ALIGNED - 1) / ALIGNED * ALIGNED;
        }
        return counted;
    }

    private static boolean isOfCrowd(ByteBuffer dump, int at) {
        return port(dump, at + SPORT) == Crowd.PORT || port(dump, at + DPORT) == Crowd.PORT;
    }

    /** Another's on the same machine may have the same port. */
    private static boolean isOwn(byte[] bytes, int at, Set<ByteBuffer> own) {
        int length = bytes[at + FAMILY] == AF_INET6 ? IPV6_BYTES : IPV4_BYTES;
        return own.contains(ByteBuffer.wrap(bytes, at + SOURCE, length)) || own.contains(ByteBuffer.wrap(bytes, at + DESTINATION, length));
    }

    /** In the order of the network. */
    private static int port(ByteBuffer dump, int at) {
        return Byte.toUnsignedInt(dump.get(at)) << Byte.SIZE | Byte.toUnsignedInt(dump.get(at + 1));
    }
}
