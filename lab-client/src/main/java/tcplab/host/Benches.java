package tcplab.host;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tcplab.text.Told;

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
            case "wire" -> wire(say("as asked"));
            case "loopback" -> loopback(say("as asked"));
            case "host" -> new HostBench(say("as asked"));
            default -> best();
        };
    }

    private static Bench best() throws BenchUnavailable {
        Told whyNoWire;
        try {
            return wire(say("the best, and it works here"));
        } catch (BenchUnavailable e) {
            whyNoWire = Told.of(e);
        }
        try {
            return loopback(say("no wire: %s", whyNoWire));
        } catch (BenchUnavailable e) {
            return new HostBench(say("no namespaces: %s", Told.of(e)));
        }
    }

    private static Bench wire(Told reason) throws BenchUnavailable {
        needOwnGround("wire");
        if (!Files.isWritable(TUN)) {
            throw new BenchUnavailable(Files.exists(TUN)
                    ? say("the wire bench needs %s, which this user may not open; be root, or use --bench loopback", TUN)
                    : say("the wire bench needs %s, which this machine does not have; modprobe tun, or use "
                            + "--bench loopback", TUN));
        }
        try {
            return new WireBench(reason);
        } catch (IOException e) {
            throw new BenchUnavailable(say("the %s bench could not be set up: %s", "wire", Told.of(e)));
        }
    }

    private static Bench loopback(Told reason) throws BenchUnavailable {
        needOwnGround("loopback");
        try {
            return new LoopbackBench(reason);
        } catch (IOException e) {
            throw new BenchUnavailable(say("the %s bench could not be set up: %s", "loopback", Told.of(e)));
        }
    }

    private static void needOwnGround(String bench) throws BenchUnavailable {
        Told why = Ground.whyNotOurs();
        if (why != null) {
            throw new BenchUnavailable(say("the %s bench needs a network namespace: %s", bench, why));
        }
        if (Tools.find("ip").isEmpty() || Tools.find("nsenter").isEmpty()) {
            String missing = Tools.find("ip").isEmpty() ? "ip" : "nsenter";
            throw new BenchUnavailable(
                    say("the %s bench needs %s; %s", bench, missing, Tools.installCommand(missing)));
        }
    }
}
