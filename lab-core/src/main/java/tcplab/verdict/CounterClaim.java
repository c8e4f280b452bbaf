package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tcplab.event.CounterMoved;
import tcplab.event.CountersAbsent;
import tcplab.event.Environment;
import tcplab.event.Looked;
import tcplab.journal.Entry;
import tcplab.journal.Timeline;
import tcplab.language.Candidates;
import tcplab.language.Range;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.BenchName;
import tcplab.model.CounterNames;
import tcplab.model.Counters;
import tcplab.model.Side;
import tcplab.model.Witness;
import tcplab.text.DidYouMean;
import tcplab.text.Told;

/**
 * {@code counter SIDE NAME N [from LOOK] [at LOOK]}: by how much a counter of that side's network stack moved, in the whole
 * run or between two looks. Where both sides share one
 * stack, the counter is that of both; on the host bench even that of the whole machine.
 */
record CounterClaim(Side side, String name, Range range, String from, String until) implements Claim {
    /** Counters of timers that go off: TCPTimeouts, TcpRetransSegs, DelayedACKs. */
    private static final Pattern COUNTS_TIMERS = Pattern.compile("(?i)retrans|timeout|probe|rto|delayed");

    static final ClaimKind KIND = new ClaimKind(
            new Word(
                    Sort.CLAIM,
                    "counter",
                    "claim counter client|server NAME N [from LOOK] [at LOOK]",
                    say("A kernel counter of that side's stack moved by so much (names as in nstat(8)); from LOOK, since the step look as LOOK; at LOOK, until then."),
                    "claim counter server TCPAbortOnClose 1")
                    .needing(Witness.COUNTERS)
                    // The names are read when somebody asks for them.
                    .offering((before, sockets) ->
                            Candidates.places(List.of("client", "server"), CounterNames.spellings()).next(before, sockets)),
            CounterClaim::parse);

    static Claim parse(Tokens words) throws SyntaxProblem {
        Side side = Side.of(words.oneOf(say("side"), List.of("client", "server"))).orElseThrow();
        String name = words.next(say("counter"));
        if (!CounterNames.isKnown(name)) {
            throw unknown(name);
        }
        Range range = Range.parse(words.next(say("number")), false);
        String from = words.take("from") ? words.next("LOOK") : "";
        String until = words.take("at") ? words.next("LOOK") : "";
        words.end();
        return new CounterClaim(side, name, range, from, until);
    }

    private static SyntaxProblem unknown(String name) {
        return new SyntaxProblem(
                say("'%s' is no %s", name, say("counter")),
                Counters.isNoCount(name)
                        ? say("it is a level or a setting and counts nothing")
                        : DidYouMean.hint(name, CounterNames.spellings(),
                                say("see nstat(8), as in: %s", "claim counter server TCPAbortOnData 1")));
    }

    @Override
    public Set<Witness> witnesses() {
        return Set.of(Witness.COUNTERS);
    }

    @Override
    public Set<String> sockets() {
        return Set.of(side.word());
    }

    @Override
    public boolean isOfWholeStacks() {
        return true;
    }

    @Override
    public Told told() {
        Told moves = say("The kernel's counter %1$s of the %2$s moves by %3$s", name, side.word(), range.inSentence());
        return from.isEmpty() && until.isEmpty() ? moves : Told.nothing();
    }

    @Override
    public Optional<Told> obstacle(Timeline timeline) {
        boolean absent = timeline.all(CountersAbsent.class).stream()
                .flatMap(event -> event.names().stream())
                .anyMatch(counter -> Counters.isNamed(counter, name));
        return absent ? Optional.of(say("this kernel has no counter %s", name)) : timeline.gapIn(Witness.COUNTERS);
    }

    @Override
    public boolean isOfTime() {
        return COUNTS_TIMERS.matcher(name).find();
    }

    @Override
    public Judgement judge(Timeline timeline) {
        BenchName bench = timeline.environment().map(Environment::bench).orElse(null);
        Side owner = bench == BenchName.WIRE ? side : Side.CLIENT;
        Optional<Entry> moved = timeline.entriesOf(CounterMoved.class).stream()
                .filter(entry -> isMeant((CounterMoved) entry.event(), owner))
                .findFirst();
        long inAll = moved.map(entry -> ((CounterMoved) entry.event()).difference()).orElse(0L);
        Optional<Long> began = from.isEmpty() ? Optional.of(0L) : at(from, owner, timeline);
        Optional<Long> ended = until.isEmpty() ? Optional.of(inAll) : at(until, owner, timeline);
        if (began.isEmpty() || ended.isEmpty()) {
            return Judgement.inconclusive(say("the counters were not read at the step \"look as %s\"", began.isEmpty() ? from : until));
        }
        long difference = ended.get() - began.get();
        Told moves = say("%s moved by %d", name, difference);
        Told because = bench == BenchName.LOOPBACK
                ? Told.format("%s%s", moves, say(" (both sides share one stack)"))
                : bench == BenchName.HOST ? Told.format("%s%s", moves, say(" (of the whole machine)")) : moves;
        List<Integer> evidence = moved.map(entry -> List.of(entry.id())).orElse(List.of());
        if (range.contains(difference)) {
            return Judgement.confirmed(because, evidence);
        }
        return bench == BenchName.HOST && difference > range.most()
                ? Judgement.inconclusive(say("%s, so others may have moved it", because))
                : Judgement.refuted(because, evidence);
    }

    /** By how much it had moved at that look. */
    private Optional<Long> at(String look, Side owner, Timeline timeline) {
        return When.look(look, timeline)
                .map(entry -> ((Looked) entry.event()).counters())
                .map(counters -> counters.stream()
                        .filter(moved -> moved.side() == owner && Counters.isNamed(moved.counter(), name))
                        .mapToLong(Looked.Moved::by)
                        .sum());
    }

    /** In the order of time. */
    @Override
    public Set<String> looks() {
        return Stream.of(from, until).filter(look -> !look.isEmpty()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean isMeant(CounterMoved moved, Side owner) {
        return moved.side() == owner && Counters.isNamed(moved.group() + " " + moved.name(), name);
    }

    @Override
    public void ask(Draft draft) {
        Told counter = say("The kernel's counter %1$s counts %2$s. By how much does that of the %3$s move?", name, CounterRules.of(name), side);
        Told since = from.isEmpty() ? Told.nothing() : say(" (from the step \"look as %s\")", from);
        Told then = until.isEmpty() ? Told.nothing() : say(" (until the step \"look as %s\")", until);
        draft.asks(Told.format("%s%s%s", counter, since, then))
                .tells("counter:" + name)
                .since(say("%1$s counts %2$s", name, CounterRules.of(name)));
        if (name.startsWith("TCPAbort")) {
            draft.tells("reset");
        }
        Function<Range, Claim> claim = other -> new CounterClaim(side, name, other, from, until);
        if (range.least() == range.most()) {
            CounterRules.likely(name, range.least()).offer(draft, range.least(), CounterClaim::by, claim);
        } else {
            Amounts.numbers(draft, range, CounterClaim::by, other -> CounterRules.of(name, other), claim);
        }
    }

    private static Told by(long number) {
        return number == 0 ? say("not at all") : Told.plain(Long.toString(number));
    }
}
