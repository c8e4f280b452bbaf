package tcplab.socket;

import static tcplab.text.Told.say;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.peer.ActionException;
import tcplab.peer.SocketCalls;
import tcplab.text.Told;

/** The calls of a second process. They are waited for outside the event loop, which goes on meanwhile. */
final class ProcessCalls implements SocketCalls {
    private final NettyPeer peer;
    private final OtherProcess other;
    private final String name;
    private final Call.By by;

    ProcessCalls(NettyPeer peer, OtherProcess other, String name, Call.By by) {
        this.peer = peer;
        this.other = other;
        this.name = name;
        this.by = by;
    }

    @Override
    public ActionException refused() {
        return new ActionException(say("%s is another process: it can only send a text, and close", name));
    }

    @Override
    public CompletableFuture<Void> send(String text) {
        return later("send", "\"" + text + "\"", () -> other.send(text));
    }

    @Override
    public CompletableFuture<Void> close() {
        peer.forget(name);
        return later("close", "", () -> {
            other.exit();
            return CallResult.OK;
        });
    }

    private CompletableFuture<Void> later(String call, String arguments, Callable<CallResult> body) {
        long start = peer.now();
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    CallResult result;
                    try {
                        result = body.call();
                    } catch (Exception e) {
                        done.completeExceptionally(new ActionException(Told.format("%s %s: %s", name, call, Told.of(e))));
                        return;
                    }
                    peer.loop().execute(() -> {
                        peer.record(start, name, by, call, arguments, result, "");
                        done.complete(null);
                    });
                },
                "process " + name);
        thread.setDaemon(true);
        thread.start();
        return done;
    }
}
