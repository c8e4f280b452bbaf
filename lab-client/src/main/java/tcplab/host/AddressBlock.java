package tcplab.host;

import java.util.stream.IntStream;
import tcplab.model.Side;

/**
 * The addresses of some runs: a network of 256 addresses in {@code 10.0.0.0/8} for the two ends of a wire, one in
 * {@code 127.0.0.0/8} for a loopback that both sides share, and the like in IPv6.
 *
 * @param number from 0 to below {@link #COUNT}
 */
record AddressBlock(int number) {
    /** The second and the third number of an address each go from 1 to 254, so that no one takes 127.0.0.1. */
    static final int COUNT = 254 * 254;
    /** So many runs find their addresses in a block, numbered from 0. */
    static final int RUNS = 126;
    /** Most labs make one run and need one run's addresses; who makes more needs many. */
    private static final int TOGETHER = 16;

    /**
     * The runs whose addresses are made before this one, its own among them: none if it has them already. They are made
     * together, since each call of ip takes some milliseconds.
     */
    static IntStream madeBefore(int run) {
        if (run == 0) {
            return IntStream.of(0);
        }
        return (run - 1) % TOGETHER == 0 ? IntStream.range(run, Math.min(run + TOGETHER, RUNS)) : IntStream.empty();
    }

    /** {@code 10.X.Y.1} to {@code .126} are clients, {@code 10.X.Y.129} to {@code .254} their servers. */
    String wire(int run, Side side, boolean ipv6) {
        int host = 1 + run + (side == Side.CLIENT ? 0 : 128);
        return ipv6
                ? "fd83:" + Integer.toHexString(1 + number) + "::" + Integer.toHexString(host)
                : "10." + network() + "." + host;
    }

    /** {@code 127.X.Y.1} to {@code .126}. */
    String loopback(int run, boolean ipv6) {
        int host = 1 + run;
        return ipv6
                ? "fd83::" + Integer.toHexString(1 + number) + ":" + Integer.toHexString(host)
                : "127." + network() + "." + host;
    }

    private String network() {
        return (1 + number / 254) + "." + (1 + number % 254);
    }
}
