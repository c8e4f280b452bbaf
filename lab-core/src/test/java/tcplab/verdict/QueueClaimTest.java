package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static tcplab.verdict.Verdict.CONFIRMED;
import static tcplab.verdict.Verdict.INCONCLUSIVE;
import static tcplab.verdict.Verdict.REFUTED;

import org.junit.jupiter.api.Test;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.Sample;
import tcplab.model.Side;

/** What queues held between two listings, on runs as they were recorded, or with a listing or a call more or less. */
class QueueClaimTest {
    private static final Recorded UNREAD = Recorded.run("abort/unread-data");
    private static final Recorded ACCEPT = Recorded.run("queues/accept-queue");

    private static Recorded withoutListingsOf(Recorded run, long received) {
        return run.without(event -> event instanceof Sample sample
                && sample.rows().stream().anyMatch(row -> row.recvQ() == received));
    }

    private static Recorded withCall(Recorded run, long at, String socket, String name, String arguments, String result) {
        return run.with(new Call(at, at + 1, Side.SERVER, socket, 9, Call.By.SCRIPT, name, arguments, CallResult.of(result), ""));
    }

    private static long whenListed(Recorded run, long received) {
        return run.events().stream()
                .filter(event -> event instanceof Sample sample && sample.rows().stream().anyMatch(row -> row.recvQ() == received))
                .mapToLong(event -> ((Sample) event).endNanos())
                .min()
                .orElseThrow();
    }

    @Test
    void whatHadComeMayHaveStoodInTheQueueThoughNoListingShowsIt() {
        assertThat(UNREAD.judge("queue conn recv 5")).isEqualTo(CONFIRMED);
        Recorded unseen = withoutListingsOf(UNREAD, 5);
        assertThat(unseen.judge("queue conn recv 5")).isEqualTo(INCONCLUSIVE);
        assertThat(unseen.judgement("queue conn recv 5").because().toString())
                .isEqualTo("Recv-Q was 0; between two listings it may have been another number");
        assertThat(unseen.judge("queue conn recv >=1")).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void moreThanHadComeWasNeverThere() {
        assertThat(UNREAD.judge("queue conn recv 6")).isEqualTo(REFUTED);
        assertThat(UNREAD.judge("queue conn recv >5")).isEqualTo(REFUTED);
        assertThat(UNREAD.blind("tcpdump").judge("queue conn recv 6")).isEqualTo(INCONCLUSIVE);
        assertThat(UNREAD.blind("tcpdump").judge("queue conn recv 6 last")).isEqualTo(REFUTED);
    }

    /** Another five bytes come after the first were read, or only looked at. */
    @Test
    void whatWasSurelyReadByThenWasNotThereAnyMore() {
        Recorded halfClosed = Recorded.run("close/half-close");
        String most = "queue client recv >10";
        assertThat(halfClosed.judge(most)).isEqualTo(REFUTED);
        assertThat(withCall(UNREAD, 20_000_000, "conn", "recv", "", "2").judge("queue conn recv >5")).isEqualTo(REFUTED);
    }

    @Test
    void aSendQueueIsKnownOnlyWhereNothingHappens() {
        assertThat(UNREAD.judge("queue client send 1")).as("the SYN").isEqualTo(CONFIRMED);
        assertThat(UNREAD.judge("queue client send 5")).as("acknowledged before anybody looked").isEqualTo(INCONCLUSIVE);
        assertThat(UNREAD.judge("queue client send 5 last")).isEqualTo(REFUTED);
    }

    @Test
    void noMoreConnectionsWaitThanWereCompletedAndNotYetAccepted() {
        assertThat(ACCEPT.judge("queue server recv 2")).isEqualTo(CONFIRMED);
        assertThat(ACCEPT.judge("queue server recv >2")).as("the third came when the first had been accepted").isEqualTo(REFUTED);
        Recorded unseen = withoutListingsOf(ACCEPT, 2);
        assertThat(unseen.judge("queue server recv 2")).isEqualTo(INCONCLUSIVE);
        long before = whenListed(ACCEPT, 1);
        Recorded accepted = withCall(unseen, before, "server", "accept", "", "0");
        assertThat(accepted.judge("queue server recv >2")).isEqualTo(REFUTED);
    }

    @Test
    void aSocketThatSsNeverListedHadNoQueueToSpeakOf() {
        assertThat(UNREAD.without(Sample.class::isInstance).judge("queue conn recv 5 first")).isEqualTo(INCONCLUSIVE);
    }
}
