package tcplab.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names of counters that some kernel has, as {@code GROUP NAME}. A name that none has is a slip of the pen. */
public final class CounterNames {
    private static final List<Path> OWN = List.of(Path.of("/proc/net/snmp"), Path.of("/proc/net/netstat"));
    private static final Set<String> OF_KNOWN_KERNELS = shipped();
    private static final Set<String> ALL = withOwn();

    private CounterNames() {}

    /** Those of the kernels that the lab knows of, old and new; the same on every machine. */
    public static Set<String> ofKnownKernels() {
        return OF_KNOWN_KERNELS;
    }

    /** True if some kernel that the lab knows of has it, or the one of this machine. @param name with or without its group */
    public static boolean isKnown(String name) {
        return ALL.stream().anyMatch(counter -> Counters.isNamed(counter, name));
    }

    /** All ways to write all of them. */
    public static List<String> spellings() {
        List<String> all = new ArrayList<>();
        ALL.forEach(counter -> all.add(counter.substring(counter.indexOf(' ') + 1)));
        ALL.forEach(counter -> all.add(counter.replace(" ", "")));
        return all;
    }

    private static Set<String> shipped() {
        Set<String> names = new LinkedHashSet<>();
        try (InputStream in = CounterNames.class.getResourceAsStream("/tcplab/counters")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] words = line.split(" ");
                for (int i = 1; i < words.length; i++) {
                    names.add(words[0] + " " + words[i]);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Set.copyOf(names);
    }

    private static Set<String> withOwn() {
        Set<String> names = new LinkedHashSet<>(OF_KNOWN_KERNELS);
        for (Path file : OWN) {
            try {
                names.addAll(Counters.parse(Files.readAllLines(file)).keySet());
            } catch (IOException e) {
                // No kernel to ask, as where a kept run is judged on another system.
            }
        }
        return names;
    }
}
