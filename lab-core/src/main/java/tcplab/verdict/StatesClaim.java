package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tcplab.journal.SocketHistory;
import tcplab.journal.Timeline;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.TcpState;
import tcplab.model.Witness;
import tcplab.text.Told;

/**
 * {@code states SOCKET S S …}: the socket went through these states in this order, nothing between but where
 * {@code ...} stands. The tracepoint knows every change of a full socket; without it the states are
 * looked for, and a look can miss one: {@link Between}.
 *
 * @param claimed null stands for {@code ...}
 */
record StatesClaim(String socket, List<TcpState> claimed) implements Claim {
    /** That one might think to come next, besides the claimed one. */
    private static final int OTHER_STATES = 2;

    static final ClaimKind KIND = new ClaimKind(
            new Word(
                    Sort.CLAIM,
                    "states",
                    "claim states SOCKET STATE STATE … (with ... for any between)",
                    say("The socket went through these states in this order."),
                    "claim states client ESTABLISHED FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT")
                    .offering((before, sockets) -> before.isEmpty() ? List.copyOf(sockets) : TcpState.names()),
            StatesClaim::parse);

    static Claim parse(Tokens words) throws SyntaxProblem {
        String socket = words.next("SOCKET");
        List<TcpState> claimed = new ArrayList<>();
        do {
            claimed.add(words.take("...") || words.take("…") ? null : words.state());
        } while (words.hasNext());
        return new StatesClaim(socket, claimed);
    }

    @Override
    public Set<Witness> witnesses() {
        return Set.of(Witness.TRACEPOINT, Witness.SS);
    }

    @Override
    public Set<String> sockets() {
        return Set.of(socket);
    }

    @Override
    public Told told() {
        String way = claimed.stream().map(state -> state == null ? "…" : state.rfc()).collect(Collectors.joining(" → "));
        return claimed.size() == 1 ? say("%1$s is in %2$s at some time", socket, way) : say("%1$s goes through %2$s", socket, way);
    }

    static Told words(List<TcpState> states) {
        return states.isEmpty()
                ? say("no state that was seen")
                : Told.plain(states.stream().map(TcpState::rfc).collect(Collectors.joining(" ")));
    }

    /** What a socket has gone through it has gone through, whatever follows. */
    @Override
    public boolean isForGood(Verdict verdict) {
        return verdict == Verdict.CONFIRMED;
    }

    @Override
    public Judgement judge(Timeline timeline) {
        if (timeline.socket(socket).isEmpty()) {
            return Judgement.inconclusive(say("no socket of the run was ever named %s", socket));
        }
        SocketHistory history = SocketHistory.of(timeline, socket);
        List<SocketHistory.Known> seen = history.states();
        List<BitSet> failed = claimed.stream().map(state -> new BitSet()).toList();
        for (int start = 0; start < seen.size(); start++) {
            List<Integer> places = match(seen, start, 0, failed);
            if (places != null) {
                return found(timeline, history, places);
            }
        }
        return notFound(timeline, history);
    }

    /** Looks may have missed a state between two that the claim says to be neighbours. */
    private Judgement found(Timeline timeline, SocketHistory history, List<Integer> places) {
        Between between = new Between(timeline, socket);
        List<SocketHistory.Known> seen = history.states();
        int next = 0;
        for (int i = 0; i < claimed.size(); i++) {
            if (claimed.get(i) == null) {
                continue;
            }
            if (i > 0 && claimed.get(i - 1) != null) {
                Optional<Told> doubt =
                        between.doubt(seen.get(places.get(next - 1)), seen.get(places.get(next)));
                if (doubt.isPresent()) {
                    return Judgement.inconclusive(doubt.get());
                }
            }
            next++;
        }
        return Judgement.confirmed(
                words(history.sequence()),
                places.stream().map(place -> seen.get(place).entryId()).toList());
    }

    /**
     * The places of the claimed states from there on; null if they are not there.
     *
     * @param failed takes by the next claimed state from which places on it is not there: what was not found from one is not
     *     looked for again
     */
    private List<Integer> match(List<SocketHistory.Known> seen, int at, int next, List<BitSet> failed) {
        if (next == claimed.size()) {
            return List.of();
        }
        if (failed.get(next).get(at)) {
            return null;
        }
        List<Integer> found = null;
        if (claimed.get(next) == null) {
            for (int skip = at; skip <= seen.size() && found == null && !failed.get(next).get(skip); skip++) {
                found = match(seen, skip, next + 1, failed);
                failed.get(next).set(skip);
            }
        } else if (at < seen.size() && seen.get(at).state() == claimed.get(next)) {
            List<Integer> more = match(seen, at + 1, next + 1, failed);
            if (more != null) {
                found = new LinkedList<>(more);
                found.add(0, at);
            }
        }
        failed.get(next).set(at);
        return found;
    }

