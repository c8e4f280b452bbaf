package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.CounterMoved;
import tcplab.event.Event;
import tcplab.event.Lookup;
import tcplab.event.ResetTraced;
import tcplab.event.Sample;
import tcplab.event.SegmentSeen;
import tcplab.event.SocketNamed;
import tcplab.event.Transition;
import tcplab.model.Flag;
import tcplab.model.TcpState;

/**
 * For every kind of claim: CONFIRMED on a recorded run, REFUTED on the same run without the cause, INCONCLUSIVE without
 * the witness, with a witness that lost events, and on a run that stopped.
 */
class CauseAndEvidenceTest {
    /**
     * A claim that a recorded run confirms.
     *
     * @param witness without which it cannot be judged, or null if the calls themselves are the evidence
     * @param causeRemoved the run without what the claim is about
     */
    record Case(String run, String claim, String witness, UnaryOperator<Recorded> causeRemoved) {
        @Override
        public String toString() {
            return claim + " in " + run;
        }
    }

    private static boolean isBareAck(Event event) {
        return event instanceof SegmentSeen seen
                && seen.segment().length() == 0
                && seen.segment().flagWords().equals("ACK");
    }

    private static boolean hasFlag(Event event, Flag flag) {
        return event instanceof SegmentSeen seen && seen.segment().has(flag);
    }

    private static boolean showsState(Event event, TcpState state) {
        return event instanceof Transition transition && transition.to() == state
                || event instanceof Lookup lookup && lookup.state() == state
                || event instanceof Sample sample
                        && sample.rows().stream().anyMatch(row -> row.state() == state);
    }

    private static Event moreOften(Event event) {
        return event instanceof CounterMoved moved
                ? new CounterMoved(moved.atNanos(), moved.side(), moved.group(), moved.name(), 0, 7)
                : event;
    }

    private static Event withResult(Event event, String name, String result) {
        return event instanceof Call call && call.name().equals(name)
                ? new Call(call.atNanos(), call.endNanos(), call.side(), call.socket(), call.ordinal(), call.by(),
                        call.name(), call.arguments(), CallResult.of(result), "")
                : event;
    }

    /** All that was seen of the second FIN comes that much later. */
    private static Event later(Event event, long nanos) {
        return event instanceof SegmentSeen seen && seen.atNanos() > nanos / 10
                ? new SegmentSeen(seen.atNanos() * 10, seen.point(), seen.segment())
                : event;
    }

    private static Event withShortTimers(Event event) {
        return event instanceof Sample sample
                ? new Sample(sample.atNanos(), sample.endNanos(), sample.side(), sample.rows().stream()
                        .map(row -> new Sample.Row(row.state(), row.recvQ(), row.sendQ(), row.local(), row.remote(),
                                row.timer().replaceFirst("timewait,\\d+", "timewait,20"), row.details()))
                        .toList())
                : event;
    }

