package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.List;
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
 * {@code listed SOCKET STATE [N] [last]}: ss showed so many sockets in that state at once. Of a listener, those are its
 * connections: half-open ones that only ss can show (SYN-RECEIVED), and those that nobody has accepted yet.
 *
 * @param last true if only the listing after the last step counts: what is gone by then is gone
 */
record ListedClaim(String socket, TcpState state, Range range, boolean last) implements OfListings {
    private static final String ANY = ">=1";

    static final ClaimKind KIND = new ClaimKind(
            new Word(
                    Sort.CLAIM,
                    "listed",
                    "claim listed SOCKET STATE [N] [last]",
                    say("ss showed so many sockets in that state at once; of a listener, connections not yet accepted. With last, after the last step."),
                    "claim listed server SYN-RECEIVED 2")
                    .needing(Witness.SS)
                    .offering(Candidates.ofSocket(TcpState.names())),
            ListedClaim::parse);

    static Claim parse(Tokens words) throws SyntaxProblem {
        String socket = words.next("SOCKET");
        TcpState state = words.state();
        boolean numbered = words.hasNext() && !words.peek().equals("last");
        Range range = Range.parse(numbered ? words.next(say("number")) : ANY, false);
        boolean last = words.take("last");
        words.end();
        return new ListedClaim(socket, state, range, last);
    }

    @Override
    public Judgement judge(Timeline timeline) {
        Listings listings = new Listings(timeline, socket);
        long most = -1;
        int where = 0;
        for (Entry listing : last ? listings.last().stream().toList() : listings.all()) {
            long count = listings.rows(listing)
                    .map(rows -> rows.stream().filter(row -> row.state() == state).count())
                    .orElse(-1L);
            if (count > most) {
                most = count;
                where = listing.id();
            }
        }
        if (most < 0) {
            return Judgement.inconclusive(say("ss made no listing that tells"));
        }
        Told because = most == 0
                ? say("ss listed none")
                : last ? say("ss listed %d at last", most) : say("ss listed %d at once, at the most", most);
        return range.contains(most)
                ? Judgement.confirmed(because, List.of(where))
                : Judgement.refuted(because, List.of(where));
    }

    @Override
    public void ask(Draft draft) {
        if (last) {
            draft.asks(say("How many sockets of %1$s does ss list in %2$s after the last step?", socket, state));
            Amounts.numbers(draft, range, other -> new ListedClaim(socket, state, other, true));
            return;
        } else if (range.text().equals(ANY)) {
            draft.asks(say("Does ss list %1$s in %2$s at any time?", socket, state)).offersYesAndNo(this);
            return;
        }
        draft.asks(say("How many sockets of %1$s does ss list in %2$s at once, at the most?", socket, state));
        Amounts.numbers(draft, range, other -> new ListedClaim(socket, state, other, false));
    }
}
