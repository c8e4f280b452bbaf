package tcplab.host;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tcplab.text.ToldException;

/** The {@code ip} tool: many commands in one call. */
final class Ip {
    private static final long LIMIT_SECONDS = 10;

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
        } catch (IOException e) {
            // It has ended without reading all, and says why.
        }
        try {
            if (!ip.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                ip.destroyForcibly();
                throw new ToldException(say("%s did not end within %d s", "ip", LIMIT_SECONDS));
            }
        } catch (InterruptedException e) {
            ip.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new ToldException(say("interrupted"), e);
        }
        if (ip.exitValue() != 0) {
            String said = new String(ip.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            throw new ToldException(said.isEmpty()
                    ? say("ip could not set up the network: its process ended with status %d", ip.exitValue())
                    : say("ip could not set up the network: %s", said.replace('\n', ' ')));
        }
    }
}
