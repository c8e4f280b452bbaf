package tcplab.host;

import static tcplab.text.Told.say;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tcplab.text.Language;
import tcplab.text.Shortage;
import tcplab.text.Told;
import tcplab.text.ToldException;

/** The operating system's tools that the lab uses: where they are, which version, and how to get them. */
public final class Tools {
    /** Tool → package, the same in the usual distributions but for {@code ip}, {@code ss} and the netcats. */
    private static final Map<String, String> PACKAGES = new LinkedHashMap<>();

    static {
        PACKAGES.put("tcpdump", "tcpdump");
        PACKAGES.put("ss", "iproute2");
        PACKAGES.put("ip", "iproute2");
        PACKAGES.put("nsenter", "util-linux");
        PACKAGES.put("setsid", "util-linux");
        PACKAGES.put("unshare", "util-linux");
        PACKAGES.put("tmux", "tmux");
        PACKAGES.put("strace", "strace");
        PACKAGES.put("nc", "netcat-openbsd");
        PACKAGES.put("ncat", "ncat");
    }

    private static final Map<String, String> INSTALLERS = new LinkedHashMap<>();

    static {
        INSTALLERS.put("apt-get", "apt-get install ");
        INSTALLERS.put("dnf", "dnf install ");
        INSTALLERS.put("pacman", "pacman -S ");
        INSTALLERS.put("apk", "apk add ");
        INSTALLERS.put("zypper", "zypper install ");
    }

    private static final String SETSID = "setsid";

    private Tools() {}

    public static List<String> names() {
        return List.copyOf(PACKAGES.keySet());
    }

    /** The executable file that the PATH leads to. The launcher adds the folders of system tools to it. */
    public static Optional<Path> find(String tool) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        for (String folder : path.split(File.pathSeparator)) {
            Path file = Path.of(folder.isEmpty() ? "." : folder, tool);
            if (Files.isExecutable(file) && !Files.isDirectory(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** Starts a program; an {@link IOException} names the tool that is missing and how to get it, or what the machine has too little of. */
    public static Process start(ProcessBuilder program) throws IOException {
        List<String> words = program.command();
        // Behind the words that enter a namespace it would be that namespace's program that cannot find it.
        String tool = words.contains(SETSID) && find(SETSID).isEmpty() ? SETSID : words.get(0);
        if (tool.indexOf('/') < 0 && find(tool).isEmpty()) {
            throw new ToldException(say("%s is not installed; %s", tool, installCommand(tool)));
        }
        try {
            return program.start();
        } catch (IOException e) {
            Optional<Told> shortage = Shortage.behind(e);
            throw shortage.isPresent() ? new ToldException(shortage.get(), e) : e;
        }
    }

    /** {@code install it with: apt-get install tcpdump}. */
    public static Told installCommand(String tool) {
        String name = PACKAGES.getOrDefault(tool, tool);
        return INSTALLERS.entrySet().stream()
                .filter(entry -> find(entry.getKey()).isPresent())
                .map(entry -> say("install it with: %s", entry.getValue()
                        + (name.equals("iproute2") && entry.getKey().equals("dnf") ? "iproute" : name)))
                .findFirst()
                .orElse(say("install the package %s", name));
    }

    /** The version line of each of these tools that is there. */
    public static Map<String, String> versions(List<String> tools) {
        Map<String, String> versions = new LinkedHashMap<>();
        for (String tool : tools) {
            if (find(tool).isPresent()) {
                versions.put(tool, version(tool));
            }
        }
        return versions;
    }

    /** The first line of what the tool says of itself, or an empty text. */
    public static String version(String tool) {
        Trial trial = Trial.of(tool, tool.equals("ss") ? "-V" : tool.equals("nc") ? "-h" : "--version");
        return Language.EN.tell(trial.said());
    }
}
