package tcplab.run;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tcplab.host.Bench;
import tcplab.model.Side;
import tcplab.script.Experiment;
import tcplab.wire.Wire;

/**
 * The kernels' patience while somebody steps through a run: they give nothing up because he reads for a minute. The record
 * says so, among the settings that matter. What a script names itself stays as it is, and so do the timers of one that is
 * tagged slow, since they are its story.
 */
final class ReadersTime {
    /**
     * How often each is sent again before its sender gives up, and how long the longest pause is: what is measured while
     * somebody reads would make it two minutes, and what is lost then would come too late for any story.
     */
    private static final Map<String, String> PATIENT = new TreeMap<>(Map.of(
            "net.ipv4.tcp_syn_retries", "127",
            "net.ipv4.tcp_synack_retries", "50",
            "net.ipv4.tcp_retries2", "255",
            "net.ipv4.tcp_orphan_retries", "255",
            "net.ipv4.tcp_fin_timeout", "3600",
            "net.ipv4.tcp_rto_max_ms", "4000"));

    private static final Pattern ACKNOWLEDGES = Pattern.compile("\\bon\\b.*\\bTCP_QUICKACK 1\\b");

    private ReadersTime() {}

    /** Until the run ends. */
    static void on(Bench bench, Experiment experiment) {
        if (ByTheClock.isItsStory(experiment)) {
            return;
        }
        PATIENT.forEach((name, value) -> {
            if (!isNamed(name, experiment)) {
                set(bench, name, value);
            }
        });
    }

    /** Until the run, which has begun, ends: an acknowledgement that a reaction itself sends does not wait for what it does next. */
    static void acks(Wire wire, Experiment experiment) {
        if (experiment.steps().stream().anyMatch(step -> ACKNOWLEDGES.matcher(step.text()).find())) {
            wire.letAcks();
        }
    }

    private static boolean isNamed(String name, Experiment experiment) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return experiment.steps().stream().anyMatch(step -> step.text().contains(last));
    }

    private static void set(Bench bench, String name, String value) {
        try {
            for (Side side : Side.values()) {
                bench.setSysctl(side, name, value);
            }
        } catch (IOException e) {
            // An older kernel does not have it: the record shows what there is.
        }
    }
}
