package tcplab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import tcplab.command.Accept;
import tcplab.command.Close;
import tcplab.command.Connect;
import tcplab.command.Recv;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.journal.Entry;
import tcplab.journal.Timeline;
import tcplab.model.Endpoint;
import tcplab.model.Side;
import tcplab.peer.Action;
import tcplab.peer.ActionException;
import tcplab.peer.GoneException;
import tcplab.text.Told;

class UnreturnedTest {
    private static final Endpoint S = new Endpoint("10.0.0.2", 7000);

    private final Unreturned unreturned = new Unreturned();
    private final Action connect = new Connect("client", S);

    private static Timeline with(Call... calls) {
        Timeline empty = new Timeline(List.of());
        return empty.with(List.of(calls));
    }

    private static Call recorded(long at, int ordinal, String name) {
        return new Call(at, at + 1, Side.CLIENT, "client", ordinal, Call.By.SCRIPT, name, "", CallResult.OK, "");
    }

    @Test
    void aCallThatHasNotReturnedIsPendingAtTheEnd() {
        unreturned.begins(10, Side.CLIENT, connect);
        List<Call> calls = unreturned.completed(with(recorded(5, 1, "bind")), 900).all(Call.class);
        assertThat(calls).last().isEqualTo(new Call(
                10, 900, Side.CLIENT, "client", 2, Call.By.SCRIPT, "connect", "10.0.0.2:7000", CallResult.PENDING, ""));
        assertThat(unreturned.completed(with(recorded(5, 1, "bind")), 900).entries()).extracting(Entry::id)
                .containsExactly(1, 2);
    }

    @Test
    void whatHasEndedIsNotPending() {
        unreturned.begins(10, Side.CLIENT, connect);
        unreturned.ended(connect, null);
        assertThat(unreturned.completed(with(), 900).all(Call.class)).isEmpty();
    }

    @Test
    void aCallOfAProcessThatHasEndedHasNotReturned() {
        Action accept = new Accept("server", "conn");
        unreturned.begins(10, Side.SERVER, accept);
        unreturned.ended(accept, new GoneException(Told.plain("the server process is gone")));
        assertThat(unreturned.completed(with(), 900).all(Call.class))
                .extracting(Call::name, Call::result)
                .containsExactly(tuple("accept", CallResult.PENDING));
    }

    @Test
    void anActionThatWasRefusedIsNoCall() {
        unreturned.begins(10, Side.CLIENT, connect);
        unreturned.ended(connect, new ActionException(Told.plain("there is no such socket")));
        assertThat(unreturned.completed(with(), 900).all(Call.class)).isEmpty();
    }

    @Test
    void whatWasRecordedBeforeItsEndWasHeardOfIsNotPendingEither() {
        unreturned.begins(10, Side.CLIENT, connect);
        Timeline timeline = with(recorded(11, 1, "connect"));
        assertThat(unreturned.completed(timeline, 900)).isSameAs(timeline);
    }

    @Test
    void theSameCallBeforeItIsAnotherOne() {
        unreturned.begins(10, Side.CLIENT, connect);
        assertThat(unreturned.completed(with(recorded(3, 1, "connect")), 900).all(Call.class)).hasSize(2);
    }

    @Test
    void whatWasGivenUpHasNotReturned() {
        Action recv = new Recv("client", 100, false);
        unreturned.begins(10, Side.CLIENT, recv);
        unreturned.givenUp();
        unreturned.ended(recv, null);
        unreturned.begins(20, Side.SERVER, new Accept("server", "conn"));
        assertThat(unreturned.completed(with(), 900).all(Call.class)).extracting(Call::name).containsExactly("recv", "accept");
    }

    @Test
    void aCallThatReturnsAtOnceIsNeverPending() {
        unreturned.begins(10, Side.CLIENT, new Close("client"));
        assertThat(unreturned.completed(with(), 900).all(Call.class)).isEmpty();
    }
}
