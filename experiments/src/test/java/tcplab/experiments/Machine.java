package tcplab.experiments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What of this machine a run must leave as it was. */
record Machine(
        Map<String, String> sysctls, List<String> devices, String firewall, List<String> temporaryFiles, List<String> traces) {

    /** What a lab makes for a moment and removes: another one's come and go beside whoever looks. */
    private static final String PASSING = "tcplab-(run|door-).*";

    /** For a shell: here it may be mounted already. */
    static final String TRACEFS = "{ [ -d /sys/kernel/tracing/instances ] || mount -t tracefs tracefs /sys/kernel/tracing; }";

    static Machine now(Path folder) throws IOException {
        return new Machine(
                readSysctls(),
                names(Path.of("/sys/class/net")),
                Launched.has("nft") && Launched.isRoot() ? said(folder, "nft", "list", "ruleset") : "",
                names(Path.of(System.getProperty("java.io.tmpdir"))).stream()
                        .filter(name -> name.matches("tcplab.*|tcp-lab.*|jna.*|jline.*|libnetty.*|JNA.*"))
                        .toList(),
                // tracefs is mounted in a mount namespace of the asker's own.
                Launched.isRoot()
                        ? said(folder, "unshare", "--mount", "sh", "-c", TRACEFS + " && ls /sys/kernel/tracing/instances").lines().toList()
                        : List.of());
    }

    /** What is not as it was then, as {@code sysctl tcp_ecn: 2, was 1}. */
    List<String> changesSince(Machine then) {
        List<String> changes = new ArrayList<>();
        then.sysctls.forEach((name, value) -> note(changes, "sysctl " + name, value, sysctls.get(name)));
        note(changes, "devices", then.devices, devices);
        note(changes, "firewall", then.firewall, firewall);
        note(changes, "temporary files", then.lasting(), lasting());
        noteLeft(changes, "temporary files", then.temporaryFiles, temporaryFiles);
        // The kernel removes none that is in use, and each lab those that nobody uses.
        noteLeft(changes, "trace instances", then.traces, traces.stream().filter(name -> !isOfARunningLab(name)).toList());
        return changes;
    }

    private List<String> lasting() {
        return temporaryFiles.stream().filter(name -> !name.matches(PASSING)).toList();
    }

    private static void noteLeft(List<String> changes, String what, List<String> then, List<String> now) {
        List<String> left = now.stream().filter(name -> !then.contains(name)).toList();
        if (!left.isEmpty()) {
            changes.add(what + " left: " + left);
        }
    }

    /** The name of an instance has the number of the process that made it. */
    private static boolean isOfARunningLab(String instance) {
        String[] words = instance.split("-");
        return words.length == 3 && words[0].equals("tcplab") && read(Path.of("/proc/" + words[1] + "/cmdline")).contains("tcplab.client.Main");
    }

    /** True if the process handles the signal of that number itself. */
    static boolean isCaught(long process, int signal) throws IOException {
        String caught = Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
                .filter(line -> line.startsWith("SigCgt:"))
                .findFirst()
                .orElse("SigCgt: 0");
        return (Long.parseUnsignedLong(caught.substring("SigCgt:".length()).strip(), 16) & 1L << signal - 1) != 0;
    }

    private static void note(List<String> changes, String what, Object then, Object now) {
        if (!Objects.equals(then, now)) {
            changes.add(what + ": " + now + ", was " + then);
        }
    }

    private static String said(Path folder, String... command) {
        return new Launched.Start(folder, List.of(command)).run().out();
    }

    private static Map<String, String> readSysctls() throws IOException {
        Map<String, String> values = new TreeMap<>();
        for (String name : names(Path.of("/proc/sys/net/ipv4"))) {
            if (name.startsWith("tcp_") || name.startsWith("ip_local")) {
                Path file = Path.of("/proc/sys/net/ipv4", name);
                try (var in = Files.newInputStream(file)) {
                    values.put(name, new String(in.readNBytes(4096), StandardCharsets.UTF_8));
                } catch (IOException e) {
                    // Some can only be written, or only by root.
                }
            }
        }
        return values;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Processes with this value in their environment, as {@code PID command}. */
    static List<String> processesWith(String value) throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("/proc"))) {
            return folders.filter(folder -> folder.getFileName().toString().matches("\\d+"))
                    .filter(folder -> contains(folder.resolve("environ"), value))
                    .map(folder -> folder.getFileName() + " " + read(folder.resolve("cmdline")).replace('\0', ' '))
                    .filter(line -> line.contains(" "))
                    .toList();
        }
    }

    private static boolean contains(Path file, String value) {
        return read(file).contains(value);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // It has ended, or is not ours.
            return "";
        }
    }
}
