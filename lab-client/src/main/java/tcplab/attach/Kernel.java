package tcplab.attach;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tcplab.host.Tools;

/**
 * What is set of the kernel in a network namespace.
 *
 * @param ports how many a client may choose from
 * @param finTimeoutSeconds of tcp_fin_timeout
 */
public record Kernel(int ports, int finTimeoutSeconds) {
    /** The defaults: ip_local_port_range 32768 to 60999, tcp_fin_timeout 60. */
    public static final Kernel USUAL = new Kernel(28_232, 60);

    private static final Path SETTINGS = Path.of("/proc/sys/net/ipv4");
    private static final List<Path> FILES = List.of(SETTINGS.resolve("ip_local_port_range"), SETTINGS.resolve("tcp_fin_timeout"));
    private static final int MOST_BYTES = 200;

    /** In the namespace that the process lives in; what is usual where it cannot be read. @param pid 0 for the lab's own */
    public static Kernel of(long pid) {
        try {
            // Each sees its own namespace's in /proc/sys/net.
            return pid == 0 ? read(Files.readString(FILES.get(0)) + Files.readString(FILES.get(1))) : read(asked(pid));
        } catch (IOException | RuntimeException e) {
            return USUAL;
        }
    }

    private static String asked(long pid) throws IOException {
        List<String> words = new ArrayList<>(List.of("nsenter", "--net=/proc/" + pid + "/ns/net", "cat"));
        FILES.forEach(file -> words.add(file.toString()));
        Process cat = Tools.start(new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD));
        cat.getOutputStream().close();
        try (InputStream out = cat.getInputStream()) {
            return new String(out.readNBytes(MOST_BYTES), StandardCharsets.US_ASCII);
        }
    }

    /** The first and the last port, and the seconds. */
    private static Kernel read(String numbers) {
        List<Integer> all = Stream.of(numbers.strip().split("\\s+")).map(Integer::valueOf).toList();
        return new Kernel(all.get(1) - all.get(0) + 1, all.get(2));
    }
}
