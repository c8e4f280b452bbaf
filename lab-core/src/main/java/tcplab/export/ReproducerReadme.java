package tcplab.export;

import static tcplab.text.Told.say;

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
import tcplab.text.Told;

/** What stands beside the reproducer: how to run it, what was seen and where. */
final class ReproducerReadme {
    private static final int COLUMNS = 80;

    private final StringBuilder text = new StringBuilder();
    private final Style style;

    ReproducerReadme(Language language) {
        style = new Style(COLUMNS, true, false, language);
    }

    String of(Experiment experiment, Result run, Set<Integer> ports, String netty) {
        text.append("# ").append(experiment.name()).append("\n\n");
        paragraph(experiment.toldTitle());
        paragraph(say("The same calls in the same order as in the experiment of the TCP lab, with Netty alone: "
                        + "`Reproducer.java` begins with what was expected and what happened; then come the calls, and "
                        + "below them the channels, on which Netty does nothing of its own accord."));
        heading(say("How to run it"));
        paragraph(say("Linux, a JDK of 17 or newer and Maven; the segments in a second terminal:"));
        String filter = ports.stream().map(port -> "tcp port " + port).collect(Collectors.joining(" or "));
        filter = filter.isEmpty() ? "tcp" : filter;
        block("sudo tcpdump -i lo -n -tt '" + filter + "'\n./run.sh");
        paragraph(say("Each line that it prints is a call with its result. What tcpdump shows after the time of the "
                        + "last line, `done at`, belongs to the end of the process. The connection on other ports "
                        + "only warms the JVM up."));
        heading(say("What is expected"));
        if (run == null) {
            paragraph(say("No run of it was kept; the experiment claims:"));
            block(claims(experiment));
        } else {
            paragraph(say("What the lab saw of both sides, with the states after each segment:"));
            block(Ladder.draw(run.timeline(), style).add("\n").add(FindingsText.draw(run.findings(), style)).toString());
        }
        environment(run, netty);
        return Columns.visible(text.toString());
    }

    private void heading(Told words) {
        text.append("## ").append(style.tell(words)).append("\n\n");
    }

    private void paragraph(Told sentences) {
        text.append(style.tell(sentences)).append("\n\n");
    }

    private void block(String lines) {
        // Longer than any row of backticks in what a script sends.
        text.append("`````\n").append(lines.strip()).append("\n`````\n\n");
    }

    private static String claims(Experiment experiment) {
        return experiment.claims().stream()
                .map(claim -> claim.recorded() + " " + claim.text())
                .collect(Collectors.joining("\n"));
    }

    private void environment(Result run, String netty) {
        heading(say("Environment"));
        if (run != null) {
            run.timeline().environment().ifPresent(this::seenOn);
        }
        item(Told.plain("Netty"), netty);
        item(Told.plain("JDK"), System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
    }

    private void seenOn(Environment environment) {
        item(say("kernel"), environment.kernel() + (environment.hz() > 0 ? ", HZ " + environment.hz() : ""));
        item(say("bench"), environment.bench().word());
        item(say("run"), environment.startedAt());
        List<String> sysctls = environment.sysctls().entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue().replace('\t', ' '))
                .sorted()
                .toList();
        item(Told.plain("sysctl"), "`" + String.join("`, `", sysctls) + "`");
    }

    private void item(Told name, String value) {
        text.append("- ").append(style.tell(name)).append(": ").append(value).append('\n');
    }
}
