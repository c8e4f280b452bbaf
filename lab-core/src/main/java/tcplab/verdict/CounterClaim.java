package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tcplab.event.CounterMoved;
import tcplab.event.CountersAbsent;
import tcplab.event.Environment;
import tcplab.journal.Entry;
import tcplab.journal.Timeline;
import tcplab.language.Candidates;
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
 * {@code counter SIDE NAME N}: by how much a counter of that side's network stack moved. Where both sides share one
 * stack, the counter is that of both; on the host bench even that of the whole machine.
 */
record CounterClaim(Side side, String name, Range range) implements Claim {
    static final ClaimKind KIND = new ClaimKind(
            new Word(
                    Sort.CLAIM,
                    "counter",
                    "claim counter client|server NAME N",
                    say("A kernel counter of that side's stack moved by so much (names as in nstat(8))."),
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
        words.take("=");
        Range range = Range.parse(words.next(say("number")).replaceFirst("^\\+", ""), false);
        words.end();
        return new CounterClaim(side, name, range);
    }

    private static SyntaxProblem unknown(String name) {
        return new SyntaxProblem(
                say("'%s' is no %s", name, say("counter")),
                Counters.isNoCount(name)
                        ? say("it is a level or a setting and counts nothing")
                        : DidYouMean.nearest(name, CounterNames.spellings())
                                .map(near -> say("did you mean '%s'?", near))
                                .orElse(say("see nstat(8), as in: %s", "claim counter server TCPAbortOnData 1")));
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
    public Optional<Told> obstacle(Timeline timeline) {
        boolean absent = timeline.all(CountersAbsent.class).stream()
                .flatMap(event -> event.names().stream())
                .anyMatch(counter -> Counters.isNamed(counter, name));
        return absent ? Optional.of(say("this kernel has no counter %s", name)) : timeline.gapIn(Witness.COUNTERS);
    }

    @Override
    public Judgement judge(Timeline timeline) {
        BenchName bench = timeline.environment().map(Environment::bench).orElse(null);
        Side owner = bench == BenchName.WIRE ? side : Side.CLIENT;
        Optional<Entry> moved = timeline.entriesOf(CounterMoved.class).stream()
                .filter(entry -> isMeant((CounterMoved) entry.event(), owner))
                .findFirst();
        long difference = moved.map(entry -> ((CounterMoved) entry.event()).difference()).orElse(0L);
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

    private boolean isMeant(CounterMoved moved, Side owner) {
        return moved.side() == owner && Counters.isNamed(moved.group() + " " + moved.name(), name);
    }

    @Override
    public void ask(Draft draft) {
        draft.asks(say("By how much does the kernel's counter %1$s of the %2$s move?", name, side));
        Amounts.numbers(draft, range, other -> new CounterClaim(side, name, other));
    }
}
