package tcplab.socket;

import static tcplab.text.Told.say;

import java.io.IOException;
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
        return new ActionException(say("%s is another process: it can only send a text, recv what has come, and close", name));
    }

    @Override
    public CompletableFuture<Void> send(String text) {
        return later("send", "\"" + text + "\"", () -> other.beginSend(text), () -> of(other.endSend(text)));
    }

    @Override
    public CompletableFuture<Void> recv(int most) {
        return later("recv", "", () -> other.beginRecv(most), other::endRecv);
    }

    @Override
    public CompletableFuture<Void> close() {
        peer.processes().forget(name);
        return later("close", "", () -> {}, () -> {
            other.exit();
            return of(CallResult.OK);
        });
    }

    private static OtherThread.Received of(CallResult result) {
        return new OtherThread.Received(result, "");
    }

    /** The first part of a call; if it fails, there is no call. */
    private interface Beginning {
        void make() throws IOException;
    }

    private CompletableFuture<Void> later(String call, String arguments, Beginning begin, Callable<OtherThread.Received> end) {
        long start = peer.now();
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        begin.make();
                    } catch (IOException e) {
                        done.completeExceptionally(problem(call, e));
                        return;
                    }
                    peer.loop().execute(() -> peer.waits(start, name, by, call, arguments));
                    NettyPeer.Ending ending = ending(start, call, arguments, end);
                    peer.loop().execute(() -> peer.finish(done, ending));
                },
                "process " + name);
        thread.setDaemon(true);
        thread.start();
        return done;
    }

    /** Waits until the call has returned. */
    private NettyPeer.Ending ending(long start, String call, String arguments, Callable<OtherThread.Received> end) {
        try {
            OtherThread.Received returned = end.call();
            return () -> peer.record(start, name, by, call, arguments, returned.result(), returned.text());
        } catch (Exception e) {
            return () -> {
                peer.record(start, name, by, call, arguments, CallResult.UNKNOWN, "", Told.of(e));
                throw problem(call, e);
            };
        }
    }

    private ActionException problem(String call, Exception failure) {
        return new ActionException(Told.format("%s %s: %s", name, call, Told.of(failure)));
    }
}
