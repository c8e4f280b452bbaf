package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
 * {@code listed SOCKET STATE [N] [last|at LOOK]}: ss showed so many sockets in that state at once. Of a listener, those are its
 * connections: half-open ones that only ss can show (SYN-RECEIVED), and those that nobody has accepted yet.
 *
 * @param state null for any
 * @param when last if only the listing after the last step counts: what is gone by then is gone
 */
record ListedClaim(String socket, TcpState state, Range range, When when) implements OfListings {
    private static final String ANY = ">=1";
    private static final Range AT_LEAST_ONE = new Range(1, Long.MAX_VALUE, ANY);

    static final ClaimKind KIND = new ClaimKind(
            new Word(
                    Sort.CLAIM,
                    "listed",
                    "claim listed SOCKET STATE [N] [last|at LOOK]",
                    say("ss showed so many sockets in that state at once; of a listener, connections not yet accepted. With last, after the last step; at LOOK, when the step look as LOOK was made."),
                    "claim listed server SYN-RECEIVED 2")
                    .needing(Witness.SS)
                    .offering(Candidates.ofSocket(TcpState.names())),
            ListedClaim::parse);

    static Claim parse(Tokens words) throws SyntaxProblem {
        String socket = words.next("SOCKET");
        TcpState state = words.state();
        boolean numbered = words.hasNext() && !When.isOne(words.peek());
        Range range = Range.parse(numbered ? words.next(say("number")) : ANY, false);
        When when = When.parse(words, "last", "at");
        words.end();
        return new ListedClaim(socket, state, range, when);
    }

    @Override
    public Judgement judge(Timeline timeline) {
        Listings listings = new Listings(timeline, socket);
        long most = -1;
        int where = 0;
        for (Entry listing : listings(listings, timeline)) {
            long count = listings.rows(listing)
                    .map(rows -> rows.stream().filter(row -> state == null || row.state() == state).count())
                    .orElse(-1L);
            if (count > most) {
                most = count;
                where = listing.id();
            }
        }
        if (most < 0) {
            return Judgement.inconclusive(say("ss made no listing that tells"));
        }
        if (most == 0 && when.equals(When.ANY) && listings.wasLookedUpIn(state)) {
            return Judgement.inconclusive(say("ss listed none, but sock_diag found it in %s between two listings", state));
        }
        Told because = most == 0
                ? say("ss listed none")
                : when.isLast() ? say("ss listed %d at last", most)
                : when.isAtLook() ? say("ss listed %1$d at %2$s", most, when.look()) : say("ss listed %d at once, at the most", most);
        return range.contains(most)
                ? Judgement.confirmed(because, List.of(where))
                : Judgement.refuted(because, List.of(where));
    }

    private List<Entry> listings(Listings listings, Timeline timeline) {
        if (when.isAtLook()) {
            return When.look(when.look(), timeline).flatMap(listings::at).stream().toList();
        }
        return when.isLast() ? listings.last().stream().toList() : listings.all();
    }

    @Override
    public Set<String> looks() {
        return when.looks();
    }

    @Override
    public void ask(Draft draft) {
        draft.tells("state:" + socket).since(StateRules.of(state));
        if (!draft.listens(socket) && !when.equals(When.ANY)) {
            askInWhich(draft);
        } else if (range.text().equals(ANY) || !draft.listens(socket) || state == TcpState.LISTEN) {
            Claim ever = new ListedClaim(socket, state, AT_LEAST_ONE, when);
            draft.asks(askedWhether()).offersYesAndNo(ever);
        } else {
            draft.asks(askedHowMany());
            Amounts.numbers(draft, range, other -> ListedRules.of(state, other), other -> new ListedClaim(socket, state, other, when));
        }
    }

    /** One socket is there once at the most, and the question is where. */
    private void askInWhich(Draft draft) {
        boolean there = range.least() > 0;
        List<Choice> others = new ArrayList<>();
        others.add(in(there ? null : state));
        StateWays.near(state).stream().filter(other -> other != TcpState.CLOSED).forEach(other -> others.add(in(other)));
        draft.asks(when.isAtLook()
                        ? say("In which state does ss list %1$s at the look %2$s?", socket, when.look())
                        : say("In which state does ss list %s after the last step?", socket))
                .mixes(in(there ? state : null), others);
    }

    /** @param other null for in none */
    private Choice in(TcpState other) {
        return new Choice(
                other == null ? say("it is not listed") : Told.plain(other.rfc()),
                new ListedClaim(socket, other, other == null ? Range.exactly(0) : AT_LEAST_ONE, when),
                StateRules.of(other == null ? TcpState.CLOSED : other));
    }

    private Told askedWhether() {
        return when.isAtLook()
                ? say("Does ss list %1$s in %2$s at the look %3$s?", socket, state, when.look())
                : when.isLast()
                        ? say("Does ss list %1$s in %2$s after the last step?", socket, state)
                        : say("Does ss list %1$s in %2$s at any time?", socket, state);
    }

    private Told askedHowMany() {
        return when.isAtLook()
                ? say("How many connections of %1$s that are not accepted yet does ss list in %2$s at the look %3$s?", socket, state, when.look())
                : when.isLast()
                        ? say("How many connections of %1$s that are not accepted yet does ss list in %2$s after the last step?", socket, state)
                        : say("How many connections of %1$s that are not accepted yet does ss list in %2$s at once, at the most?", socket, state);
    }
}
