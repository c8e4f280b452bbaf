package tcplab.run;

import static tcplab.text.Told.say;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tcplab.command.Send;
import tcplab.command.SetOption;
import tcplab.command.TlsCall;
import tcplab.fault.Rule;
import tcplab.model.TcpState;
import tcplab.peer.Action;
import tcplab.script.Experiment;
import tcplab.text.Told;

/** What of a story goes by the clock of the kernels, which does not wait for whoever steps through the run. */
public final class ByTheClock {
    private static final String SLOW = "slow";
    private static final String SYSCTL_PREFIX = "net.ipv4.";
    /** The options and sysctls that say how long a kernel waits for a peer, and how often it tries. */
    private static final Pattern PATIENCE = Pattern.compile("TCP_(?:USER_TIMEOUT|KEEP\\w+|SYNCNT|LINGER2)|tcp_\\w*retries\\d?|tcp_fin_timeout|tcp_keepalive_\\w+");

    /** A pause that gives a kernel the time to send again: TCP_RTO_MIN in include/net/tcp.h. */
    private static final Duration LONG = Duration.ofMillis(200);
    /** So many bytes leave in more than one segment, or in one that others like it follow. */
    private static final int LARGE = 1000;
    /** As a claim names what was sent again. */
    private static final Pattern AGAIN = Pattern.compile("PROBE|\\bagain\\b");

    private ByTheClock() {}

    /** Sentences that a reader is told before the run begins; none if the story waits for him all through. */
    public static List<Told> of(Experiment experiment) {
        if (isItsStory(experiment)) {
            return List.of(say("The kernels' timers are this story, and they run by the clock: it does not wait for a reader."));
        }
        Intentions intended = Intentions.of(experiment);
        List<Told> told = new ArrayList<>();
        SortedSet<String> patience = patience(intended);
        if (!patience.isEmpty()) {
            told.add(say("What %s says runs by the clock: the kernel may give up while you read.", Told.listed(patience)));
        }
        List<Experiment.StepItem> steps = experiment.steps();
        List<Experiment.StepItem> butTheLast = steps.subList(0, Math.max(0, steps.size() - 1));
        if (Intentions.of(butTheLast, experiment.ipv6()).states().contains(TcpState.TIME_WAIT)) {
            told.add(say("TIME-WAIT lasts a minute by the clock, which nothing moves: what comes after it goes on by itself before that minute is over."));
        }
        if (keepsDataBack(intended)) {
            told.add(say("Data is lost or held back here: its sender's timer goes off while you read, and it may send less at once afterwards."));
        }
        if (isLossless(experiment, intended)) {
            told.add(say("Several segments leave at once here: the probe that a kernel may send behind them (TLP) is left out while you step, and what you lose yourself is sent again after 10 s."));
        }
        return told;
    }

    /** What the script itself sets of a kernel's patience. */
    private static SortedSet<String> patience(Intentions intended) {
        SortedSet<String> named = new TreeSet<>();
        Stream.concat(
                        intended.withReactions().stream().filter(SetOption.class::isInstance).map(action -> ((SetOption) action).option().name()),
                        intended.sysctlsSet().stream().map(name -> name.substring(SYSCTL_PREFIX.length())))
                .filter(PATIENCE.asMatchPredicate())
                .forEach(named::add);
        return named;
    }

    /** True if data is kept from its receiver for longer than a timer of its sender waits. */
    private static boolean keepsDataBack(Intentions intended) {
        return intended.blocksWire()
                || intended.rules().stream().anyMatch(rule -> (rule.loses() || rule.action() == Rule.Action.HOLD) && !rule.match().kind().mayBeEmpty());
    }

    /**
     * True if several segments leave at once and none is ever sent again: then no timer of theirs is needed, and one that goes
     * off while somebody reads would make the next burst a smaller one.
     */
    static boolean isLossless(Experiment experiment) {
        return isLossless(experiment, Intentions.of(experiment));
    }

    private static boolean isLossless(Experiment experiment, Intentions intended) {
        return intended.withReactions().stream().anyMatch(ByTheClock::isOfSeveral) && !sendsAgain(experiment, intended);
    }

    /** The records of TLS leave one behind the other, and nothing else answers them. */
    private static boolean isOfSeveral(Action action) {
        return action instanceof Send send && send.bytes() >= LARGE || action instanceof TlsCall;
    }

    /** True if data or a FIN may have to be sent again, or a shut window be asked for. */
    private static boolean sendsAgain(Experiment experiment, Intentions intended) {
        return intended.actsOnWire()
                || intended.pauses().stream().anyMatch(pause -> pause.compareTo(LONG) >= 0)
                || !patience(intended).isEmpty()
                || Stream.concat(intended.segments().stream(), experiment.claims().stream().map(Experiment.ClaimLine::text))
                        .anyMatch(segments -> AGAIN.matcher(segments.toString()).find());
    }

    /** True if the kernels' timers are what it is about. */
    static boolean isItsStory(Experiment experiment) {
        return experiment.tags().contains(SLOW);
    }
}
