package tcplab.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The running kernel. */
public final class Kernel {
    private static final String HZ = "CONFIG_HZ=";

    private Kernel() {}

    public static String release() {
        return System.getProperty("os.version");
    }

    /** Timer ticks per second, from the kernel's own configuration; 0 if that cannot be read. */
    public static int hz() {
        return Holder.HZ_VALUE;
    }

    private static final class Holder {
        private static final int HZ_VALUE = read();

        private static int read() {
            Path running = Path.of("/proc/config.gz");
            Path boot = Path.of("/boot/config-" + release());
            try (InputStream in = Files.isReadable(running)
                            ? new GZIPInputStream(Files.newInputStream(running))
                            : Files.newInputStream(boot);
                    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
                return lines.lines()
                        .filter(line -> line.startsWith(HZ))
                        .mapToInt(line -> Integer.parseInt(line.substring(HZ.length())))
                        .findFirst()
                        .orElse(0);
            } catch (IOException | RuntimeException e) {
                return 0;
            }
        }
    }
}
