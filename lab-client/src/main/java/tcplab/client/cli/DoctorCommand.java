package tcplab.client.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tcplab.host.Kernel;
import tcplab.host.Tools;

/** {@code doctor}: what this machine can do. */
final class DoctorCommand implements Command {
    @Override
    public String word() {
        return "doctor";
    }

    @Override
    public String synopsis() {
        return "doctor [--json]";
    }

    @Override
    public String help() {
        return "Says what this machine can do, and what to install for the rest.";
    }

    @Override
    public String example() {
        return "doctor";
    }

    /** One thing looked at. @param remedy what to do about it, or an empty text */
    private record Check(boolean ok, String seen, String remedy) {}

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, Map.of("--json", false));
        Map<String, Check> checks = checks();
        if (options.has("--json")) {
            JsonObject object = new JsonObject();
            checks.forEach((name, check) -> {
                JsonObject one = new JsonObject();
                one.addProperty("ok", check.ok());
                one.addProperty("seen", check.seen());
                one.addProperty("remedy", check.remedy());
                object.add(name, one);
            });
            console.print(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(object));
        } else {
            StringBuilder text = new StringBuilder();
            checks.forEach((name, check) -> {
                text.append(String.format("%-12s %-4s %s%n", name, check.ok() ? "ok" : "no", check.seen()));
                if (!check.remedy().isEmpty()) {
                    text.append("                  ").append(check.remedy()).append('\n');
                }
            });
            console.print(text.toString());
        }
        return checks.values().stream().allMatch(Check::ok) ? ExitCode.AS_RECORDED : ExitCode.INCONCLUSIVE;
    }

    private static Map<String, Check> checks() {
        Map<String, Check> checks = new LinkedHashMap<>();
        boolean root = "root".equals(System.getProperty("user.name"));
        checks.put("kernel", new Check(true, Kernel.release() + ", HZ " + (Kernel.hz() == 0 ? "unknown" : Kernel.hz()), ""));
        checks.put("java", new Check(true, System.getProperty("java.vm.name") + " " + System.getProperty("java.version"), ""));
        Map<String, String> versions = Tools.versions();
        for (String tool : Tools.names()) {
            Optional<Path> found = Tools.find(tool);
            checks.put(tool, found.isPresent()
                    ? new Check(true, versions.getOrDefault(tool, found.get().toString()), "")
                    : new Check(false, "not found", Tools.installCommand(tool)));
        }
        boolean tun = Files.isWritable(Path.of("/dev/net/tun"));
        checks.put("wire bench", new Check(
                tun, tun ? "/dev/net/tun can be opened" : "/dev/net/tun cannot be opened", tun ? "" : "be root, or: chmod 666 /dev/net/tun"));
        boolean namespaces = root || Boolean.parseBoolean(System.getenv().getOrDefault("TCPLAB_USERNS", "true"));
        checks.put("loopback", new Check(namespaces, namespaces ? "network namespaces can be made"
                : "user namespaces are not permitted", namespaces ? "" : "sysctl -w kernel.unprivileged_userns_clone=1"));
        checks.put("tracepoint", new Check(
                root, root ? "root may read the kernel's tracepoints" : "only root may read the kernel's tracepoints",
                root ? "" : "run the lab as root for every transition; without it ss alone shows states"));
        return checks;
    }
}
