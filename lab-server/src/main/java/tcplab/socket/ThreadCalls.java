package tcplab.socket;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import tcplab.event.Call;
import tcplab.peer.ActionException;
import tcplab.peer.SocketCalls;
import tcplab.text.Told;

/** The calls of a second thread. The event loop goes on meanwhile, and records them when they have returned. */
final class ThreadCalls implements SocketCalls {
    private final NettyPeer peer;
    private final OtherThread other;
    private final String name;
    private final Call.By by;

    ThreadCalls(NettyPeer peer, OtherThread other, String name, Call.By by) {
        this.peer = peer;
        this.other = other;
        this.name = name;
        this.by = by;
    }

    @Override
    public ActionException refused() {
        return new ActionException(say("%s is another thread: it can only recv, send a text, and close", name));
    }

    @Override
    public CompletableFuture<Void> send(String text) {
        return later("send", "\"" + text + "\"", () -> new OtherThread.Received(other.send(text), ""));
    }

    /** The side's next action is done when the thread sleeps in recv(2), or has returned from it. */
    @Override
    public CompletableFuture<Void> recv(int most) throws ActionException {
        if (other.socket().isClosed()) {
            return later("recv", "", () -> other.recv(most));
        }
        try {
            other.beginRecv();
        } catch (IOException | RuntimeException e) {
            throw new ActionException(Told.format("%s recv: %s", name, Told.of(e)));
        }
        CompletableFuture<OtherThread.Received> returned = new CompletableFuture<>();
        CompletableFuture<Void> done = later("recv", "", () -> {
            OtherThread.Received received = other.recv(most);
            returned.complete(received);
            return received;
        });
        peer.turns().holdUntil(() -> returned.isDone() || other.isBlockedInRecv());
        return done;
    }

    @Override
    public CompletableFuture<Void> close() throws ActionException {
        if (other.socket().isClosed()) {
            throw new ActionException(
                    say("%s is closed already, and its number may belong to another file by now", other.socket().name()));
        }
        other.socket().surrender(new ActionException(say("%s was closed meanwhile", other.socket().name())));
        return later("close", "", () -> new OtherThread.Received(other.close(), ""));
    }

    private CompletableFuture<Void> later(String call, String arguments, Supplier<OtherThread.Received> body) {
        long start = peer.now();
        CompletableFuture<Void> done = new CompletableFuture<>();
        peer.waits(start, name, by, call, arguments);
        other.execute(() -> {
            OtherThread.Received returned = body.get();
            peer.loop().execute(() -> peer.finish(done, () -> {
                if (!other.isEnded()) {
                    peer.record(start, name, by, call, arguments, returned.result(), returned.text());
                }
                if (call.equals("recv")) {
                    endRecv();
                }
            }));
        });
        return done;
    }

    private void endRecv() throws ActionException {
        try {
            other.endRecv();
        } catch (IOException e) {
            throw new ActionException(Told.format("%s recv: %s", name, Told.of(e)));
        }
    }
}
