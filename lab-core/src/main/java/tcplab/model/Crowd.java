package tcplab.model;

/**
 * Sockets that are counted and not followed: thousands that have one name together. One port is theirs, so that whoever
 * watches can leave them out where the kernel tells of them, before anything is written down.
 */
public final class Crowd {
    /** As the language writes where they listen. */
    public static final String WORD = "crowd";

    /** Below those that the kernel gives out by itself (ip_local_port_range), and no well-known service's. */
    public static final int PORT = 20_202;

    /** More than one address has ports to connect from. */
    public static final int MOST = 60_000;

    private Crowd() {}

    /** True of a connection of theirs, seen from either side, and of their listener. */
    public static boolean isOf(FourTuple tuple) {
        return tuple.local().port() == PORT || tuple.remote().port() == PORT;
    }
}
