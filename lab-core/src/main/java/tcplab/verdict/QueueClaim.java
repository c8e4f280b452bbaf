package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import tcplab.journal.Timeline;
import tcplab.language.Candidates;
import tcplab.language.Range;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Witness;
import tcplab.text.Told;

/**
 * {@code queue SOCKET recv|send RANGE}: how much ss shows in a queue of the socket. Without a moment the claim is of the
 * whole run, of which listings are samples: it is refuted only where the queue cannot have held so much between two of them.
 *
 * @param received true for the receive queue, false for the send queue
 * @param when which of the listings count
 */
record QueueClaim(String socket, boolean received, Range range, When when) implements OfListings {
    static final ClaimKind KIND = new ClaimKind(
            new Word(
                    Sort.CLAIM,
                    "queue",
                    "claim queue SOCKET recv|send N [first|last|at LOOK]",
                    say("So many bytes were in the socket's queue; of a listener, connections not yet accepted. ss shows it now and then: the claim is INCONCLUSIVE where the queue may have held so much between two listings. With first or last, in the first or last listing that shows it; at LOOK, when the step look as LOOK was made."),
                    "claim queue conn recv 5")
                    .needing(Witness.SS)
                    .offering(Candidates.ofSocket(List.of("recv", "send"))),
            QueueClaim::parse);

    static Claim parse(Tokens words) throws SyntaxProblem {
        String socket = words.next("SOCKET");
        String queue = words.oneOf(say("queue"), List.of("recv", "send"));
        Range range = Range.parse(words.next(say("number")), false);
        When when = When.parse(words, "first", "last", "at");
        words.end();
        return new QueueClaim(socket, queue.equals("recv"), range, when);
    }

    @Override
    public Told told() {
        return when.of(received
                ? say("Receive queue of %1$s, as ss shows it: %2$s", socket, range.inSentence())
                : say("Send queue of %1$s, as ss shows it: %2$s", socket, range.inSentence()));
    }

    @Override
    public Judgement judge(Timeline timeline) {
        Shown shown = Shown.of(timeline, socket, name(), row -> OptionalLong.of(received ? row.recvQ() : row.sendQ()));
        List<Shown.One> counting = shown.at(when, timeline);
        if (counting.isEmpty()) {
            return Judgement.inconclusive(shown.never());
        }
        Judgement judgement = shown.judge(counting, range, when, String::valueOf);
        boolean unseen = judgement.verdict() == Verdict.REFUTED && when.equals(When.ANY) && mayHaveHeld(shown, timeline);
        return unseen
                ? Judgement.inconclusive(say("%s; between two listings it may have been another number", judgement.because()))
                : judgement;
    }

    /** True if so much may have been there between two listings. */
    private boolean mayHaveHeld(Shown shown, Timeline timeline) {
        Unlisted unlisted = new Unlisted(timeline, socket);
        long from = 0;
        for (Shown.One one : shown.all()) {
            long until = one.untilNanos();
            boolean changed = !unlisted.isUntouched(from, until);
            if (changed && (!received || range.least() <= unlisted.mostReceived(from, until))) {
                return true;
            }
            from = one.fromNanos();
        }
        return false;
    }

    private String name() {
        return received ? "Recv-Q" : "Send-Q";
    }

    @Override
    public Set<String> looks() {
        return when.looks();
    }

    @Override
    public void ask(Draft draft) {
        Told rule = received
                ? say("Recv-Q is what has come and nobody has read yet, in bytes; of a listener, the connections that wait for accept()")
                : say("Send-Q is what was handed over for sending and is not acknowledged yet, in bytes");
        draft.tells(name() + ":" + socket).since(rule).asks(say("%1$s (%2$s)", asked(), rule));
        Function<Range, Claim> claim = when.equals(When.ANY) ? other -> Amounts.atTheMost(other, this::in) : this::in;
        if (draft.listens(socket) && range.least() == range.most()) {
            QueueRules.waiting(range.least()).offer(draft, range.least(), number -> Told.plain(String.valueOf(number)), claim);
        } else if (draft.listens(socket)) {
            Amounts.numbers(draft, range, QueueRules::ofListener, claim);
        } else if (range.least() == range.most()) {
            Likely likely = received
                    ? QueueRules.received(range.least(), draft.background().lengths(by -> !by.equals(socket)))
                    : QueueRules.unacknowledged(range.least(), draft.background().lengths(by -> by.equals(socket)));
            likely.offer(draft, range.least(), number -> Told.plain(String.valueOf(number)), claim);
        } else {
            Amounts.numbers(draft, range, claim);
        }
    }

    private Told asked() {
        if (when.isAtLook()) {
            return say("Which number does ss show as %1$s of %2$s at the step \"look as %3$s\"?", name(), socket, when.look());
        } else if (when.isFirst()) {
            return say("Which number does ss show first as %1$s of %2$s?", name(), socket);
        }
        return when.isLast()
                ? say("Which number does ss show last as %1$s of %2$s?", name(), socket)
                : say("Which number does ss show as %1$s of %2$s, at the most?", name(), socket);
    }

    /** The same number in another range. */
    private QueueClaim in(Range other) {
        return new QueueClaim(socket, received, other, when);
    }
}
