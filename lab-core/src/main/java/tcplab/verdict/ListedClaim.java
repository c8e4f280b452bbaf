package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tcplab.event.Census;
import tcplab.event.Sample;
import tcplab.journal.Entry;
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
 * {@code listed SOCKET STATE [N] [last|at LOOK]}: so many sockets were in that state at once. Of a listener, those are its
 * connections: half-open ones that only ss can show (SYN-RECEIVED), and those that nobody has accepted yet. A side without a
 * socket of its name is the whole side.
 *
 * <p>ss proves what it listed. Without a moment the claim is of the whole run, of which listings are samples: it can be judged
 * where no more than that can have been there between two of them ({@link Occupancy}).
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
                    say("So many sockets were in that state at once, at the most; of a listener, connections not yet accepted; client and server are the whole side if the script has no socket of that name. ss lists them now and then: the claim is INCONCLUSIVE where the number may have been another between two listings. With last, after the last step; at LOOK, when the step look as LOOK was made. Of a crowd, at the step census as LOOK."),
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
    public Told told() {
        return when.of(range.equals(AT_LEAST_ONE)
                ? say("ss lists %1$s in %2$s", socket, state.rfc())
                : say("Number of sockets of %1$s that ss lists in %2$s at once: %3$s", socket, state.rfc(), range.inSentence()));
    }

    @Override
    public Judgement judge(Timeline timeline) {
        Optional<Entry> census = when.census(timeline);
        if (census.isPresent()) {
            return counted(census.get());
        }
        Occupancy there = occupancy(new Listings(timeline, socket), timeline);
        long most = there.most();
        if (most < 0) {
            return Judgement.inconclusive(say("ss made no listing that tells"));
        }
        boolean fits = range.contains(most);
        boolean doubtful = there.listed() > most;
        Told accepting = say("accept may have taken one before ss listed it: there were %1$d to %2$d at once, at the most", most, there.possible());
        if (!isForGood(fits, most, there.possible())) {
            return Judgement.inconclusive(isForGood(fits, most, there.listed()) ? unlisted(there) : accepting);
        }
        Told because = doubtful ? accepting : seen(most);
        List<Integer> where = List.of(there.where());
        return fits ? Judgement.confirmed(because, where) : Judgement.refuted(because, where);
    }

    /** Of a crowd, by its name or by that of its side. */
    private Judgement counted(Entry entry) {
        Census census = (Census) entry.event();
        List<Census.Group> own = census.groups().stream().filter(group -> group.socket().equals(socket)).toList();
        List<Census.Group> meant = !own.isEmpty()
                ? own
                : census.groups().stream().filter(group -> group.side().word().equals(socket)).toList();
        if (meant.isEmpty()) {
            return Judgement.inconclusive(say("the census counted %1$s, and no %2$s", census.counted(), socket));
        }
        long number = meant.stream().mapToLong(group -> group.in(state)).sum();
        Told because = say("ss told of %1$s in %2$s: %3$s", number, state, census.counted());
        List<Integer> where = List.of(entry.id());
        Judgement judgement = range.contains(number) ? Judgement.confirmed(because, where) : Judgement.refuted(because, where);
        return judgement.measuring(String.valueOf(number), range.text());
    }

    private Told seen(long most) {
        return most == 0
                ? say("ss listed none")
                : when.isLast() ? say("ss listed %d at last", most)
                : when.isAtLook() ? say("ss listed %1$d at %2$s", most, when.look()) : say("ss listed %d at once, at the most", most);
    }

    /** What there was between two listings. */
    private Told unlisted(Occupancy there) {
        return there.most() == 0
                ? say("ss listed none, but other witnesses found %s between two listings", state)
                : say("ss listed %1$d at once, at the most; between two listings there may have been up to %2$d", there.most(), there.possible());
    }

    /** True if no number between the two would change the verdict. */
    private boolean isForGood(boolean fits, long from, long to) {
        return LongStream.rangeClosed(from, to).allMatch(count -> range.contains(count) == fits);
    }

    private Occupancy occupancy(Listings listings, Timeline timeline) {
        return when.equals(When.ANY)
                ? Occupancy.throughout(listings, state)
                : listing(listings, timeline).map(one -> Occupancy.in(listings, one, state)).orElse(Occupancy.NONE);
    }

    /** The one of which it speaks. */
    private Optional<Entry> listing(Listings listings, Timeline timeline) {
        return when.isAtLook() ? When.look(when.look(), timeline).flatMap(listings::at) : listings.last();
    }

    @Override
    public Optional<Told> obstacle(Timeline timeline) {
        return when.census(timeline).isPresent() ? Optional.empty() : Evidence.obstacleToLines(timeline, sockets());
    }

    @Override
    public boolean listsSockets() {
        return true;
    }

    @Override
    public Set<String> looks() {
        return when.looks();
    }

    @Override
    public void ask(Draft draft) {
        draft.tells("state:" + socket).since(StateRules.of(state));
        if (draft.background().censuses().contains(when.look())) {
            askOfCrowd(draft);
            return;
        }
        if (!draft.listens(socket) && !when.equals(When.ANY)) {
            askInWhich(draft);
        } else if (!draft.listens(socket) && range.least() > 0 && range.least() == range.most()) {
            draft.asks(say("How many lines does ss show for %1$s in %2$s at once, at the most?", socket, state));
            ListedRules.lines(state, range.least()).offer(
                    draft, range.least(), Amounts::spoken, other -> new ListedClaim(socket, state, other, when));
        } else if (range.text().equals(ANY) || !draft.listens(socket) || state == TcpState.LISTEN) {
            askWhether(draft);
        } else {
            draft.asks(askedHowMany());
            numbers(draft, other -> new ListedClaim(socket, state, other, when));
        }
    }

    private void askWhether(Draft draft) {
        Told yes = StateRules.of(state);
        Told no = draft.listens(socket) && state != TcpState.LISTEN ? ListedRules.none(state) : StateRules.unless(state);
        draft.asks(askedWhether())
                .offersYesAndNo(new ListedClaim(socket, state, AT_LEAST_ONE, when), yes,
                        timeline -> Instead.ofListing(rows(timeline).map(row -> row.row().state()).toList(), yes), no,
                        timeline -> rows(timeline)
                                .filter(row -> row.row().state() == state)
                                .findFirst()
                                .map(row -> Instead.ofNoListing(state, row.nanos(), no))
                                .orElse(no));
    }

    /** A line of ss. @param nanos when the listing was made */
    private record At(Sample.Row row, long nanos) {}

    /** What ss listed of the socket in the listings that count. */
    private Stream<At> rows(Timeline timeline) {
        Listings listings = new Listings(timeline, socket);
        List<Entry> all = when.equals(When.ANY) ? listings.all() : listing(listings, timeline).stream().toList();
        return all.stream().flatMap(one -> listings.lines(one).sure().stream().map(row -> new At(row, one.event().atNanos())));
    }

    private void numbers(Draft draft, Function<Range, Claim> claim) {
        if (range.least() == range.most()) {
            ListedRules.likely(state, range.least()).offer(draft, range.least(), Amounts::spoken, claim);
        } else {
            Amounts.numbers(draft, range, other -> ListedRules.of(state, other, range), claim);
        }
    }

    /** Thousands are together in a state, and the question is in which. */
    private void askOfCrowd(Draft draft) {
        if (range.least() > 0) {
            List<Choice> others = StateWays.near(state).stream().filter(other -> other != TcpState.CLOSED).map(this::allIn).toList();
            draft.asks(say("In which state does the step \"census as %1$s\" count %2$s sockets of %3$s?", when.look(), range.text(), socket))
                    .mixes(allIn(state), others);
        }
    }

    private Choice allIn(TcpState other) {
        return new Choice(Told.plain(other.rfc()), new ListedClaim(socket, other, range, when), StateRules.of(other));
    }

    /** One socket is there once at the most, and the question is where. */
    private void askInWhich(Draft draft) {
        boolean there = range.least() > 0;
        List<Choice> others = new ArrayList<>();
        others.add(in(there ? null : state));
        StateWays.near(state).stream().filter(other -> other != TcpState.CLOSED).forEach(other -> others.add(in(other)));
        draft.asks(when.isAtLook()
                        ? say("In which state does ss list %1$s at the step \"look as %2$s\"?", socket, when.look())
                        : say("In which state does ss list %s after the last step?", socket))
                .otherwise(this::rule)
                .mixes(in(there ? state : null), others);
    }

    /** Of the state in which it is listed there. */
    private Told rule(Timeline timeline) {
        Listings listings = new Listings(timeline, socket);
        return listing(listings, timeline).map(one -> StateRules.ofLine(listings.row(one))).orElse(Told.nothing());
    }

    /** @param other null for in none */
    private Choice in(TcpState other) {
        return new Choice(
                other == null ? say("it is not listed") : Told.plain(other.rfc()),
                new ListedClaim(socket, other, other == null ? Range.exactly(0) : AT_LEAST_ONE, when),
                StateRules.of(other == null ? TcpState.CLOSED : other),
                timeline -> listing(new Listings(timeline, socket), timeline)
                        .map(one -> Instead.ofRestingIn(socket, other == null ? TcpState.CLOSED : other, one.event().atNanos(), timeline))
                        .orElse(Told.nothing()));
    }

    private Told askedWhether() {
        return when.isAtLook()
                ? say("Does ss list %1$s in %2$s at the step \"look as %3$s\"?", socket, state, when.look())
                : when.isLast()
                        ? say("Does ss list %1$s in %2$s after the last step?", socket, state)
                        : say("Does ss list %1$s in %2$s at any time?", socket, state);
    }

    private Told askedHowMany() {
        return when.isAtLook()
                ? say("How many connections of %1$s that are not accepted yet does ss list in %2$s at the step \"look as %3$s\"?", socket, state, when.look())
                : when.isLast()
                        ? say("How many connections of %1$s that are not accepted yet does ss list in %2$s after the last step?", socket, state)
                        : say("How many connections of %1$s that are not accepted yet does ss list in %2$s at once, at the most?", socket, state);
    }
}
