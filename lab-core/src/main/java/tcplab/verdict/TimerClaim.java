package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tcplab.journal.Timeline;
import tcplab.language.Candidates;
import tcplab.language.Range;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.TcpState;
import tcplab.model.Witness;
import tcplab.text.Told;

/**
 * {@code timer SOCKET NAME RANGE}: how much time ss shows on a timer of the socket. A timer runs down, and is set anew, whether
 * or not somebody looks: what no listing shows is refuted only where it cannot have been between two of them.
 *
 * @param timer the name that ss gives it
 * @param when which of the listings that show it count
 */
record TimerClaim(String socket, String timer, Range range, When when) implements OfListings {
    private static final List<String> TIMERS = List.of("timewait", "on", "keepalive", "persist", "unknown");

    static final ClaimKind KIND = new ClaimKind(
            new Word(
                    Sort.CLAIM,
                    "timer",
                    "claim timer SOCKET timewait|on|keepalive|persist MIN..MAX [first|last|at LOOK]",
                    say("There was so much time left on this timer of the socket. ss shows it now and then: the claim is INCONCLUSIVE where it may have been so between two listings. With first or last, in the first or last listing that shows it; at LOOK, when the step look as LOOK was made."),
                    "claim timer client timewait 50s..60s")
                    .needing(Witness.SS)
                    .offering(Candidates.ofSocket(TIMERS)),
            TimerClaim::parse);

    /**
     * Accepts {@code timewait,59sec,0}, {@code on,1min2sec,3}, {@code timewait,2.992ms,0} (ss of iproute2 6.1 means
     * 2.992 s), {@code timewait,2.992sec,0} (that of 6.15 says so), {@code on,204ms,0} and {@code timewait,,0}.
     */
    private static final Pattern TIMER =
            Pattern.compile("(\\w+),(?:(\\d+)min)?(?:(\\d+(?:\\.\\d+)?)sec|(\\d+\\.\\d+)ms|(\\d+)ms)?,\\d+");

    static Claim parse(Tokens words) throws SyntaxProblem {
        String socket = words.next("SOCKET");
        String name = words.oneOf(say("timer"), TIMERS);
        Range range = Range.parse(words.next("MIN..MAX"), true);
        if (range.text().startsWith("~")) {
            throw new SyntaxProblem(say("'%s' is no %s", range.text(), say("range")),
                    say("a timer runs down: write how much may be left, as in: %s", "50s..60s"));
        }
        When when = When.parse(words, "first", "last", "at");
        words.end();
        return new TimerClaim(socket, name, range, when);
    }

    /** The time left of a timer of that name, in nanoseconds; empty if another one runs, or none. */
    static OptionalLong nanos(String timer, String name) {
        Matcher matcher = TIMER.matcher(timer);
        if (!matcher.matches() || !matcher.group(1).equals(name)) {
            return OptionalLong.empty();
        }
        double seconds = number(matcher.group(2)) * 60
                + number(matcher.group(3))
                + number(matcher.group(4))
                + number(matcher.group(5)) / 1000;
        return OptionalLong.of(Math.round(seconds * 1e9));
    }

    private static double number(String digits) {
        return digits == null ? 0 : Double.parseDouble(digits);
    }

    @Override
    public boolean isOfTime() {
        return true;
    }

    @Override
    public Told told() {
        return when.of(say("Time left on the timer %1$s of %2$s: %3$s", timer, socket, range.inSentence()));
    }

    @Override
    public Judgement judge(Timeline timeline) {
        Shown shown = Shown.of(timeline, socket, "timer " + timer, row -> nanos(row.timer(), timer));
        List<Shown.One> counting = shown.at(when, timeline);
        Judgement judgement = shown.judge(counting, range, when, Range::duration);
        if (judgement.verdict() == Verdict.CONFIRMED || when.isAtLook()) {
            return judgement;
        }
        return doubt(shown, counting, judgement.because(), timeline).map(Judgement::inconclusive).orElse(judgement);
    }

    /** Why what no listing shows may have been so all the same. */
    private Optional<Told> doubt(Shown shown, List<Shown.One> counting, Told because, Timeline timeline) {
        if (counting.isEmpty()) {
            return surelyNever(timeline)
                    ? Optional.empty()
                    : Optional.of(say("%s; it may have run between two listings", because));
        } else if (when.equals(When.ANY)) {
            return Optional.of(say("%s; between two listings it may have been another time", because));
        }
        return late(shown, counting.get(0), timeline)
                .map(nanos -> say("%1$s; the listing before came %2$s earlier, and it may have been set in between",
                        because, Range.duration(nanos)));
    }

    /** How long before this listing the timer may have been set to such a time; empty if it cannot have been. */
    private Optional<Long> late(Shown shown, Shown.One one, Timeline timeline) {
        int place = shown.all().indexOf(one);
        Optional<Shown.One> before = place == 0 ? Optional.empty() : Optional.of(shown.all().get(place - 1));
        long from = before.map(Shown.One::fromNanos).orElse(0L);
        boolean ran = before.filter(other -> other.number().isPresent()).isPresent()
                && new Unlisted(timeline, socket).isUntouched(from, one.untilNanos());
        long left = one.number().orElse(0);
        long nanos = one.untilNanos() - from;
        return !ran && range.least() <= left + nanos && range.most() >= left ? Optional.of(nanos) : Optional.empty();
    }

    /** True if the socket was in no state in which this timer runs. */
    private boolean surelyNever(Timeline timeline) {
        return timer.equals("timewait")
                && Stream.of(TcpState.FIN_WAIT_2, TcpState.TIME_WAIT)
                        .map(state -> new NeverStateClaim(socket, state).judge(timeline).verdict())
                        .allMatch(verdict -> verdict == Verdict.CONFIRMED);
    }

    @Override
    public Set<String> looks() {
        return when.looks();
    }

    @Override
    public void ask(Draft draft) {
        draft.tells((timer.equals("timewait") ? "state:" : timer + ":") + socket).since(rule());
        if (when.isAtLook()) {
            draft.asks(say("How much time does ss show on the %1$s timer of %2$s at the step \"look as %3$s\"?", timer, socket, when.look()));
            Times.offer(draft, range, times(), this::in);
        } else if (when.isFirst()) {
            draft.asks(say("How much time does ss show first on the %1$s timer of %2$s?", timer, socket));
            Times.offer(draft, range, times(), this::in);
        } else if (when.isLast()) {
            draft.asks(say("How much time does ss show last on the %1$s timer of %2$s?", timer, socket));
            Times.offer(draft, range, times(), this::in);
        } else {
            draft.asks(say("How much time does ss show on the %1$s timer of %2$s, at the most?", timer, socket));
            Times.offerTheMost(draft, range, times(), this::in);
        }
    }

    private Told rule() {
        return switch (timer) {
            case "timewait" -> StateRules.of(TcpState.TIME_WAIT);
            case "persist" -> SegmentRules.of("PROBE");
            case "keepalive" -> SegmentRules.of("KEEPALIVE");
            default -> SegmentRules.AGAIN;
        };
    }

    private TimeRules times() {
        return switch (timer) {
            case "timewait" -> TimeRules.LEFT_OF_TIME_WAIT;
            case "persist" -> TimeRules.LEFT_UNTIL_PROBE;
            case "keepalive" -> TimeRules.KEEPALIVE;
            case "on" -> TimeRules.TIMEOUT;
            default -> TimeRules.ANY;
        };
    }

    /** The same timer in another range. */
    private TimerClaim in(Range other) {
        return new TimerClaim(socket, timer, other, when);
    }
}
