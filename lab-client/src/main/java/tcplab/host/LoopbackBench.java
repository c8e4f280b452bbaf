package tcplab.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tcplab.model.BenchName;
import tcplab.model.Side;
import tcplab.text.Told;
import tcplab.wire.Wire;

/** Both sides on the loopback of one private network namespace, as in the articles. */
final class LoopbackBench implements Bench {
    private final Station station = new Station(Side.CLIENT, "lo", "lo", List.of());
    private final Sysctls sysctls = Sysctls.own();
    private final Told reason;
    private AddressBlock block;
    private int runs;

    LoopbackBench(Told reason) throws IOException {
        this.reason = reason;
        Ip.batch(station, List.of("link set lo up"));
        sysctls.pin();
    }

    @Override
    public BenchName name() {
        return BenchName.LOOPBACK;
    }

    @Override
    public Told reason() {
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
        int run = runs % AddressBlock.RUNS;
        if (run == 0) {
            block = AddressBlocks.take();
        }
        List<String> commands = new ArrayList<>();
        AddressBlock.madeBefore(run).forEach(one -> {
            // An address of its own makes an unbound connect to it leave from it.
            commands.add("addr add " + block.loopback(one, false) + "/32 dev lo");
            commands.add("addr add " + block.loopback(one, true) + "/128 dev lo nodad");
        });
        if (!commands.isEmpty()) {
            Ip.batch(station, commands);
        }
        runs++;
        String address = block.loopback(run, ipv6);
        return new RunAddresses(address, address);
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
