package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.event.Sample;
import tcplab.journal.Entry;
import tcplab.journal.Timeline;
import tcplab.language.Candidates;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.TcpState;
import tcplab.model.Witness;
import tcplab.text.Told;

/**
 * A claim on a number that ss shows of a socket: {@code timer SOCKET NAME RANGE}, the time left on a timer, or
 * {@code queue SOCKET recv|send RANGE}. Confirmed if some listing shows a number in the range.
 */
final class ListingClaim implements Claim {
    private static final List<String> TIMERS = List.of("timewait", "on", "keepalive", "persist", "unknown");

    static final ClaimKind TIMER_KIND = new ClaimKind(
            new Word(
                    Sort.CLAIM,
                    "timer",
                    "claim timer SOCKET timewait|on|keepalive|persist MIN..MAX [first|last|at LOOK]",
                    say("ss showed this timer of the socket with so much time left; with first or last, in the first or last listing that shows it; at LOOK, when the step look as LOOK was made."),
                    "claim timer client timewait 50s..60s")
                    .needing(Witness.SS)
                    .offering(Candidates.ofSocket(TIMERS)),
            ListingClaim::timer);

    static final ClaimKind QUEUE_KIND = new ClaimKind(
            new Word(
                    Sort.CLAIM,
                    "queue",
                    "claim queue SOCKET recv|send N [first|last|at LOOK]",
                    say("ss showed so many bytes in the socket's queue; of a listener, connections not yet accepted. With first or last, in the first or last listing that shows it; at LOOK, when the step look as LOOK was made."),
                    "claim queue conn recv 5")
                    .needing(Witness.SS)
                    .offering(Candidates.ofSocket(List.of("recv", "send"))),
            ListingClaim::queue);

    /**
     * Accepts {@code timewait,59sec,0}, {@code on,1min2sec,3}, {@code timewait,2.992ms,0} (ss of iproute2 6.1 means
     * 2.992 s), {@code timewait,2.992sec,0} (that of 6.15 says so), {@code on,204ms,0} and {@code timewait,,0}.
     */
    private static final Pattern TIMER =
            Pattern.compile("(\\w+),(?:(\\d+)min)?(?:(\\d+(?:\\.\\d+)?)sec|(\\d+\\.\\d+)ms|(\\d+)ms)?,\\d+");

    private static final String TIMER_OF = "timer ";

    private final String socket;
    private final String what;
    private final Range range;
    private final Function<Sample.Row, OptionalLong> number;
    private final Function<Long, String> words;

    /** Which of the listings that show the number count. */
    private final When when;

    private ListingClaim(
            String socket,
            String what,
            Range range,
            Function<Sample.Row, OptionalLong> number,
            Function<Long, String> words,
            When when) {
        this.socket = socket;
        this.what = what;
        this.range = range;
        this.number = number;
        this.words = words;
        this.when = when;
    }

    static Claim timer(Tokens words) throws SyntaxProblem {
        String socket = words.next("SOCKET");
        String name = words.oneOf(say("timer"), TIMERS);
        Range range = Range.parse(words.next("MIN..MAX"), true);
        When when = When.parse(words, "first", "last", "at");
        words.end();
        return new ListingClaim(
                socket, TIMER_OF + name, range, row -> timerNanos(row.timer(), name), Evidence::duration, when);
    }

    static Claim queue(Tokens words) throws SyntaxProblem {
        String socket = words.next("SOCKET");
        String queue = words.oneOf(say("queue"), List.of("recv", "send"));
        words.take("=");
        Range range = Range.parse(words.next(say("number")), false);
        When when = When.parse(words, "first", "last", "at");
        words.end();
        return new ListingClaim(
                socket,
                queue.equals("recv") ? "Recv-Q" : "Send-Q",
                range,
                row -> OptionalLong.of(queue.equals("recv") ? row.recvQ() : row.sendQ()),
                String::valueOf,
                when);
    }

