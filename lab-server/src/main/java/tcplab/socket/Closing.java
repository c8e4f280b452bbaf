package tcplab.socket;

import static tcplab.text.Told.say;

import java.util.concurrent.CompletableFuture;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.Lookup;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;
import tcplab.peer.ActionException;

/** One close: what waits on the socket is given up, and with SO_LINGER above 0 it may take its time itself. */
final class Closing {
    private final NettyPeer peer;
    private final LabSocket socket;
    private final Call.By by;
    private final long start;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    Closing(NettyPeer peer, LabSocket socket, Call.By by) {
        this.peer = peer;
        this.socket = socket;
        this.by = by;
        this.start = peer.now();
    }

    CompletableFuture<Void> start() {
        socket.giveUp(new ActionException(say("%s was closed meanwhile", socket.name())));
        if (by != Call.By.LAB) {
            look(peer, socket);
        }
        socket.close(failure -> {
            if (peer.loop().inEventLoop()) {
                closed(failure);
            } else {
                peer.loop().execute(() -> closed(failure));
            }
        });
        if (!done.isDone()) {
            peer.waits(start, socket.name(), by, "close", "");
        }
        return done;
    }

    /** Records the state of a connection that is about to be shut down or closed. */
    static void look(NettyPeer peer, LabSocket socket) {
        long asked = peer.now();
        Endpoint remote = socket.remote();
        if (remote != null) {
            socket.state().ifPresent(state -> peer.sink().accept(new Lookup(
                    asked, peer.now(), peer.side(), new FourTuple(socket.local(), remote), state, Lookup.Occasion.CALLING)));
        }
    }

    private void closed(Throwable failure) {
        peer.finish(done, () -> {
            CallResult result = failure == null ? CallResult.OK : Results.of(failure);
            peer.record(start, socket.name(), by, "close", "", result, "");
        });
    }
}
