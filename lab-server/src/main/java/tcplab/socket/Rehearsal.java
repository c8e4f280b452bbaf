package tcplab.socket;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import tcplab.command.Accept;
import tcplab.command.Bind;
import tcplab.command.Close;
import tcplab.command.Connect;
import tcplab.command.Listen;
import tcplab.command.React;
import tcplab.command.Recv;
import tcplab.command.Send;
import tcplab.command.SetOption;
import tcplab.command.Shutdown;
import tcplab.event.Event;
import tcplab.journal.EventJson;
import tcplab.journal.LabClock;
import tcplab.model.Endpoint;
import tcplab.model.SocketOption;
import tcplab.peer.Action;
import tcplab.peer.Peer;
import tcplab.peer.SocketCalls;

/**
 * A connection of a side with itself before the first run, so that the classes are loaded and the code is warm when a
 * handler must answer within a few milliseconds: the first, cold connection takes a hundred times as long.
 */
public final class Rehearsal {
    /** An address that neither a run nor a script has: what a capture still holds of the rehearsal is of no run. */
    private static final Endpoint ANY_PORT = new Endpoint("127.255.0.1", 0);

    private Rehearsal() {}

    /** Opens and closes some connections on the loopback of the side's own stack; whatever fails is left to the run. */
    public static void of(NettyPeer peer, int times) {
        of(peer, times, event -> {});
    }

    /** @param heard takes what happens */
    static void of(NettyPeer peer, int times, Consumer<Event> heard) {
        for (int i = 0; i < times; i++) {
            try {
                peer.begin(LabClock.startingNow(), event -> heard.accept(EventJson.read(EventJson.write(event))));
                once(peer);
            } catch (ExecutionException | TimeoutException e) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                peer.end();
            }
        }
    }

    private static void once(NettyPeer peer) throws InterruptedException, ExecutionException, TimeoutException {
        wait(peer, new Listen("listener", ANY_PORT, 1));
        Endpoint address = peer.local("listener");
        wait(peer, new Bind("a", ANY_PORT));
        wait(peer, new Connect("a", address, false));
        wait(peer, new Accept("listener", "b", false));
        wait(peer, new Send("a", "x", 0, false, false));
        wait(peer, new Recv("b", 1, SocketCalls.Taking.ONCE, false));
        wait(peer, new React(
                "b",
                SocketCalls.Trigger.EOF,
                List.of(
                        new SetOption("b", SocketOption.TCP_QUICKACK, "1", false),
                        // An abort leaves no TIME-WAIT behind, which every listing would show for a minute.
                        new SetOption("b", SocketOption.SO_LINGER, "0", false),
                        new Close("b"))));
        wait(peer, new Shutdown("a", SocketCalls.Direction.WR));
        wait(peer, new Recv("a", 1, SocketCalls.Taking.TO_EOF, false));
        wait(peer, new Close("a"));
    }

    private static void wait(Peer peer, Action action)
            throws InterruptedException, ExecutionException, TimeoutException {
        peer.perform(action).get(2, TimeUnit.SECONDS);
    }
}
