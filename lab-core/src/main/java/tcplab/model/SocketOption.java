package tcplab.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A socket option by its Linux name, with its level and number from {@code asm-generic/socket.h}, {@code linux/tcp.h}
 * and {@code linux/in.h}. In the order in which completion offers them.
 */
public enum SocketOption {
    SO_LINGER(Level.SOCKET, 13),
    SO_REUSEADDR(Level.SOCKET, 2),
    SO_REUSEPORT(Level.SOCKET, 15),
    SO_RCVBUF(Level.SOCKET, 8),
    SO_SNDBUF(Level.SOCKET, 7),
    SO_KEEPALIVE(Level.SOCKET, 9),
    SO_OOBINLINE(Level.SOCKET, 10),
    SO_RCVLOWAT(Level.SOCKET, 18),
    SO_ERROR(Level.SOCKET, 4),
    SO_ACCEPTCONN(Level.SOCKET, 30),
    TCP_NODELAY(Level.TCP, 1),
    TCP_MAXSEG(Level.TCP, 2),
    TCP_CORK(Level.TCP, 3),
    TCP_KEEPIDLE(Level.TCP, 4),
    TCP_KEEPINTVL(Level.TCP, 5),
    TCP_KEEPCNT(Level.TCP, 6),
    TCP_SYNCNT(Level.TCP, 7),
    TCP_LINGER2(Level.TCP, 8),
    TCP_DEFER_ACCEPT(Level.TCP, 9),
    TCP_WINDOW_CLAMP(Level.TCP, 10),
    TCP_QUICKACK(Level.TCP, 12),
    TCP_USER_TIMEOUT(Level.TCP, 18),
    TCP_FASTOPEN(Level.TCP, 23),
    TCP_NOTSENT_LOWAT(Level.TCP, 25),
    TCP_FASTOPEN_CONNECT(Level.TCP, 30),
    IP_TTL(Level.IP, 2),
    IP_TRANSPARENT(Level.IP, 19),
    IP_BIND_ADDRESS_NO_PORT(Level.IP, 24);

    private interface Level {
        int IP = 0;
        int SOCKET = 1;
        int TCP = 6;
    }

    private final int level;
    private final int number;

    SocketOption(int level, int number) {
        this.level = level;
        this.number = number;
    }

    /** SOL_SOCKET, IPPROTO_TCP or IPPROTO_IP. */
    public int level() {
        return level;
    }

    public int number() {
        return number;
    }

    public static Optional<SocketOption> of(String name) {
        return Arrays.stream(values()).filter(o -> o.name().equals(name)).findFirst();
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }
}
