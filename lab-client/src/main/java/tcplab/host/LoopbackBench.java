package tcplab.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tcplab.model.Side;
import tcplab.wire.Wire;

/** Both sides on the loopback of one private network namespace, as in the articles. */
final class LoopbackBench implements Bench {
    /** Addresses are made in batches, since each call of ip takes some milliseconds. */
    private static final int BATCH = 200;

    private final Station station = new Station(Side.CLIENT, "lo", "lo", List.of());
    private final Sysctls sysctls = Sysctls.own();
    private final String reason;
    private int runs;

    LoopbackBench(String reason) throws IOException {
        this.reason = reason;
        Ip.batch(station, List.of("link set lo up"));
        sysctls.pin();
    }

    @Override
    public String name() {
        return "loopback";
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public List<Station> stations() {
        return List.of(station);
    }

    @Override
    public Optional<Wire> wire() {
        return Optional.empty();
    }

    @Override
    public RunAddresses nextRun(boolean ipv6) throws IOException {
        if (runs % BATCH == 0) {
            List<String> commands = new ArrayList<>();
            for (int run = runs; run < runs + BATCH; run++) {
                // An address of its own makes an unbound connect to it leave from it.
                commands.add("addr add " + HostBench.loopback(run) + "/32 dev lo");
                commands.add("addr add " + ipv6(run) + "/128 dev lo nodad");
            }
            Ip.batch(station, commands);
        }
        int run = runs++;
        String address = ipv6 ? ipv6(run) : HostBench.loopback(run);
        return new RunAddresses(address, address);
    }

    static String ipv6(int run) {
        return "fd83::" + Long.toHexString(1 + ProcessHandle.current().pid() % 0xfffe) + ":" + Integer.toHexString(run + 1);
    }

    @Override
    public List<String> serverCommandPrefix() {
        return List.of();
    }

    @Override
    public void setSysctl(Side side, String name, String value) throws IOException {
        sysctls.set(name, value);
    }

    @Override
    public String sysctl(Side side, String name) throws IOException {
        return sysctls.get(name);
    }

    @Override
    public Map<String, String> environmentSysctls() {
        return sysctls.thatMatter();
    }

    @Override
    public void endRun() {
        sysctls.undo();
    }

    @Override
    public void close() {
        // The namespace ends with its last process.
    }
}
