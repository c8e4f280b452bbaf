package tcplab.host;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tcplab.text.ToldException;

/** The {@code ip} tool: many commands in one call. */
final class Ip {
    private Ip() {}

    /**
     * Runs the commands in one {@code ip -batch -}; an {@link IOException} quotes what ip said to the first that failed.
     *
     * @param station where to run it
     * @param commands without the word {@code ip}
     */
    static void batch(Station station, List<String> commands) throws IOException {
        run(station, List.of("ip", "-batch", "-"), commands);
    }

    /** The same for commands that cannot be told to be about IPv6. */
    static void batchIpv6(Station station, List<String> commands) throws IOException {
        run(station, List.of("ip", "-6", "-batch", "-"), commands);
    }

    private static void run(Station station, List<String> program, List<String> commands) throws IOException {
        Process ip = Tools.start(new ProcessBuilder(station.command(program)).redirectErrorStream(true));
        try (OutputStream in = ip.getOutputStream()) {
            in.write((String.join("\n", commands) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(ip.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (ip.waitFor() != 0) {
                throw new ToldException(say("ip could not set up the network: %s", said.replace('\n', ' ')));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToldException(say("interrupted"), e);
        }
    }
}
