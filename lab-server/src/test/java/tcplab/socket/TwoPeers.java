package tcplab.socket;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tcplab.command.Accept;
import tcplab.command.Connect;
import tcplab.command.Listen;
import tcplab.event.Call;
import tcplab.event.Event;
import tcplab.event.SocketNamed;
import tcplab.journal.LabClock;
import tcplab.model.Endpoint;
import tcplab.model.Side;
import tcplab.peer.Action;
import tcplab.peer.ActionException;
import tcplab.peer.SocketCalls;

/** Two sides on the machine's own loopback, with an address that nothing else uses. */
abstract class TwoPeers {
    static final String HOST = "127.83.0.1";

    final List<Event> events = new CopyOnWriteArrayList<>();
    NettyPeer client;
    NettyPeer server;

    @BeforeEach
    void begin() {
        client = new NettyPeer(Side.CLIENT);
        server = new NettyPeer(Side.SERVER);
        client.begin(LabClock.startingNow(), events::add);
        server.begin(LabClock.startingNow(), events::add);
    }

    @AfterEach
    void end() {
        client.end();
        server.end();
        client.close();
        server.close();
    }

    void open() throws Exception {
        server(new Listen("server", new Endpoint(HOST, 0), 5));
        client(new Connect("client", port(), false));
        server(new Accept("server", "conn", false));
    }

    Endpoint port() {
        return named("server").local();
    }

    SocketNamed named(String socket) {
        return events.stream()
                .filter(SocketNamed.class::isInstance)
                .map(SocketNamed.class::cast)
                .filter(named -> named.socket().equals(socket))
                .findFirst()
                .orElseThrow();
    }

    void client(Action action) throws Exception {
        client.perform(action).get(60, TimeUnit.SECONDS);
    }

    void server(Action action) throws Exception {
        server.perform(action).get(60, TimeUnit.SECONDS);
    }

    /** Those that have returned. */
    List<Call> calls(String socket) {
        return told(socket).filter(call -> !call.isPending()).toList();
    }

    /** Those that have been told of as going on, whether or not they have returned since. */
    List<Call> pending(String socket) {
        return told(socket).filter(Call::isPending).toList();
    }

    private Stream<Call> told(String socket) {
        return events.stream()
                .filter(Call.class::isInstance)
                .map(Call.class::cast)
                .filter(call -> call.socket().equals(socket));
    }

    Call lastCall(String socket) {
        List<Call> calls = calls(socket);
        return calls.get(calls.size() - 1);
    }

    /** getpeername(2), which no verb makes: any call of the C library can be made by its name. */
    record PeerName(String socket) implements Action {
        @Override
        public CompletableFuture<Void> perform(SocketCalls calls) throws ActionException {
            return calls.call("getpeername", "", descriptor -> {
                byte[] address = new byte[16];
                int[] length = {address.length};
                descriptor.call("getpeername", descriptor.number(), address, length);
                return length[0] + " " + Byte.toUnsignedInt(address[4]);
            });
        }
    }
}
