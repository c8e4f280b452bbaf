package tcplab.host;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.text.ToldException;

/**
 * The {@code ip} tool: many commands in one call. It stops at the first that fails and names its line, {@code Command
 * failed -:N}.
 */
final class Ip {
    private static final long LIMIT_SECONDS = 10;
    private static final Pattern FAILED_LINE = Pattern.compile("Command failed -:(\\d+)");

    private Ip() {}

    /**
     * Runs the commands in one {@code ip -batch -}; an {@link IOException} quotes what ip said to the first that failed.
     *
     * @param station where to run it
     * @param commands without the word {@code ip}
     */
    static void batch(Station station, List<String> commands) throws IOException {
        batch(station, commands, List.of());
    }

    /** The same, and if all of these succeed the wishes after them, of which the first that fails ends the rest in silence. */
    static void batch(Station station, List<String> commands, List<String> wishes) throws IOException {
        List<String> all = new ArrayList<>(commands);
        all.addAll(wishes);
        run(station, List.of("ip", "-batch", "-"), all, commands.size());
    }

    /** Wishes alone, by an ip that takes what does not say so to be about IPv6. */
    static void wishIpv6(Station station, List<String> wishes) {
        try {
            run(station, List.of("ip", "-6", "-batch", "-"), wishes, 0);
        } catch (IOException e) {
            // A wish.
        }
    }

    /** @param needed so many of the commands, the first ones, have to succeed */
    private static void run(Station station, List<String> program, List<String> commands, int needed)
            throws IOException {
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
            Matcher failed = FAILED_LINE.matcher(said);
            if (failed.find() && Long.parseLong(failed.group(1)) > needed) {
                return;
            }
            throw new ToldException(said.isEmpty()
                    ? say("ip could not set up the network: its process ended with status %d", ip.exitValue())
                    : say("ip could not set up the network: %s", said.replace('\n', ' ')));
        }
    }
}
