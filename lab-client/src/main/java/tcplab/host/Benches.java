package tcplab.host;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tcplab.model.BenchName;
import tcplab.text.Told;

/** Chooses the ground to stand on. */
public final class Benches {
    private static final Path TUN = Path.of("/dev/net/tun");

    private Benches() {}

    /**
     * Sets a bench up.
     *
     * @param wanted empty for the best that works
     * @param ground told the words that start a program in the server's network stack as soon as there is one, so that
     *     the server starts while the rest is made; told anew if another bench has to be taken
     */
    public static Bench choose(Optional<BenchName> wanted, Consumer<List<String>> ground) throws BenchUnavailable {
        if (wanted.isEmpty()) {
            return best(ground);
        }
        return switch (wanted.get()) {
            case WIRE -> wire(say("as asked"), ground);
            case LOOPBACK -> loopback(say("as asked"), ground);
            case HOST -> host(say("as asked"), ground);
        };
    }

    private static Bench host(Told reason, Consumer<List<String>> ground) {
        ground.accept(List.of());
        return new HostBench(reason);
    }

    private static Bench best(Consumer<List<String>> ground) throws BenchUnavailable {
        Told whyNoWire;
        try {
            return wire(say("the best, and it works here"), ground);
        } catch (BenchUnavailable e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            whyNoWire = Told.of(e);
        }
        try {
            return loopback(say("no wire: %s", whyNoWire), ground);
        } catch (BenchUnavailable e) {
            if (!isLoopbackUp() || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return host(say("no namespaces: %s", Told.of(e)), ground);
        }
    }

    /** In a network namespace where ip failed, nothing can be reached on any bench. */
    private static boolean isLoopbackUp() {
        try {
            NetworkInterface lo = NetworkInterface.getByName("lo");
            return lo != null && lo.isUp();
        } catch (SocketException e) {
            return false;
        }
    }

    private static Bench wire(Told reason, Consumer<List<String>> ground) throws BenchUnavailable {
        needOwnGround(BenchName.WIRE);
        if (!Files.isWritable(TUN)) {
            throw new BenchUnavailable(Files.exists(TUN)
                    ? say("the wire bench needs %1$s, which this user may not open; be root, or have root say: chmod 666 %1$s", TUN)
                    : say("the wire bench needs %s, which this machine does not have; have root say: modprobe tun", TUN));
        }
        try {
            return new WireBench(reason, ground);
        } catch (IOException e) {
            throw new BenchUnavailable(say("the %s bench could not be set up: %s", BenchName.WIRE, Told.of(e)));
        }
    }

    private static Bench loopback(Told reason, Consumer<List<String>> ground) throws BenchUnavailable {
        needOwnGround(BenchName.LOOPBACK);
        try {
            ground.accept(List.of());
            return new LoopbackBench(reason);
        } catch (IOException e) {
            throw new BenchUnavailable(say("the %s bench could not be set up: %s", BenchName.LOOPBACK, Told.of(e)));
        }
    }

    private static void needOwnGround(BenchName bench) throws BenchUnavailable {
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
