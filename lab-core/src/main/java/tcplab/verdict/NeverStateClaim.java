package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tcplab.journal.SocketHistory;
import tcplab.journal.Timeline;
import tcplab.language.Range;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.TcpState;
import tcplab.model.Witness;
import tcplab.text.Told;

/**
 * {@code never state SOCKET STATE}: the socket was never in that state. Needs the tracepoint, which sees every change
 * of a full socket, and for TIME-WAIT and SYN-RECEIVED, which it does not see, also ss; or looks that missed none.
 */
record NeverStateClaim(String socket, TcpState state) implements Claim {
    private static final Set<TcpState> ONLY_SS = Set.of(TcpState.TIME_WAIT, TcpState.SYN_RECEIVED);

    static Claim parse(Tokens words) throws SyntaxProblem {
        String socket = words.next("SOCKET");
        TcpState state = words.state();
        words.end();
        return new NeverStateClaim(socket, state);
    }

    @Override
    public boolean isForGood(Verdict verdict) {
        return verdict == Verdict.REFUTED;
    }

    @Override
    public Set<Witness> witnesses() {
        return ONLY_SS.contains(state) ? Set.of(Witness.TRACEPOINT, Witness.SS) : Set.of(Witness.TRACEPOINT);
    }

    @Override
    public Set<String> sockets() {
        return Set.of(socket);
    }

    @Override
    public Told told() {
        return say("%1$s is never in %2$s", socket, state.rfc());
    }

    @Override
    public Judgement judge(Timeline timeline) {
        SocketHistory history = SocketHistory.of(timeline, socket);
        Optional<SocketHistory.Known> seen =
                history.states().stream().filter(k -> k.state() == state).findFirst();
        if (seen.isPresent()) {
            return Judgement.refuted(
                    say("%s was %s at %s", socket, state, Range.duration(seen.get().seenNanos())),
                    List.of(seen.get().entryId()));
        }
        Between between = new Between(timeline, socket);
        boolean looks = between.isFollowed() && !between.mayHaveMissed(history, state);
        for (Witness witness : looks ? Set.<Witness>of() : witnesses()) {
            Optional<Told> obstacle = Evidence.obstacle(timeline, witness, sockets());
            if (obstacle.isPresent()) {
                return Judgement.inconclusive(obstacle.get());
            }
        }
        if (state == TcpState.TIME_WAIT && history.endUnknown()) {
            return Judgement.inconclusive(say("ss was not asked after the socket had ended, so TIME-WAIT may have followed"));
        }
        return Judgement.confirmed(
                say("%s went through %s", socket, StatesClaim.words(history.sequence())),
                history.states().stream().map(SocketHistory.Known::entryId).toList());
    }

    @Override
    public void ask(Draft draft) {
        StatesClaim.askWhetherEver(draft.tells("state:" + socket), socket, state, new Not(this));
    }
}
