package tcplab.host;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tcplab.model.BenchName;
import tcplab.model.Side;
import tcplab.text.Told;
import tcplab.text.ToldException;
import tcplab.wire.Wire;

/** Both sides on the machine's own loopback, so that the user's own tcpdump or Wireshark sees it. Changes nothing. */
final class HostBench implements Bench {
    private final Told reason;
    private AddressBlock block;
    private int runs;

    HostBench(Told reason) {
        this.reason = reason;
    }

    @Override
    public BenchName name() {
        return BenchName.HOST;
    }

    @Override
    public Told reason() {
        return reason;
    }

    @Override
    public List<Station> stations() {
        return List.of(new Station(Side.CLIENT, "lo", "lo", List.of()));
    }

    @Override
    public Optional<Wire> wire() {
        return Optional.empty();
    }

    @Override
    public RunAddresses nextRun(boolean ipv6) {
        if (runs % AddressBlock.RUNS == 0) {
            block = AddressBlocks.take();
        }
        // IPv6 has one loopback address, and the machine's loopback is not the lab's to change.
        String address = ipv6 ? "::1" : block.loopback(runs % AddressBlock.RUNS, false);
        runs++;
        return new RunAddresses(address, address);
    }

    @Override
    public List<String> serverCommandPrefix() {
        return List.of();
    }

    @Override
    public void setSysctl(Side side, String name, String value) throws IOException {
        throw new ToldException(say("the host bench leaves the machine's settings alone; use --bench wire or loopback"));
    }

    @Override
    public String sysctl(Side side, String name) throws IOException {
        return Sysctls.own().get(name);
    }

    @Override
    public Map<String, String> environmentSysctls() {
        return Sysctls.own().thatMatter();
    }

    @Override
    public void endRun() {
        // Nothing was set.
    }

    @Override
    public void close() {
        // Nothing was made.
    }
}
