package tcplab.export;

import static tcplab.text.Language.say;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tcplab.event.Environment;
import tcplab.render.FindingsText;
import tcplab.render.Ladder;
import tcplab.render.Result;
import tcplab.render.Style;
import tcplab.script.Experiment;
import tcplab.text.Columns;
import tcplab.text.Language;

/** What stands beside the reproducer: how to run it, what was seen and where. */
final class ReproducerReadme {
    private static final Style PLAIN = new Style(80, true, false);

    private ReproducerReadme() {}

    static String of(Experiment experiment, Result run, Set<Integer> ports, String netty) {
        StringBuilder text = new StringBuilder();
        text.append("# ").append(experiment.name()).append("\n\n");
        text.append(Language.choose(experiment.title(), experiment.titleZh())).append("\n\n");
        text.append(say("The same calls in the same order as in the experiment of the TCP lab, with Netty alone: "
                        + "`Reproducer.java` has the calls, `Sockets.java` the channels, on which Netty does nothing "
                        + "of its own accord."))
                .append("\n\n## ").append(say("How to run it")).append("\n\n");
        text.append(say("Linux, a JDK of 17 or newer and Maven; the segments in a second terminal:")).append("\n\n");
        String filter = ports.stream().map(port -> "tcp port " + port).collect(Collectors.joining(" or "));
        filter = filter.isEmpty() ? "tcp" : filter;
        block(text, "sudo tcpdump -i lo -n -tt '" + filter + "'\n./run.sh");
        text.append(say("Each line that it prints is a call with its result. What tcpdump shows after the time of the "
                        + "last line, `done at`, belongs to the end of the process. The connection on other ports "
                        + "only warms the JVM up."))
                .append("\n\n");
        text.append("## ").append(say("What is expected")).append("\n\n");
        if (run == null) {
            text.append(say("No run of it was kept; the experiment claims:")).append("\n\n");
            block(text, claims(experiment));
        } else {
            text.append(say("What the lab saw of both sides, with the states after each segment:")).append("\n\n");
            block(text, Ladder.draw(run.timeline(), PLAIN).add("\n").add(FindingsText.draw(run.findings(), PLAIN)).toString());
        }
        environment(text, run, netty);
        return Columns.visible(text.toString());
    }

    private static void block(StringBuilder text, String lines) {
        // Longer than any row of backticks in what a script sends.
        text.append("`````\n").append(lines.strip()).append("\n`````\n\n");
    }

    private static String claims(Experiment experiment) {
        return experiment.claims().stream()
                .map(claim -> claim.recorded() + " " + claim.text())
                .collect(Collectors.joining("\n"));
    }

    private static void environment(StringBuilder text, Result run, String netty) {
        text.append("## ").append(say("Environment")).append("\n\n");
        if (run != null) {
            run.timeline().environment().ifPresent(e -> seenOn(text, e));
        }
        item(text, "Netty", netty);
        item(text, "JDK", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
    }

    private static void seenOn(StringBuilder text, Environment environment) {
        item(text, say("kernel"), environment.kernel() + (environment.hz() > 0 ? ", HZ " + environment.hz() : ""));
        item(text, say("bench"), environment.bench().word());
        item(text, say("run"), environment.startedAt());
        List<String> sysctls = environment.sysctls().entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue().replace('\t', ' '))
                .sorted()
                .toList();
        item(text, "sysctl", "`" + String.join("`, `", sysctls) + "`");
    }

    private static void item(StringBuilder text, String name, String value) {
        text.append("- ").append(name).append(": ").append(value).append('\n');
    }
}
