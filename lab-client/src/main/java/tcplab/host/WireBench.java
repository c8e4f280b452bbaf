package tcplab.host;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import tcplab.model.BenchName;
import tcplab.model.Side;
import tcplab.text.Told;
import tcplab.text.ToldException;
import tcplab.wire.Wire;

/** Two hosts, a network namespace each, joined by the lab's own wire between two TUN devices. */
final class WireBench implements Bench {
    private static final String CLIENT_DEVICE = "tcplab0";
    private static final String SERVER_DEVICE = "tcplab1";
    /** What thousands of sockets send at once; the device drops what is more. */
    private static final int QUEUED = 20_000;

    /** All devices of the host: what goes to 127.0.0.1 passes its loopback and not the wire. */
    private static final String CAPTURE_DEVICE = "any";

    /** The routing table of a host's own addresses. */
    private static final String OWN_TABLE = "100";

    private final Told reason;
    private final Namespace serverNamespace;
    private final Wire wire;
    private final Station client;
    private final Station server;
    private final Sysctls clientSysctls = Sysctls.own();
    private final Sysctls serverSysctls;
    private AddressBlock block = AddressBlocks.take();
    private int runs;

    /** @param ground told the words that enter the server's namespace, before the wire is made */
    WireBench(Told reason, Consumer<List<String>> ground) throws IOException {
        this.reason = reason;
        this.serverNamespace = Namespace.make();
        ground.accept(serverNamespace.enter());
        try {
            this.wire = Wire.between(CLIENT_DEVICE, SERVER_DEVICE, serverNamespace.file());
        } catch (IOException | RuntimeException | LinkageError e) {
            serverNamespace.close();
            throw new ToldException(say("the wire's TUN devices could not be made: %s", Told.of(e)), e);
        }
        this.client = new Station(Side.CLIENT, "client", CAPTURE_DEVICE, List.of());
        this.server = new Station(
                Side.SERVER, "server", CAPTURE_DEVICE, serverNamespace.file(), serverNamespace.enter());
        this.serverSysctls = serverNamespace.sysctls();
        clientSysctls.pin();
        serverSysctls.pin();
        CompletableFuture<Void> serverIsUp = CompletableFuture.runAsync(() -> setUp(server, SERVER_DEVICE));
        try {
            setUp(client, CLIENT_DEVICE);
            serverIsUp.join();
        } catch (UncheckedIOException | CompletionException e) {
            close();
            Throwable cause = e.getCause() instanceof UncheckedIOException unchecked ? unchecked.getCause() : e.getCause();
            throw new ToldException(Told.of(cause), e);
        }
    }

    /** Up to the first run's addresses. */
    private void setUp(Station station, String device) {
        List<String> commands = new ArrayList<>(List.of(
                "link set lo up", "link set " + device + " addrgenmode none", "link set " + device + " txqueuelen " + QUEUED + " mtu 1500 up"));
        commands.addAll(addresses(0, station.side(), device));
        List<String> toOneself = theWireToOneself(device);
        try {
            Ip.batch(station, commands, toOneself);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Ip.wishIpv6(station, toOneself);
    }

    /**
     * A host's connection with itself passes the wire too: what the host sends looks for its own addresses among the
     * device's routes before the table that leads to the loopback. Without policy routing, or without IPv6, it stays on
     * the loopback, as everywhere else.
     */
    private static List<String> theWireToOneself(String device) {
        return List.of(
                "rule add pref 1 iif " + device + " lookup local",
                "rule add pref 2 iif lo lookup " + OWN_TABLE,
                "rule add pref 3 lookup local",
                "rule del pref 0");
    }

    @Override
    public BenchName name() {
        return BenchName.WIRE;
    }

    @Override
    public Told reason() {
        return reason;
    }

    @Override
    public List<Station> stations() {
        return List.of(client, server);
    }

    @Override
    public Optional<Wire> wire() {
        return Optional.of(wire);
    }

    @Override
    public RunAddresses nextRun(boolean ipv6) throws IOException {
        int run = runs % AddressBlock.RUNS;
        if (runs > 0) {
            if (run == 0) {
                block = AddressBlocks.take();
            }
            List<String> atClient = addresses(run, Side.CLIENT, CLIENT_DEVICE);
            if (!atClient.isEmpty()) {
                Ip.batch(client, atClient);
                Ip.batch(server, addresses(run, Side.SERVER, SERVER_DEVICE));
            }
        }
        runs++;
        return new RunAddresses(block.wire(run, Side.CLIENT, ipv6), block.wire(run, Side.SERVER, ipv6));
    }

    /**
     * The commands that make what a run needs of addresses and does not have yet, each with a route to its opposite that
     * makes an unbound connect leave from it.
     */
    private List<String> addresses(int run, Side side, String device) {
        List<String> commands = new ArrayList<>();
        AddressBlock.madeBefore(run).forEach(one -> {
            for (boolean ipv6 : new boolean[] {false, true}) {
                String own = block.wire(one, side, ipv6);
                String opposite = block.wire(one, side.other(), ipv6);
                commands.add("addr add " + own + (ipv6 ? "/128 nodad" : "/32") + " dev " + device);
                commands.add("route add " + opposite + " dev " + device + " src " + own);
                commands.add("route add " + own + " dev " + device + " src " + own + " table " + OWN_TABLE);
            }
        });
        return commands;
    }

    @Override
    public List<String> serverCommandPrefix() {
        return serverNamespace.enter();
    }

    private Sysctls sysctls(Side side) {
        return side == Side.CLIENT ? clientSysctls : serverSysctls;
    }

    @Override
    public void setSysctl(Side side, String name, String value) throws IOException {
        sysctls(side).set(name, value);
    }

    @Override
    public String sysctl(Side side, String name) throws IOException {
        return sysctls(side).get(name);
    }

    @Override
    public Map<String, String> environmentSysctls() {
        return clientSysctls.thatMatter();
    }

    @Override
    public void endRun() {
        try {
            clientSysctls.undo();
        } finally {
            serverSysctls.undo();
        }
    }

    @Override
    public void close() {
        AtOnce.all(List.of(wire::close, serverNamespace::close));
    }
}
