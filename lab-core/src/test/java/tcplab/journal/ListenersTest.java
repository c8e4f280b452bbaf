package tcplab.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.Event;
import tcplab.event.SocketNamed;
import tcplab.event.Transition;
import tcplab.model.Endpoint;
import tcplab.model.Errno;
import tcplab.model.FourTuple;
import tcplab.model.Side;
import tcplab.model.TcpState;

class ListenersTest {
    private static final Endpoint LOCAL = new Endpoint("10.0.0.2", 7000);
    private static final Endpoint ANY = new Endpoint("0.0.0.0", 0);

    private final List<Entry> entries = new ArrayList<>();

    private void add(Event event) {
        entries.add(new Entry(entries.size() + 1, event));
    }

    private void bound(long at, String name) {
        add(new SocketNamed(at, Side.SERVER, name, LOCAL, null));
    }

    private void listens(long at, String name, CallResult result) {
        add(new Call(at, at + 1, Side.SERVER, name, 1, Call.By.SCRIPT, "listen", "", result, ""));
        if (!result.isFailure()) {
            add(new Transition(at + 1, new FourTuple(LOCAL, ANY), TcpState.CLOSED, TcpState.LISTEN, "1"));
        }
    }

    private void closed(long at) {
        add(new Transition(at, new FourTuple(LOCAL, ANY), TcpState.LISTEN, TcpState.CLOSED, "1"));
    }

    private List<TcpState> states(String name) {
        return SocketHistory.of(new Timeline(entries), name).sequence();
    }

    private boolean listens(String name) {
        return new Timeline(entries).roll().listens(name, LOCAL);
    }

    @Test
    void whoIsBoundToAListenersEndpointAndDoesNotListenHasNoneOfItsStates() {
        bound(10, "server");
        listens(20, "server", CallResult.OK);
        bound(30, "again");
        listens(40, "again", new CallResult.Failed(Errno.EADDRINUSE));
        closed(50);
        assertThat(states("server")).containsExactly(TcpState.LISTEN, TcpState.CLOSED);
        assertThat(states("again")).isEmpty();
        assertThat(listens("server")).isTrue();
        assertThat(listens("again")).isFalse();
        assertThat(new Timeline(entries).roll().listener(LOCAL)).map(SocketNamed::socket).contains("server");
    }

    @Test
    void ofTwoThatListenOneAfterTheOtherEachHasItsOwnStates() {
        bound(10, "server");
        listens(20, "server", CallResult.OK);
        bound(30, "again");
        closed(50);
        listens(60, "again", CallResult.OK);
        assertThat(states("server")).containsExactly(TcpState.LISTEN, TcpState.CLOSED);
        assertThat(states("again")).containsExactly(TcpState.LISTEN);
    }

    @Test
    void aSecondDescriptorOfAListenerListensToo() {
        bound(10, "server");
        listens(20, "server", CallResult.OK);
        bound(30, "copy");
        closed(50);
        assertThat(states("copy")).containsExactly(TcpState.LISTEN, TcpState.CLOSED);
    }

    @Test
    void aListenerWhoseCallsNobodySawHasAllThatIsKnown() {
        bound(10, "server");
        add(new Transition(21, new FourTuple(LOCAL, ANY), TcpState.CLOSED, TcpState.LISTEN, "1"));
        assertThat(states("server")).containsExactly(TcpState.LISTEN);
    }
}