    /** The time left of a timer of that name, in nanoseconds; empty if another one runs, or none. */
    static OptionalLong timerNanos(String timer, String name) {
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
    public Set<Witness> witnesses() {
        return Set.of(Witness.SS);
    }

    @Override
    public Set<String> sockets() {
        return Set.of(socket);
    }

    @Override
    public boolean isOfTime() {
        return what.startsWith(TIMER_OF);
    }

    @Override
    public Judgement judge(Timeline timeline) {
        Listings all = new Listings(timeline, socket);
        Set<Long> seen = new TreeSet<>();
        List<Integer> evidence = new ArrayList<>();
        for (Entry listing : listings(all, timeline)) {
            Optional<Sample.Row> row = all.row(listing);
            OptionalLong value = row.map(number).orElse(OptionalLong.empty());
            if (value.isPresent() && range.contains(value.getAsLong())) {
                String number = words.apply(value.getAsLong());
                return Judgement.confirmed(say("%s was %s", what, number), List.of(listing.id()))
                        .measuring(number, range.window());
            }
            if (value.isPresent()) {
                seen.add(value.getAsLong());
                evidence.add(listing.id());
            }
        }
        Optional<Told> obstacle = Evidence.obstacle(timeline, Witness.SS, sockets());
        if (obstacle.isPresent()) {
            return Judgement.inconclusive(obstacle.get());
        }
        String numbers = seen.stream().map(words).reduce((a, b) -> a + ", " + b).orElse("");
        Told because = seen.isEmpty()
                ? when.isAtLook()
                        ? say("at %1$s ss showed no %2$s of %3$s", when.look(), what, socket)
                        : say("ss never showed a %s of %s", what, socket)
                : say("%s was %s", what, numbers);
        return Judgement.refuted(because, evidence).measuring(numbers, range.window());
    }

    private List<Entry> listings(Listings all, Timeline timeline) {
        if (when.isAtLook()) {
            return When.look(when.look(), timeline).flatMap(all::at).stream().toList();
        }
        List<Entry> listings = new ArrayList<>(all.all());
        if (when.isFirst() || when.isLast()) {
            listings.removeIf(listing -> all.row(listing).map(number).orElse(OptionalLong.empty()).isEmpty());
        }
        int size = listings.size();
        return size == 0 || when.equals(When.ANY)
                ? listings
                : when.isFirst() ? listings.subList(0, 1) : listings.subList(size - 1, size);
    }

    @Override
    public Set<String> looks() {
        return when.looks();
    }

    @Override
    public void ask(Draft draft) {
        boolean timewait = what.equals(TIMER_OF + "timewait");
        draft.tells((timewait ? "state:" : what + ":") + socket).since(rule());
        if (!what.startsWith(TIMER_OF)) {
            askOfQueue(draft);
            return;
        }
        String timer = what.substring(TIMER_OF.length());
        if (when.isAtLook()) {
            draft.asks(say("How much time does ss show on the %1$s timer of %2$s at the look %3$s?", timer, socket, when.look()));
            Amounts.times(draft, range, this::in);
        } else if (when.isFirst()) {
            draft.asks(say("How much time does ss show first on the %1$s timer of %2$s?", timer, socket));
            Amounts.times(draft, range, this::in);
        } else if (when.isLast()) {
            draft.asks(say("How much time does ss show last on the %1$s timer of %2$s?", timer, socket));
            Amounts.times(draft, range, this::in);
        } else {
            draft.asks(say("How much time does ss show on the %1$s timer of %2$s, at the most?", timer, socket));
            Amounts.timesAtTheMost(draft, range, this::in);
        }
    }

    private Told rule() {
        return switch (what) {
            case "Recv-Q" -> say("Recv-Q is what has come and nobody has read yet, in bytes; of a listener, the connections that wait for accept()");
            case "Send-Q" -> say("Send-Q is what was handed over for sending and is not acknowledged yet, in bytes");
            case TIMER_OF + "timewait" -> StateRules.of(TcpState.TIME_WAIT);
            case TIMER_OF + "persist" -> SegmentRules.of("PROBE");
            case TIMER_OF + "keepalive" -> SegmentRules.of("KEEPALIVE");
            default -> SegmentRules.AGAIN;
        };
    }

    private void askOfQueue(Draft draft) {
        draft.asks(say("%1$s (%2$s)", askedOfQueue(), rule()));
        Function<Range, Claim> claim = when.equals(When.ANY) ? other -> Amounts.atTheMost(other, this::in) : this::in;
        if (draft.listens(socket)) {
            Amounts.numbers(draft, range, QueueRules::ofListener, claim);
        } else if (range.least() == range.most()) {
            Likely likely = what.equals("Recv-Q")
                    ? QueueRules.received(range.least(), draft.sent())
                    : QueueRules.unacknowledged(range.least(), draft.sent());
            likely.offer(draft, range.least(), number -> Told.plain(String.valueOf(number)), claim);
        } else {
            Amounts.numbers(draft, range, claim);
        }
    }

    private Told askedOfQueue() {
        if (when.isAtLook()) {
            return say("Which number does ss show as %1$s of %2$s at the look %3$s?", what, socket, when.look());
        } else if (when.isFirst()) {
            return say("Which number does ss show first as %1$s of %2$s?", what, socket);
        }
        return when.isLast()
                ? say("Which number does ss show last as %1$s of %2$s?", what, socket)
                : say("Which number does ss show as %1$s of %2$s, at the most?", what, socket);
    }

    /** The same number in another range. */
    private ListingClaim in(Range other) {
        return new ListingClaim(socket, what, other, number, words, when);
    }
}
