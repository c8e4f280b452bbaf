package tcplab.run;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tcplab.script.Experiment;
import tcplab.text.Told;

/** What of a story goes by the clock of the kernels, which does not wait for whoever steps through the run. */
public final class ByTheClock {
    private static final String SLOW = "slow";
    private static final String TIME_WAIT = "TIME-WAIT";
    /** How long a kernel waits for a peer, and how often it tries, where the script itself says so. */
    private static final Pattern PATIENCE = Pattern.compile("TCP_(?:USER_TIMEOUT|KEEP\\w+|SYNCNT|LINGER2)|tcp_\\w*retries\\d?|tcp_fin_timeout|tcp_keepalive_\\w+");

    /** What keeps data from its receiver for longer than a timer of its sender waits. */
    private static final Pattern DATA_MISSED = Pattern.compile("^wire\\s+(?:(?:drop|lose|hold)\\b.*\\bDATA|mtu\\b|down\\b)");

    /** A step that may make a kernel send again, or gives it the time for that. */
    private static final Pattern LOSES = Pattern.compile("^\\s*wire\\b|\\bpause\\s+(?:[2-9]\\d\\dms|\\d{4,}ms|\\d+s)");
    /** As a match names what was sent again. */
    private static final Pattern AGAIN = Pattern.compile("PROBE|\\bagain\\b");
    /** More than one segment. */
    private static final Pattern BURST = Pattern.compile("\\bsend\\s+\\d{4,}");

    private ByTheClock() {}

    /** Sentences that a reader is told before the run begins; none if the story waits for him all through. */
    public static List<Told> of(Experiment experiment) {
        if (isItsStory(experiment)) {
            return List.of(say("The kernels' timers are this story, and they run by the clock: it does not wait for a reader."));
        }
        List<String> steps = experiment.steps().stream().map(Experiment.StepItem::text).toList();
        List<Told> told = new ArrayList<>();
        Set<String> patience = new TreeSet<>();
        for (String step : steps) {
            Matcher named = PATIENCE.matcher(step);
            while (named.find()) {
                patience.add(named.group());
            }
        }
        if (!patience.isEmpty()) {
            told.add(say("What %s says runs by the clock: the kernel may give up while you read.", String.join(", ", patience)));
        }
        if (steps.stream().limit(Math.max(0, steps.size() - 1)).anyMatch(step -> step.contains(TIME_WAIT))) {
            told.add(say("TIME-WAIT lasts a minute by the clock, which nothing moves: what comes after it must come within that minute."));
        }
        if (steps.stream().anyMatch(step -> DATA_MISSED.matcher(step).find())) {
            told.add(say("Data is lost or held back here: its sender's timer goes off while you read, and it may send less at once afterwards."));
        }
        if (isLossless(experiment)) {
            told.add(say("Several segments leave at once here: the probe that a kernel may send behind them (TLP) is left out while you step, and what you lose yourself is sent again after 10 s."));
        }
        return told;
    }

    /**
     * True if several segments leave at once and none is ever sent again: then no timer of theirs is needed, and one that goes
     * off while somebody reads would make the next burst a smaller one.
     */
    static boolean isLossless(Experiment experiment) {
        return !sendsAgain(experiment) && experiment.steps().stream().anyMatch(step -> BURST.matcher(step.text()).find());
    }

    /** True if data or a FIN may have to be sent again, or a shut window be asked for. */
    private static boolean sendsAgain(Experiment experiment) {
        List<String> steps = experiment.steps().stream().map(Experiment.StepItem::text).toList();
        return steps.stream().anyMatch(step -> LOSES.matcher(step).find() || PATIENCE.matcher(step).find())
                || Stream.concat(steps.stream(), experiment.claims().stream().map(Experiment.ClaimLine::text))
                        .anyMatch(line -> AGAIN.matcher(line).find());
    }

    /** True if the kernels' timers are what it is about. */
    static boolean isItsStory(Experiment experiment) {
        return experiment.tags().contains(SLOW);
    }
}
