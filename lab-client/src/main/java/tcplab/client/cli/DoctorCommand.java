package tcplab.client.cli;

import static tcplab.text.Told.say;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tcplab.client.desk.Command;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.host.Kernel;
import tcplab.host.Tools;
import tcplab.host.Trial;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.text.Columns;
import tcplab.text.Json;
import tcplab.text.Told;

/** {@code doctor}: what this machine can do. */
final class DoctorCommand implements Command {
    private static final Word WORD = new Word(
            Sort.COMMAND,
            "doctor",
            "scripts/lab doctor [--json]",
            say("Says what this machine can do, and what to install for the rest."),
            "scripts/lab doctor");

    @Override
    public Word word() {
        return WORD;
    }

    /** Of what is told, behind its name and whether it is there. */
    private static final String INDENT = " ".repeat(18);

    /** Opens the device as a capture does, and lists its link types. */
    private static final String CAPTURE = "tcpdump -i lo -L";
    private static final String LOOPBACK_CAPTURE = "ip link set lo up && " + CAPTURE;
    private static final String OPEN_TUN = "exec 3<>/dev/net/tun";
    /** What it mounts, only itself may see: / of a chroot is no mount for which that could be said, /sys is one. */
    private static final String TRACEPOINTS = "mount --make-rprivate /sys; for t in /sys/kernel/tracing /sys/kernel/debug/tracing; do "
            + "[ ! -e $t/trace_pipe ] || exec test -w $t/events/sock/inet_sock_set_state/enable; done; "
            + "mount -t tracefs tracefs /sys/kernel/tracing && "
            + "test -w /sys/kernel/tracing/events/sock/inet_sock_set_state/enable";

    /** One thing looked at. @param remedy what to do about it, or nothing */
    private record Check(boolean ok, Told seen, Told remedy) {}

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, Map.of("--json", false));
        Map<String, Check> checks = checks();
        if (options.has("--json")) {
            JsonObject object = new JsonObject();
            checks.forEach((name, check) -> {
                JsonObject one = new JsonObject();
                one.addProperty("ok", check.ok());
                one.addProperty("seen", console.tell(check.seen()));
                one.addProperty("remedy", console.tell(check.remedy()));
                object.add(name, one);
            });
            console.data(Json.text(object));
        } else {
            List<String> lines = new ArrayList<>();
            checks.forEach((name, check) -> {
                String word = Columns.pad(name, 12) + " " + Columns.pad(console.tell(check.ok() ? say("ok") : say("no")), 4) + " ";
                Stream.of(word + console.tell(check.seen()), INDENT + console.tell(check.remedy()))
                        .filter(line -> !line.isBlank())
                        .forEach(line -> lines.addAll(Columns.wrap(line, console.style().width(), INDENT)));
            });
            console.print(String.join("\n", lines));
        }
        return checks.values().stream().allMatch(Check::ok) ? ExitCode.AS_RECORDED : ExitCode.INCONCLUSIVE;
    }

    /** Looks by trying. */
    private static Check tried(List<String> command, Told good, Told remedy) {
        Trial trial = Trial.of(command.toArray(String[]::new));
        Told said = trial.said().isEmpty() ? say("it did not work") : trial.said();
        return trial.worked() ? new Check(true, good, Told.nothing()) : new Check(false, said, remedy);
    }

    private static List<String> words(List<String> enter, String... program) {
        return Stream.concat(enter.stream(), Stream.of(program)).toList();
    }

    private static Map<String, Check> checks() {
        Map<String, Check> checks = new LinkedHashMap<>();
        boolean root = "root".equals(System.getProperty("user.name"));
        checks.put("kernel", new Check(
                true, Told.format("%s, HZ %s", Kernel.release(), Kernel.hz() == 0 ? say("unknown") : Kernel.hz()), Told.nothing()));
        checks.put("java", new Check(
                true, Told.plain(System.getProperty("java.vm.name") + " " + System.getProperty("java.version")), Told.nothing()));
        Map<String, String> versions = Tools.versions(List.of("tcpdump", "ss", "strace", "nc", "ncat"));
        for (String tool : Tools.names()) {
            Optional<Path> found = Tools.find(tool);
            checks.put(tool, found.isPresent()
                    ? new Check(true, Told.plain(versions.getOrDefault(tool, found.get().toString())), Told.nothing())
                    : new Check(false, say("not found"), Tools.installCommand(tool)));
        }
        List<String> enter = root
                ? List.of("unshare", "--mount", "--propagation", "unchanged", "--net")
                : List.of("unshare", "--user", "--map-current-user", "--keep-caps", "--net", "--mount");
        checks.put("namespaces", tried(
                words(enter, "true"), say("network namespaces can be made"),
                say("be root, or permit user namespaces: sysctl -w kernel.unprivileged_userns_clone=1 (Debian), "
                        + "kernel.apparmor_restrict_unprivileged_userns=0 (Ubuntu)")));
        checks.put("wire", tried(
                words(enter, "sh", "-c", OPEN_TUN), say("the wire bench works: /dev/net/tun can be opened"),
                say("be root, or: chmod 666 /dev/net/tun; if there is none: modprobe tun")));
        checks.put("loopback", tried(
                words(enter, "sh", "-c", LOOPBACK_CAPTURE), say("the loopback bench works, with captures"),
                say("be root, or permit user namespaces; tcpdump must be installed")));
        checks.put("host", tried(
                List.of("sh", "-c", CAPTURE), say("the host bench works, with captures"),
                say("only root captures on the machine's own loopback; without it the host bench judges calls and states")));
        checks.put("tracepoint", tried(
                List.of("unshare", "--mount", "--propagation", "unchanged", "sh", "-c", TRACEPOINTS),
                say("every state transition is seen"),
                say("run the lab as root for every transition, also one that lasts an instant within a segment")));
        checks.put("states", states(checks.get("tracepoint").ok(), checks.get("wire").ok()));
        return checks;
    }

    /** Who will tell the states, and why. */
    private static Check states(boolean tracepoint, boolean wire) {
        if (tracepoint) {
            return new Check(true, say("from the tracepoint, which sees every transition; on the wire bench sock_diag "
                    + "confirms them at each segment"), Told.nothing());
        }
        return wire
                ? new Check(true, say("on the wire bench from sock_diag, asked at each segment while the wire keeps it, which "
                        + "needs no root; elsewhere from ss, which can miss some"), Told.nothing())
                : new Check(false, say("from ss, which can miss some: there is neither the tracepoint nor a wire to keep "
                        + "segments"), say("be root, or permit the wire bench"));
    }
}
