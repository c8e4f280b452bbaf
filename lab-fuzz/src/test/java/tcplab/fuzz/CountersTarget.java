package tcplab.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tcplab.event.CounterMoved;
import tcplab.model.Counters;
import tcplab.model.Side;

/** The counters in {@code /proc/PID/net/snmp} and {@code netstat}. */
final class CountersTarget implements Target {
    @Override
    public String name() {
        return "counters";
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        return List.of(
                Files.readAllBytes(Path.of("/proc/net/snmp")), Files.readAllBytes(Path.of("/proc/net/netstat")),
                Seeds.bytes("Tcp: ActiveOpens MaxConn\nTcp: 7 -1\n"), Seeds.bytes("TcpExt: SyncookiesSent\nTcpExt: 0\n"));
    }

    @Override
    public int longestBytes() {
        return 8_000;
    }

    @Override
    public void take(byte[] input) {
        Map<String, Long> counters;
        try {
            counters = Counters.parse(Asked.lines(input));
        } catch (IOException e) {
            Asked.sentence(e.getMessage());
            return;
        }
        counters.forEach((name, value) -> {
            String[] words = name.split(" ");
            Asked.same(2, words.length, "words of a counter");
            Asked.recorded(new CounterMoved(1, Side.CLIENT, words[0], words[1], 0, value));
        });
    }
}
