package tcplab.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Chooses the ground to stand on. */
public final class Benches {
    private static final Path TUN = Path.of("/dev/net/tun");

    private Benches() {}

    /**
     * Sets a bench up.
     *
     * @param wanted {@code wire}, {@code loopback}, {@code host}, or {@code auto} for the best that works
     */
    public static Bench choose(String wanted) throws BenchUnavailable {
        return switch (wanted) {
            case "wire" -> wire("as asked");
            case "loopback" -> loopback("as asked");
            case "host" -> new HostBench("as asked");
            default -> best();
        };
    }

    private static Bench best() throws BenchUnavailable {
        String whyNoWire;
        try {
            return wire("the best, and it works here");
        } catch (BenchUnavailable e) {
            whyNoWire = e.getMessage();
        }
        try {
            return loopback("no wire: " + whyNoWire);
        } catch (BenchUnavailable e) {
            return new HostBench("no namespaces: " + e.getMessage());
        }
    }

    private static Bench wire(String reason) throws BenchUnavailable {
        needOwnGround("wire");
        if (!Files.isWritable(TUN)) {
            throw new BenchUnavailable("the wire bench needs " + TUN + ", which "
                    + (Files.exists(TUN) ? "this user may not open; be root" : "this machine does not have; modprobe tun")
                    + ", or use --bench loopback");
        }
        try {
            return new WireBench(reason);
        } catch (IOException e) {
            throw new BenchUnavailable("the wire bench could not be set up: " + e.getMessage());
        }
    }

    private static Bench loopback(String reason) throws BenchUnavailable {
        needOwnGround("loopback");
        try {
            return new LoopbackBench(reason);
        } catch (IOException e) {
            throw new BenchUnavailable("the loopback bench could not be set up: " + e.getMessage());
        }
    }

    private static void needOwnGround(String bench) throws BenchUnavailable {
        String why = Ground.whyNotOurs();
        if (why != null) {
            throw new BenchUnavailable("the " + bench + " bench needs a network namespace: " + why);
        }
        if (Tools.find("ip").isEmpty() || Tools.find("nsenter").isEmpty()) {
            String missing = Tools.find("ip").isEmpty() ? "ip" : "nsenter";
            throw new BenchUnavailable(
                    "the " + bench + " bench needs " + missing + "; " + Tools.installCommand(missing));
        }
    }
}
