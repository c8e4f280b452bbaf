package tcplab.host;

import static tcplab.text.Language.say;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tcplab.model.Side;
import tcplab.wire.Wire;

/** Both sides on the machine's own loopback, so that the user's own tcpdump or Wireshark sees it. Changes nothing. */
final class HostBench implements Bench {
    private static final AtomicInteger RUNS = new AtomicInteger();

    private final String reason;

    HostBench(String reason) {
        this.reason = reason;
    }

    @Override
    public String name() {
        return "host";
    }

    @Override
    public String reason() {
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
        String address = ipv6 ? "::1" : loopback(RUNS.incrementAndGet());
        return new RunAddresses(address, address);
    }

    /** An address of 127.0.0.0/8 that no other run of the last days has had: from the process id and the run. */
    static String loopback(int run) {
        long pid = ProcessHandle.current().pid();
        long mixed = pid * 251 + run;
        return "127." + (1 + mixed / 254 / 254 % 254) + "." + (1 + mixed / 254 % 254) + "." + (1 + mixed % 254);
    }

    @Override
    public List<String> serverCommandPrefix() {
        return List.of();
    }

    @Override
    public void setSysctl(Side side, String name, String value) throws IOException {
        throw new IOException(say("the host bench leaves the machine's settings alone; use --bench wire or loopback"));
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
