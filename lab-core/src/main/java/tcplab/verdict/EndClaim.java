package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
 * {@code end SOCKET STATE|absent}: how ss lists the socket after the last step, when everything has come to rest.
 *
 * @param state null for absent
 */
record EndClaim(String socket, TcpState state) implements OfListings {
    static final ClaimKind KIND = new ClaimKind(
            new Word(
                    Sort.CLAIM,
                    "end",
                    "claim end SOCKET STATE|absent",
                    say("How ss lists the socket after the last step."),
                    "claim end client TIME-WAIT")
                    .needing(Witness.SS)
                    .offering(Candidates.ofSocket(Stream.concat(Stream.of("absent"), TcpState.names().stream()).toList())),
            EndClaim::parse);

    static Claim parse(Tokens words) throws SyntaxProblem {
        String socket = words.next("SOCKET");
        TcpState state = words.take("absent") ? null : words.state();
        words.end();
        return new EndClaim(socket, state == TcpState.CLOSED ? null : state);
    }

    @Override
    public Told told() {
        return state == null ? say("At the end ss lists %s no more", socket) : say("At the end %1$s is in %2$s", socket, state.rfc());
    }

    @Override
    public Judgement judge(Timeline timeline) {
        Listings listings = new Listings(timeline, socket);
        Optional<Entry> listing = listings.last();
        if (listing.isEmpty()) {
            return Judgement.inconclusive(say("ss was not asked after the last step"));
        }
        Optional<Sample.Row> row = listings.row(listing.get());
        Told because = row.map(r -> say("%s is %s", socket, r.state())).orElse(say("%s is not listed", socket));
        List<Integer> evidence = List.of(listing.get().id());
        boolean asClaimed = state == null ? row.isEmpty() : row.isPresent() && row.get().state() == state;
        return asClaimed ? Judgement.confirmed(because, evidence) : Judgement.refuted(because, evidence);
    }

    @Override
    public void ask(Draft draft) {
        TcpState claimed = state == null ? TcpState.CLOSED : state;
        List<Choice> others = StateWays.near(claimed).stream().map(this::rests).toList();
        draft.asks(say("In which state does ss list %s at the end?", socket))
                .tells("state:" + socket)
                .since(StateRules.of(claimed))
                .otherwise(this::rule)
                .mixes(rests(claimed), others);
    }

    /** Of the state in which a run leaves it. */
    private Told rule(Timeline timeline) {
        Listings listings = new Listings(timeline, socket);
        return listings.last().map(listing -> StateRules.ofLine(listings.row(listing))).orElse(Told.nothing());
    }

    private Choice rests(TcpState where) {
        boolean absent = where == TcpState.CLOSED;
        return new Choice(
                absent ? say("it is not listed") : Told.plain(where.rfc()),
                new EndClaim(socket, absent ? null : where),
                StateRules.of(where),
                timeline -> new Listings(timeline, socket).last()
                        .map(listing -> Instead.ofRestingIn(socket, where, listing.event().atNanos(), timeline))
                        .orElse(Told.nothing()));
    }
}
