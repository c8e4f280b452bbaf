package tcplab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.journal.Entry;
import tcplab.journal.Timeline;
import tcplab.model.Side;

class UnreturnedTest {
    private final Unreturned unreturned = new Unreturned();

    private static Timeline with(Call... calls) {
        return new Timeline(List.of()).with(List.of(calls));
    }

    private static Call call(long at, long end, int ordinal, Call.By by, String name, CallResult result) {
        return new Call(at, end, Side.CLIENT, "client", ordinal, by, name, "", result, "");
    }

    private static Call recorded(long at, int ordinal, String name) {
        return call(at, at + 1, ordinal, Call.By.SCRIPT, name, CallResult.OK);
    }

    private static Call pending(long at, String name) {
        return call(at, at, 0, Call.By.SCRIPT, name, CallResult.PENDING);
    }

    private List<Call> completed(Timeline timeline) {
        return unreturned.completed(timeline, 900).all(Call.class);
    }

    @Test
    void aCallThatHasNotReturnedIsPendingAtTheEnd() {
        unreturned.waits(pending(10, "connect"));
        Timeline completed = unreturned.completed(with(recorded(5, 1, "bind")), 900);
        assertThat(completed.all(Call.class)).last()
                .isEqualTo(call(10, 900, 2, Call.By.SCRIPT, "connect", CallResult.PENDING));
        assertThat(completed.entries()).extracting(Entry::id).containsExactly(1, 2);
    }

    @Test
    void whoeverMadeItACallThatHasNotReturnedIsPending() {
        for (Call.By by : Call.By.values()) {
            unreturned.waits(call(10, 10, 0, by, "send", CallResult.PENDING));
        }
        assertThat(completed(with())).extracting(Call::by).containsExactly(Call.By.values());
        assertThat(completed(with())).extracting(Call::ordinal).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void whatHasReturnedIsNotPending() {
        unreturned.waits(pending(10, "connect"));
        Timeline timeline = with(recorded(10, 1, "connect"));
        assertThat(unreturned.completed(timeline, 900)).isSameAs(timeline);
    }

    @Test
    void whatReturnsAfterTheRecordEndedIsPendingInIt() {
        unreturned.waits(pending(10, "connect"));
        Timeline before = with();
        Timeline after = with(recorded(10, 1, "connect"));
        assertThat(completed(after)).hasSize(1);
        assertThat(completed(before)).extracting(Call::isPending).containsExactly(true);
    }

    @Test
    void theSameCallAtAnotherTimeIsAnotherOne() {
        unreturned.waits(pending(10, "connect"));
        assertThat(completed(with(recorded(3, 1, "connect"), recorded(11, 2, "connect"))))
                .extracting(Call::isPending)
                .containsExactly(false, true, false);
    }

    @Test
    void aCallThatIsToldOfTwiceIsOne() {
        unreturned.waits(pending(10, "connect"));
        unreturned.waits(pending(10, "connect"));
        assertThat(completed(with())).hasSize(1);
    }

    @Test
    void whatBeginsAfterTheRecordEndedIsNotInIt() {
        unreturned.waits(pending(901, "connect"));
        assertThat(completed(with())).isEmpty();
    }

    @Test
    void aReactionsCallIsAwaitedUntilItIsRecorded() {
        Call begun = call(10, 10, 0, Call.By.REACTION, "send", CallResult.PENDING);
        unreturned.waits(begun);
        unreturned.waits(begun);
        unreturned.waits(pending(11, "recv"));
        List<CompletableFuture<Void>> awaited = unreturned.inBackground("client");
        assertThat(awaited).hasSize(1).noneMatch(CompletableFuture::isDone);
        assertThat(unreturned.inBackground("conn")).isEmpty();
        unreturned.returned(recorded(10, 1, "send"));
        assertThat(awaited.get(0)).isNotDone();
        unreturned.returned(call(10, 12, 1, Call.By.REACTION, "send", CallResult.OK));
        assertThat(awaited.get(0)).isDone();
        assertThat(unreturned.inBackground("client")).isEmpty();
    }

    @Test
    void theNextCallOfAStepOnASocketHasBegunWhenItIsToldOf() {
        unreturned.waits(pending(10, "connect"));
        CompletableFuture<Void> next = unreturned.nextOn("client");
        unreturned.waits(call(20, 20, 0, Call.By.REACTION, "send", CallResult.PENDING));
        assertThat(next).isNotDone();
        unreturned.waits(pending(30, "recv"));
        assertThat(next).isDone();
    }

    @Test
    void theReturnOfACallBeforeItDoesNotTellThatTheAwaitedOneHasBegun() {
        unreturned.waits(pending(10, "recv"));
        CompletableFuture<Void> begun = unreturned.nextOn("client");
        unreturned.returned(recorded(10, 1, "recv"));
        assertThat(begun).isNotDone();
        unreturned.returned(call(20, 21, 2, Call.By.SCRIPT, "connect", CallResult.FUTURE));
        assertThat(begun).isDone();
    }
}
