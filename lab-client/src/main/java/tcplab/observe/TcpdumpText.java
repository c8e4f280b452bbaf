package tcplab.observe;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tcplab.host.Tools;
import tcplab.text.Told;
import tcplab.text.ToldException;

/** A capture as the real tcpdump prints it. */
final class TcpdumpText {
    /** A text is for reading; what is longer than this is no experiment. */
    private static final int MOST_LINES = 1_000;

    private TcpdumpText() {}

    /**
     * The lines of {@code tcpdump -n -tt --nano -r -}; an {@link IOException} says what tcpdump said instead.
     *
     * @param options further options
     * @param capture a pcap file
     */
    static List<String> of(List<String> options, byte[] capture) throws IOException {
        List<String> command = new ArrayList<>(List.of("tcpdump", "-n", "-tt", "--nano"));
        command.addAll(options);
        command.addAll(List.of("-r", "-"));
        Process tcpdump = Tools.start(new ProcessBuilder(command));
        CompletableFuture<Void> fed = CompletableFuture.runAsync(() -> feed(tcpdump, capture));
        CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> errors(tcpdump));
        String text = new String(tcpdump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        fed.join();
        try {
            if (tcpdump.waitFor() != 0) {
                throw new ToldException(say("tcpdump could not print the capture: %s", errors.join()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToldException(say("interrupted"), e);
        }
        return text.lines().limit(MOST_LINES).toList();
    }

    private static void feed(Process tcpdump, byte[] capture) {
        try (OutputStream in = tcpdump.getOutputStream()) {
            in.write(capture);
        } catch (IOException e) {
            // It has ended; what it says of itself tells why.
        }
    }

    private static String errors(Process tcpdump) {
        try {
            return new String(tcpdump.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return e.getMessage();
        }
    }
}