    private static Event withEmptyQueues(Event event) {
        return event instanceof Sample sample
                ? new Sample(sample.atNanos(), sample.endNanos(), sample.side(), sample.rows().stream()
                        .map(row -> new Sample.Row(row.state(), 0, 0, row.local(), row.remote(), "", row.details()))
                        .toList())
                : event;
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("close/quickack-after-eof", "wire client:FIN+ACK conn:ACK conn:FIN+ACK client:ACK", "tcpdump",
                        run -> run.without(CauseAndEvidenceTest::isBareAck)),
                new Case("close/quickack-after-eof", "count closing 4", "tcpdump",
                        run -> run.without(CauseAndEvidenceTest::isBareAck)),
                new Case("close/three-way", "wire client:FIN+ACK conn:FIN+ACK client:ACK", "tcpdump",
                        run -> Recorded.run("close/quickack-after-eof")),
                new Case("close/three-way", "states conn ESTABLISHED CLOSE-WAIT LAST-ACK CLOSED", "tracepoint",
                        run -> run.without(e -> showsState(e, TcpState.LAST_ACK))),
                new Case("close/four-way", "never RST", "tcpdump", run -> Recorded.run("abort/linger-zero")),
                new Case("abort/linger-zero", "never state client TIME-WAIT", "tracepoint",
                        run -> Recorded.run("close/three-way")),
                new Case("abort/linger-zero", "call conn recv#1 ECONNRESET", null,
                        run -> run.changed(e -> withResult(e, "recv", "EOF"))),
                new Case("close/last-ack-lost", "gap conn:FIN conn:FIN(again) 180ms..400ms", "tcpdump",
                        run -> run.changed(e -> later(e, 1_000_000))),
                new Case("abort/unread-data", "counter server TCPAbortOnClose 1", "counters",
                        run -> run.changed(CauseAndEvidenceTest::moreOften)),
                new Case("close/four-way", "end client TIME-WAIT", "ss", run -> Recorded.run("abort/linger-zero")),
                new Case("close/four-way", "end conn absent", "ss", run -> Recorded.run("close/fin-wait-2-forever")),
                new Case("close/time-wait", "timer conn timewait 50s..60s first", "ss",
                        run -> run.changed(CauseAndEvidenceTest::withShortTimers)),
                new Case("abort/unread-data", "queue conn recv 5 last", "ss",
                        run -> run.changed(CauseAndEvidenceTest::withEmptyQueues)),
                new Case("abort/unread-data", "reset conn sent TCP_ABORT_ON_CLOSE", "tracepoint",
                        run -> run.without(ResetTraced.class::isInstance)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void confirmedWithItsCause(Case one) {
        Judgement judgement = Recorded.run(one.run()).judgement(one.claim());
        assertThat(judgement.verdict()).as(judgement.because().toString()).isEqualTo(Verdict.CONFIRMED);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void refutedWithoutItsCause(Case one) {
        Judgement judgement = one.causeRemoved().apply(Recorded.run(one.run())).judgement(one.claim());
        assertThat(judgement.verdict()).as(judgement.because().toString()).isEqualTo(Verdict.REFUTED);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void inconclusiveWithoutItsWitness(Case one) {
        if (one.witness() != null) {
            Recorded blind = withoutSightOf(Recorded.run(one.run()).blind(one.witness()), one.witness());
            assertThat(blind.judge(one.claim())).isEqualTo(Verdict.INCONCLUSIVE);
        }
    }

    private static Recorded withoutSightOf(Recorded run, String witness) {
        return switch (witness) {
            case "tracepoint" -> run.blindToStates()
                    .blind("counters")
                    .without(e -> e instanceof ResetTraced || e instanceof CounterMoved);
            case "ss" -> run.without(Sample.class::isInstance);
            case "tcpdump" -> run.without(SegmentSeen.class::isInstance);
            default -> run.without(CounterMoved.class::isInstance);
        };
    }

    @ParameterizedTest
    @MethodSource("cases")
    void onARunThatStoppedOnlyWhatWasDecidedBeforeIsJudged(Case one) {
        boolean decided = one.claim().matches("(call|states) .*");
        assertThat(Recorded.run(one.run()).stopped().judge(one.claim()))
                .isEqualTo(decided ? Verdict.CONFIRMED : Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatWasNotSeenBeforeARunStoppedIsNeverHeldAgainstAClaim(Case one) {
        Recorded run = one.causeRemoved().apply(Recorded.run(one.run())).stopped();
        boolean decided = one.claim().matches("(call|never) .*");
        assertThat(run.judge(one.claim())).isEqualTo(decided ? Verdict.REFUTED : Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void notConfirmedOfASocketThatWasNeverNamed(Case one) {
        Recorded run = Recorded.run(one.run()).without(SocketNamed.class::isInstance);
        boolean namesNone = one.claim().matches("never RST|counter .*|count .*|call .*|gap .*|wire .*");
        if (!namesNone) {
            assertThat(run.judge(one.claim())).isNotEqualTo(Verdict.CONFIRMED);
        }
    }
}
