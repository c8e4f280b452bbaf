package tcplab.page;

import static tcplab.text.Told.say;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tcplab.event.Environment;
import tcplab.event.ObserverReport;
import tcplab.journal.Timeline;
import tcplab.text.Told;

/** Where and with what the run took place: what its verdicts are valid for. */
final class EnvironmentSection {
    private final Environment environment;
    private final Timeline timeline;

    EnvironmentSection(Environment environment, Timeline timeline) {
        this.environment = environment;
        this.timeline = timeline;
    }

    Element draw() {
        return RunPage.section("environment", say("Environment"))
                .add(place().draw(), witnesses().draw(), table(say("Settings of the network stacks"), environment.sysctls()));
    }

    private Table place() {
        Table table = new Table(say("Where the run took place"), say("what"), say("value"));
        table.row("", say("kernel"), environment.kernel());
        table.row("", "HZ", environment.hz() == 0 ? say("unknown") : Integer.toString(environment.hz()));
        table.row("", say("bench"), Told.format("%s (%s)", environment.bench(), environment.benchReason()));
        table.row("", say("started"), environment.startedAt());
        new TreeMap<>(environment.addresses()).forEach((side, address) -> table.row("", side, address));
        new TreeMap<>(environment.tools()).forEach((tool, version) -> table.row("", tool, version));
        return table;
    }

    private Table witnesses() {
        Table table = new Table(say("What the witnesses say of themselves"), say("witness"), say("report"), say("sentence"), say("lost"));
        for (ObserverReport report : timeline.all(ObserverReport.class)) {
            table.row(
                    "", report.observer(), report.status().name().toLowerCase(Locale.ROOT), report.sentence(),
                    Long.toString(report.lost()));
        }
        return table;
    }

    private static Element table(Told caption, Map<String, String> values) {
        Table table = new Table(caption, say("setting"), say("value"));
        new TreeMap<>(values).forEach((name, value) -> table.row("", name, value));
        return table.draw();
    }
}
