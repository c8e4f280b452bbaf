package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tcplab.event.ResetTraced;
import tcplab.journal.Entry;
import tcplab.journal.Roll;
import tcplab.journal.Timeline;
import tcplab.language.Candidates;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Witness;
import tcplab.text.DidYouMean;
import tcplab.text.Told;

/**
 * {@code reset SOCKET sent|received [REASON]}: the kernel's own word on an RST, from its tracepoints; without them what
 * {@link UntracedResets} knows.
 *
 * @param reason empty for any
 */
record ResetClaim(String socket, boolean sent, String reason) implements Claim {
    /** The kernel's (include/net/rstreason.h), the likeliest first. */
    private static final List<String> REASONS = List.of(
            "TCP_ABORT_ON_CLOSE", "TCP_ABORT_ON_DATA", "TCP_ABORT_ON_LINGER", "TCP_STATE", "NO_SOCKET", "INVALID_SYN",
            "TCP_ABORT_ON_MEMORY", "TCP_ACK_UNSENT_DATA", "TCP_DISCONNECT_WITH_DATA", "TCP_FLAGS",
            "TCP_INVALID_ACK_SEQUENCE", "TCP_KEEPALIVE_TIMEOUT", "TCP_OLD_ACK", "TCP_RFC7323_PAWS", "TCP_TIMEWAIT_SOCKET",
            "TCP_TOO_OLD_ACK", "NOT_SPECIFIED", "ERROR");
    private static final int OFTEN = 5;

    static final ClaimKind KIND = new ClaimKind(
            new Word(
                    Sort.CLAIM,
                    "reset",
                    "claim reset SOCKET sent|received [REASON]",
                    say("The kernel reports that the socket sent or received an RST, and for what reason."),
                    "claim reset conn sent TCP_ABORT_ON_CLOSE")
                    .needing(Witness.TRACEPOINT)
                    .offering(Candidates.ofSocket(List.of("sent", "received"), REASONS)),
            ResetClaim::parse);

    static Claim parse(Tokens words) throws SyntaxProblem {
        String socket = words.next("SOCKET");
        boolean sent = words.oneOf(say("direction"), List.of("sent", "received")).equals("sent");
        String reason = words.hasNext() ? words.next(say("reason")) : "";
        Optional<Told> meant = REASONS.contains(reason) ? Optional.empty() : DidYouMean.question(reason, REASONS);
        if (meant.isPresent()) {
            // Another kernel may have one more; a slip of the pen is near to one that is known.
            throw new SyntaxProblem(say("'%s' is no %s", reason, say("reason for a reset")), meant.get());
        }
        words.end();
        return new ResetClaim(socket, sent, reason);
    }

    @Override
    public Set<Witness> witnesses() {
        return Set.of(Witness.TRACEPOINT);
    }

    @Override
    public Set<String> sockets() {
        return Set.of(socket);
    }

    @Override
    public Told told() {
        if (!reason.isEmpty()) {
            return sent ? say("The kernel says why %1$s sent an RST: %2$s", socket, reason) : say("The kernel says why %1$s received an RST: %2$s", socket, reason);
        }
        return sent ? say("The kernel says that %s sent an RST", socket) : say("The kernel says that %s received an RST", socket);
    }

    @Override
    public Judgement judge(Timeline timeline) {
        List<Entry> resets = timeline.entriesOf(ResetTraced.class).stream()
                .filter(entry -> isOfSocket((ResetTraced) entry.event(), timeline))
                .toList();
        List<Integer> evidence = resets.stream().map(Entry::id).toList();
        List<String> reasons = resets.stream().map(entry -> ((ResetTraced) entry.event()).reason()).toList();
        if (!resets.isEmpty() && (reason.isEmpty() || reasons.contains(reason))) {
            Told because = sent
                    ? say("the kernel reports an RST sent by %s", socket)
                    : say("the kernel reports an RST received by %s", socket);
            return Judgement.confirmed(Told.format("%s%s", because, reasonWords(reasons)), evidence);
        }
        Optional<Told> obstacle = Evidence.obstacle(timeline, Witness.TRACEPOINT, sockets());
        if (obstacle.isPresent()) {
            return withoutTracepoint(timeline).orElse(Judgement.inconclusive(obstacle.get()));
        }
        return Judgement.refuted(
                resets.isEmpty() ? noReset() : say("the reason is%s", reasonWords(reasons)),
                evidence);
    }

    private Optional<Judgement> withoutTracepoint(Timeline timeline) {
        UntracedResets untraced = new UntracedResets(timeline, socket);
        if (timeline.socket(socket).isEmpty() || !sent && !reason.isEmpty()) {
            return Optional.empty();
        }
        return sent ? untraced.sent(reason) : untraced.received();
    }

    private boolean isOfSocket(ResetTraced reset, Timeline timeline) {
        Roll roll = timeline.roll();
        return reset.sent() == sent
                && (roll.isCalled(socket, roll.at(reset.tuple(), reset.atNanos()))
                        || roll.listens(socket, reset.tuple().local()));
    }

    private Told noReset() {
        return sent
                ? say("the kernel reports no RST sent by %s", socket)
                : say("the kernel reports no RST received by %s", socket);
    }

    private static String reasonWords(List<String> reasons) {
        List<String> known = reasons.stream().filter(r -> !r.isEmpty()).toList();
        return known.isEmpty() ? "" : " " + String.join(", ", known);
    }

    @Override
    public void ask(Draft draft) {
        draft.tells("reset").since(SegmentRules.of("RST"));
        if (reason.isEmpty()) {
            draft.asks(sent
                            ? say("Does the kernel report that %s sent an RST?", socket)
                            : say("Does the kernel report that %s received an RST?", socket))
                    .offersYesAndNo(this);
            return;
        }
        List<Choice> others = REASONS.subList(0, OFTEN).stream()
                .map(other -> new Choice(Told.plain(other), new ResetClaim(socket, sent, other)))
                .toList();
        draft.asks(say("Which reason does the kernel report for the RST of %s?", socket))
                .mixes(new Choice(Told.plain(reason), this), others);
    }
}
