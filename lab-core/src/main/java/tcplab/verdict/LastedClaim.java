package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tcplab.journal.Entry;
import tcplab.journal.SocketHistory;
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
 * {@code lasted SOCKET STATE RANGE}: how long the socket stayed in a state. A state that only ss shows begins and ends
 * between two listings, so the time is known within bounds; both must lie on the same side of the claim.
 */
record LastedClaim(String socket, TcpState state, Range range) implements OfListings {
    static final ClaimKind KIND = new ClaimKind(
            new Word(
                    Sort.CLAIM,
                    "lasted",
                    "claim lasted SOCKET STATE MIN..MAX|~TIME",
                    say("The socket stayed so long in that state."),
                    "claim lasted client TIME-WAIT 59s..69s")
                    .offering(Candidates.ofSocket(TcpState.names())),
            LastedClaim::parse);

    static Claim parse(Tokens words) throws SyntaxProblem {
        String socket = words.next("SOCKET");
        TcpState state = words.state();
        Range range = Range.parse(words.next("MIN..MAX"), true);
        words.end();
        return new LastedClaim(socket, state, range);
    }

    @Override
    public Set<Witness> witnesses() {
        return Set.of(Witness.SS, Witness.TRACEPOINT);
    }

    @Override
    public boolean isOfTime() {
        return true;
    }

    @Override
    public Told told() {
        return say("%1$s stays in %2$s for %3$s", socket, state.rfc(), range.inSentence());
    }

    @Override
    public Judgement judge(Timeline timeline) {
        return new LastedClaim(socket, state, range.on(timeline.hz())).judgeWithin(timeline);
    }

    private Judgement judgeWithin(Timeline timeline) {
        // What another socket of that name does next ends no state of this one.
        for (SocketHistory one : SocketHistory.each(timeline, socket)) {
            List<SocketHistory.Known> states = one.states();
            for (int i = 0; i < states.size(); i++) {
                if (states.get(i).state() == state) {
                    return i + 1 < states.size()
                            ? judge(states.get(i), states.get(i + 1))
                            : untilTheEnd(states.get(i), new Listings(timeline, socket));
                }
            }
        }
        return Judgement.inconclusive(say("%s was not seen in %s", socket, state.rfc()));
    }

    /** How long it will have been at the end is not known, but what the last listing shows is certain to be less. */
    private Judgement untilTheEnd(SocketHistory.Known begin, Listings listings) {
        Optional<Entry> last = listings.last().filter(
                entry -> listings.own(entry).anyMatch(row -> row.state() == state));
        long least = last.map(entry -> entry.event().atNanos() - begin.seenNanos()).orElse(0L);
        Told because = say("the run ended in %s", state.rfc());
        if (last.isEmpty() || least < range.least() || range.contains(least) && range.most() < Long.MAX_VALUE) {
            return Judgement.inconclusive(because);
        }
        Told longer = say("%1$s, after %2$s", because, Range.duration(least));
        List<Integer> evidence = List.of(begin.entryId(), last.get().id());
        return range.contains(least) ? Judgement.confirmed(longer, evidence) : Judgement.refuted(longer, evidence);
    }

    private Judgement judge(SocketHistory.Known begin, SocketHistory.Known end) {
        long least = Math.max(0, end.notBeforeNanos() - begin.seenNanos());
        long most = end.seenNanos() - begin.notBeforeNanos();
        Told because = least == most
                ? Told.plain(Range.duration(most))
                : say("between %s and %s", Range.duration(least), Range.duration(most));
        return verdict(least, most, because, List.of(begin.entryId(), end.entryId()))
                .measuring(because, Told.plain(range.window()));
    }

    private Judgement verdict(long least, long most, Told because, List<Integer> evidence) {
        if (range.contains(least) && range.contains(most)) {
            return Judgement.confirmed(because, evidence);
        }
        boolean outside = most < range.least() || least > range.most();
        return outside ? Judgement.refuted(because, evidence) : Judgement.inconclusive(because);
    }

    @Override
    public void ask(Draft draft) {
        draft.asks(say("How long does %1$s stay in %2$s?", socket, state)).tells("state:" + socket).since(StateRules.of(state));
        Times.offer(draft, range, times(), other -> new LastedClaim(socket, state, other));
    }

    /** By what ends the state. */
    private TimeRules times() {
        return switch (state) {
            case SYN_SENT, SYN_RECEIVED -> TimeRules.OPENING;
            case FIN_WAIT_1, CLOSING, LAST_ACK -> TimeRules.CLOSING;
            case TIME_WAIT -> TimeRules.TIME_WAIT;
            default -> TimeRules.PROGRAM;
        };
    }
}
