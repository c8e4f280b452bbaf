package tcplab.verdict;

import static tcplab.text.Language.say;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tcplab.event.Sample;
import tcplab.journal.Entry;
import tcplab.journal.Timeline;
import tcplab.language.Need;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.TcpState;

/** {@code end SOCKET STATE|absent}: how ss lists the socket after the last step, when everything has come to rest. */
final class EndClaim implements Claim {
    static final ClaimKind KIND = new ClaimKind(
            new Word(
                    Sort.CLAIM,
                    "end",
                    "claim end SOCKET STATE|absent",
                    () -> say("How ss lists the socket after the last step."),
                    "claim end client TIME-WAIT")
                    .needing(Need.SS),
            EndClaim::parse);

    private final String socket;
    /** Null for absent. */
    private final TcpState state;

    private EndClaim(String socket, TcpState state) {
        this.socket = socket;
        this.state = state;
    }

    static Claim parse(Tokens words) throws SyntaxProblem {
        String socket = words.next("SOCKET");
        TcpState state = words.take("absent") ? null : words.state();
        words.end();
        return new EndClaim(socket, state == TcpState.CLOSED ? null : state);
    }

    @Override
    public Set<String> witnesses() {
        return Set.of("ss");
    }

    @Override
    public Set<String> sockets() {
        return Set.of(socket);
    }

    @Override
    public Judgement judge(Timeline timeline) {
        Optional<String> obstacle = Evidence.obstacle(timeline, "ss", sockets());
        if (obstacle.isPresent()) {
            return Judgement.inconclusive(obstacle.get());
        }
        Listings listings = new Listings(timeline, socket);
        Optional<Entry> listing = listings.last();
        if (listing.isEmpty()) {
            return Judgement.inconclusive(say("ss was not asked after the last step"));
        }
        Optional<Sample.Row> row = listings.row(listing.get());
        String because = row.map(r -> say("%s is %s", socket, r.state())).orElse(say("%s is not listed", socket));
        List<Integer> evidence = List.of(listing.get().id());
        boolean asClaimed = state == null ? row.isEmpty() : row.isPresent() && row.get().state() == state;
        return asClaimed ? Judgement.confirmed(because, evidence) : Judgement.refuted(because, evidence);
    }
}