    private Judgement notFound(Timeline timeline, SocketHistory history) {
        Told sequence = say("seen: %s", words(history.sequence()));
        List<Integer> evidence =
                history.states().stream().map(SocketHistory.Known::entryId).toList();
        Optional<Told> noTracepoint = timeline.gapIn(Witness.TRACEPOINT);
        if (noTracepoint.isEmpty()) {
            if (history.endUnknown() && claimed.contains(TcpState.TIME_WAIT)) {
                return Judgement.inconclusive(say("%s; ss was not asked after that, so TIME-WAIT may have followed", sequence));
            }
            Optional<Told> noSs = timeline.gapIn(Witness.SS);
            boolean needsSs = claimed.contains(TcpState.TIME_WAIT) || claimed.contains(TcpState.SYN_RECEIVED);
            return noSs.isPresent() && needsSs
                    ? Judgement.inconclusive(say("%s; %s", sequence, noSs.get()))
                    : Judgement.refuted(sequence, evidence);
        }
        return contradicts(history.sequence()) || new Between(timeline, socket).missedNone(history)
                ? Judgement.refuted(sequence, evidence)
                : Judgement.inconclusive(say("%s; ss did not catch the rest, and %s", sequence, noTracepoint.get()));
    }

    /**
     * True if what was sampled cannot be part of the claimed way: between the first and the last claimed state that was
     * seen there is one out of order, or one that the claim leaves no room for.
     */
    private boolean contradicts(List<TcpState> sampled) {
        if (claimed.contains(null)) {
            return false;
        }
        List<Integer> places = new ArrayList<>();
        for (TcpState state : sampled) {
            places.add(claimed.indexOf(state));
        }
        int first = 0;
        int last = places.size() - 1;
        while (first <= last && places.get(first) < 0) {
            first++;
        }
        while (last >= first && places.get(last) < 0) {
            last--;
        }
        for (int i = first + 1; i <= last; i++) {
            if (places.get(i) <= places.get(i - 1)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void ask(Draft draft) {
        draft.tells("state:" + socket);
        if (claimed.size() == 1 && claimed.get(0) != null) {
            askWhetherEver(draft, socket, claimed.get(0), this);
        } else if (!claimed.contains(null)) {
            List<Choice> others = StateWays.otherThan(claimed).stream().map(this::goes).toList();
            draft.since(StateRules.ofWay(claimed)).otherwise(this::rule);
            if (claimed.size() == 2) {
                askForNext(draft, others);
            } else {
                // Where the claim is known to be wrong, the right way is among the others.
                draft.asks(say("How does %1$s go on from %2$s?", socket, claimed.get(0)))
                        .mixes(goes(claimed), draft.isRefuted() ? List.of() : List.of(goesNoFurther()), others);
            }
        }
    }

    /** Of the way that it has gone from there. */
    private Told rule(Timeline timeline) {
        List<TcpState> seen = SocketHistory.of(timeline, socket).sequence();
        int start = seen.indexOf(claimed.get(0));
        if (start < 0) {
            return Told.nothing();
        }
        return start + 1 == seen.size() ? StateRules.of(claimed.get(0)) : StateRules.ofWay(seen.subList(start, seen.size()));
    }

    /** With all that can follow, and that nothing does, one answer is right in any case. */
    private void askForNext(Draft draft, List<Choice> others) {
        TcpState first = claimed.get(0);
        draft.asks(say("To which state does %1$s go next, from %2$s?", socket, first))
                .mixes(goes(claimed), others.subList(0, Math.min(OTHER_STATES, others.size())))
                .offers(new Choice(say("to none: it stays in %s", first), new EndClaim(socket, first), StateRules.of(first),
                        timeline -> Instead.ofStaying(socket, first, timeline)));
        if (others.size() <= OTHER_STATES) {
            draft.leavesNothingElse();
        }
    }

    /** The way but for its beginning, which the question names. */
    private Choice goes(List<TcpState> way) {
        return new Choice(words(way.subList(1, way.size())), new StatesClaim(socket, way),
                way.equals(claimed) ? StateRules.ofWay(claimed) : StateRules.ofOtherWay(way, claimed),
                timeline -> Instead.ofWay(socket, way, timeline));
    }

    /** That it stops in the state before the last. */
    private Choice goesNoFurther() {
        List<TcpState> way = claimed.subList(0, claimed.size() - 1);
        TcpState last = way.get(way.size() - 1);
        return new Choice(say("%s and no further", words(way.subList(1, way.size()))),
                new Both(new StatesClaim(socket, way), new EndClaim(socket, last)),
                StateRules.of(last),
                timeline -> {
                    Told left = Instead.ofWay(socket, way, timeline);
                    return left.isEmpty() ? Instead.ofStaying(socket, last, timeline) : left;
                });
    }

    /** @param yes that it was */
    static void askWhetherEver(Draft draft, String socket, TcpState state, Claim yes) {
        draft.asks(say("Is %1$s ever in %2$s?", socket, state))
                .offersYesAndNo(yes, StateRules.of(state), timeline -> Instead.ofBeingIn(socket, state, timeline),
                        StateRules.unless(state), timeline -> Instead.ofNotBeingIn(socket, state, timeline));
    }
}
