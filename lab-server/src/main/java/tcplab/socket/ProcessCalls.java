package tcplab.socket;

import static tcplab.text.Language.say;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import tcplab.event.Call;
import tcplab.peer.Action;
import tcplab.peer.ActionException;

/** The calls of a second process. They are waited for outside the event loop, which goes on meanwhile. */
final class ProcessCalls {
    private final NettyPeer peer;
    private final OtherProcess other;

    ProcessCalls(NettyPeer peer, OtherProcess other) {
        this.peer = peer;
        this.other = other;
    }

    CompletableFuture<Void> make(Action action, Call.By by) throws ActionException {
        String name = action.socket();
        if (action instanceof Action.Send send && send.text() != null) {
            return later(name, by, "send", "\"" + send.text() + "\"", () -> other.send(send.text()));
        } else if (action instanceof Action.Close) {
            peer.forget(name);
            return later(name, by, "close", "", () -> {
                other.exit();
                return "0";
            });
        }
        throw new ActionException(say("%s is another process: it can only send a text, and close", name));
    }

    private CompletableFuture<Void> later(
            String socket, Call.By by, String call, String arguments, Callable<String> body) {
        long start = peer.now();
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    String result;
                    try {
                        result = body.call();
                    } catch (Exception e) {
                        done.completeExceptionally(new ActionException(socket + " " + call + ": " + e.getMessage()));
                        return;
                    }
                    peer.loop().execute(() -> {
                        peer.record(start, socket, by, call, arguments, result, "");
                        done.complete(null);
                    });
                },
                "process " + socket);
        thread.setDaemon(true);
        thread.start();
        return done;
    }
}
