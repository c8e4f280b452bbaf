package tcplab.host;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tcplab.text.DidYouMean;
import tcplab.text.ToldException;
import tcplab.text.ToldFault;

/**
 * The sysctls of one network namespace, read and written by the files under {@code /proc/sys} that a process inside
 * sees. What is set is remembered and undone in reverse order.
 */
final class Sysctls {
    /** Those that matter to how connections open and close. */
    static final List<String> THAT_MATTER = List.of(
            "net.ipv4.tcp_congestion_control", "net.ipv4.tcp_syncookies", "net.ipv4.tcp_timestamps",
            "net.ipv4.tcp_sack", "net.ipv4.tcp_window_scaling", "net.ipv4.tcp_ecn", "net.ipv4.tcp_fastopen",
            "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_tw_reuse", "net.ipv4.tcp_max_tw_buckets",
            "net.ipv4.tcp_syn_retries", "net.ipv4.tcp_synack_retries", "net.ipv4.tcp_retries2",
            "net.ipv4.tcp_orphan_retries", "net.ipv4.tcp_rto_max_ms", "net.ipv4.tcp_max_syn_backlog", "net.ipv4.tcp_abort_on_overflow",
            "net.ipv4.tcp_rfc1337", "net.ipv4.tcp_early_retrans", "net.ipv4.tcp_syn_linear_timeouts",
            "net.ipv4.tcp_no_metrics_save", "net.ipv4.tcp_slow_start_after_idle", "net.ipv4.tcp_rto_min_us", "net.core.somaxconn", "net.ipv4.ip_local_port_range");

    /**
     * What is the same in every private namespace, so that a verdict does not hang on the machine's settings. Remembered
     * metrics of an earlier run would change the timers of the next.
     */
    static final Map<String, String> PINNED = Map.of(
            "net.ipv4.tcp_no_metrics_save", "1",
            "net.ipv4.tcp_timestamps", "1",
            "net.ipv4.tcp_tw_reuse", "2",
            "net.ipv4.tcp_syncookies", "1",
            "net.ipv6.conf.all.accept_dad", "0",
            "net.ipv6.conf.default.accept_dad", "0",
            "net.ipv6.conf.default.router_solicitations", "0");

    /** What older kernels lack, with the value by which a newer one does as they do: to set that there is nothing to do. */
    private static final Map<String, String> WITHOUT_IT = Map.of("net.ipv4.tcp_syn_linear_timeouts", "0");

    private static final String CONGESTION_CONTROL = "net.ipv4.tcp_congestion_control";
    /** Pinned too, the first that the kernel has; BBR paces and would delay segments. */
    private static final List<String> CONGESTION_CONTROLS = List.of("reno", "cubic");

    private record Setting(String name, String before) {}

    private final SettingFiles files;
    private final Deque<Setting> set = new ArrayDeque<>();

    /** Reads and writes the files of one namespace. */
    interface SettingFiles {
        String read(Path file) throws IOException;

        void write(Path file, String value) throws IOException;
    }

    Sysctls(SettingFiles files) {
        this.files = files;
    }

    /** Of the namespace of this process. */
    static Sysctls own() {
        return new Sysctls(new SettingFiles() {
            @Override
            public String read(Path file) throws IOException {
                // In one read: the kernel gives a number whole at offset 0 and nothing further on, while
                // Files.readString begins with a single byte because the file says that it is empty.
                try (InputStream in = Files.newInputStream(file)) {
                    return new String(in.readNBytes(4096), StandardCharsets.UTF_8).strip();
                }
            }

            @Override
            public void write(Path file, String value) throws IOException {
                Files.writeString(file, value + "\n");
            }
        });
    }

    private static Path file(String name) {
        return Path.of("/proc/sys", name.split("\\."));
    }

    /** As it is now, with one blank between the words of a value. */
    String get(String name) throws IOException {
        try {
            return files.read(file(name)).replaceAll("\\s+", " ");
        } catch (NoSuchFileException e) {
            throw new ToldException(THAT_MATTER.contains(name)
                    ? say("this kernel has no sysctl %s, which others have", name)
                    : say("this kernel has no sysctl %s; %s", name, DidYouMean.hint(name, THAT_MATTER)), e);
        }
    }

    /** Sets it and remembers what it was. */
    void set(String name, String value) throws IOException {
        if (value.equals(WITHOUT_IT.get(name)) && !isThere(name)) {
            return;
        }
        String before = get(name);
        try {
            files.write(file(name), value);
        } catch (IOException e) {
            throw new ToldException(say("sysctl %s does not take '%s'; it is '%s'", name, value, before), e);
        }
        set.push(new Setting(name, before));
    }

    private boolean isThere(String name) throws IOException {
        try {
            files.read(file(name));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Sets what is pinned; a setting that this kernel lacks or refuses is left as it is, and shows in the record. */
    void pin() {
        PINNED.forEach(this::isPinned);
        // Loss recovery is not the subject: any that does not pace will do.
        CONGESTION_CONTROLS.stream().anyMatch(control -> isPinned(CONGESTION_CONTROL, control));
    }

    private boolean isPinned(String name, String value) {
        try {
            files.write(file(name), value);
            return true;
        } catch (IOException e) {
            // Recorded with the run as it is.
            return false;
        }
    }

    /** Sets everything back; one that cannot be is an {@link IllegalStateException}, after all the others. */
    void undo() {
        IllegalStateException problem = null;
        while (!set.isEmpty()) {
            Setting setting = set.pop();
            try {
                files.write(file(setting.name()), setting.before());
            } catch (IOException e) {
                problem = new ToldFault(say("sysctl %s could not be set back", setting.name()), e);
            }
        }
        if (problem != null) {
            throw problem;
        }
    }

    Map<String, String> thatMatter() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : THAT_MATTER) {
            try {
                values.put(name, get(name));
            } catch (IOException e) {
                // An older kernel does not have it.
            }
        }
        return values;
    }
}
