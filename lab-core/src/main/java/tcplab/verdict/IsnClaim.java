package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.language.Range;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Flag;
import tcplab.model.Witness;
import tcplab.text.Told;

/**
 * {@code isn SOCKET SOCKET differ|RATE}: the initial sequence numbers of two sockets differ, or grew from the first to
 * the second by so many per second, modulo 2^32.
 *
 * @param perSecond null if they only have to differ
 */
record IsnClaim(String first, String second, Range perSecond) implements OfSegments {
    static final ClaimKind KIND = new ClaimKind(
            new Word(
                    Sort.CLAIM,
                    "isn",
                    "claim isn SOCKET SOCKET differ|N",
                    say("The initial sequence numbers of the two differ, or grew from one to the other by N per second."),
                    "claim isn a b differ")
                    .needing(Witness.TCPDUMP)
                    .offering((before, sockets) -> before.size() < 2 ? List.copyOf(sockets) : List.of("differ")),
            IsnClaim::parse);

    private static final long MODULUS = 1L << 32;
    private static final long RFC_PER_SECOND = 250_000;
    private static final long LINUX_PER_SECOND = 15_625_000;
    /** One every 4 µs. */
    private static final Range RFC_CLOCK = new Range(240_000, 260_000, "240000..260000");
    /** One every 64 ns (secure_seq.c, seq_scale). */
    private static final Range LINUX_CLOCK = new Range(14_000_000, 17_000_000, "14000000..17000000");

    static Claim parse(Tokens words) throws SyntaxProblem {
        String first = words.next(say("first SOCKET"));
        String second = words.next(say("second SOCKET"));
        Range perSecond = words.take("differ") ? null : Range.parse(words.next(say("differ, or numbers per second")), false);
        words.end();
        return new IsnClaim(first, second, perSecond);
    }

    @Override
    public Set<String> sockets() {
        return first.equals(second) ? Set.of(first) : Set.of(first, second);
    }

    @Override
    public Told told() {
        return perSecond == null
                ? say("The initial sequence numbers of %1$s and %2$s differ", first, second)
                : say("Growth of the initial sequence number from %1$s to %2$s, per second: %3$s", first, second, perSecond.inSentence());
    }

    @Override
    public Judgement judge(Timeline timeline) {
        Optional<Passage> one = syn(first, timeline);
        Optional<Passage> other = syn(second, timeline);
        if (one.isEmpty() || other.isEmpty()) {
            return Judgement.refuted(say("no SYN of %s was seen", one.isEmpty() ? first : second), List.of());
        }
        long from = one.get().segment().seq();
        long to = other.get().segment().seq();
        List<Integer> evidence = Evidence.ids(List.of(one.get(), other.get()));
        if (perSecond == null) {
            Told because = say("%d and %d", from, to);
            return from != to ? Judgement.confirmed(because, evidence) : Judgement.refuted(because, evidence);
        }
        long nanos = other.get().atNanos() - one.get().atNanos();
        long growth = Math.floorMod(to - from, MODULUS);
        long rate = nanos <= 0 ? 0 : Math.round(growth * 1e9 / nanos);
        Told because = say("from %d to %d in %s: %d per second", from, to, Range.duration(nanos), rate);
        Judgement judgement = perSecond.contains(rate)
                ? Judgement.confirmed(because, evidence)
                : Judgement.refuted(because, evidence);
        return judgement.measuring(rate + "/s", perSecond.text());
    }

    /** Which clock would give such a rate. */
    private static Told rule(Range rate) {
        if (rate.contains(RFC_PER_SECOND)) {
            return say("one every 4 µs are 250,000 a second: that is the clock of RFC 793, and Linux has another one");
        } else if (rate.contains(LINUX_PER_SECOND)) {
            return say("one every 64 ns are 15,625,000 a second: that is the clock of Linux");
        }
        return rate.least() < LINUX_PER_SECOND
                ? say("so slow is none of the two clocks: one goes every 4 µs, that of Linux every 64 ns")
                : say("so much would come of another secret number; the clock of Linux goes every 64 ns");
    }

    /** The socket's own SYN or SYN+ACK. */
    private static Optional<Passage> syn(String socket, Timeline timeline) {
        return timeline.passages().stream()
                .filter(p -> p.segment().has(Flag.SYN) && timeline.roll().isSentBy(socket, p))
                .findFirst();
    }

    @Override
    public void ask(Draft draft) {
        draft.tells("isn:" + first + ":" + second)
                .since(say("the kernel adds a clock to a secret number made of addresses and ports, so that nobody else can guess where a connection begins"));
        if (perSecond != null) {
            draft.asks(say("By how much per second do the initial sequence numbers grow from %1$s to %2$s?", first, second));
            Amounts.numbers(draft, perSecond, IsnClaim::rule, other -> new IsnClaim(first, second, other));
            return;
        }
        Claim rfcClock = new IsnClaim(first, second, RFC_CLOCK);
        Claim linuxClock = new IsnClaim(first, second, LINUX_CLOCK);
        List<Choice> others = List.of(
                new Choice(say("they are equal"), new Not(this), say("two equal ones are as likely as to guess a number of 32 bits at once")),
                new Choice(say("the second is larger, by one every 4 µs (RFC 793)"), new Both(this, rfcClock),
                        say("that clock alone is the first rule of 1981; as anybody can read a clock, RFC 6528 adds a secret number")),
                new Choice(say("the second is larger, by one every 64 ns (Linux)"), new Both(this, linuxClock),
                        say("that clock shows only where addresses and ports, and so the secret number, are the same")));
        Claim unrelated = new Both(this, new Both(new Not(rfcClock), new Not(linuxClock)));
        draft.asks(say("How do the initial sequence numbers of %1$s and %2$s differ?", first, second))
                .mixes(new Choice(say("by an amount that tells nothing"), unrelated,
                        say("another address or port gives another secret number, and the difference tells nothing")), others)
                .leavesNothingElse();
    }
}
