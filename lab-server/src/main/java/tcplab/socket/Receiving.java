package tcplab.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import tcplab.event.Call;

/** One recv of the script: a blocking recv(2), or recv(2) until end of input recorded as one call. */
final class Receiving {
    private final NettyPeer peer;
    private final LabSocket socket;
    private final boolean toEof;
    private final Call.By by;
    private final int max;
    private final long start;
    private final CompletableFuture<Void> done;
    private long total;
    private String firstText = "";

    Receiving(NettyPeer peer, LabSocket socket, int max, boolean toEof, Call.By by) {
        this.peer = peer;
        this.socket = socket;
        this.toEof = toEof;
        this.by = by;
        this.max = max;
        this.start = peer.now();
        this.done = socket.waits(new CompletableFuture<>());
    }

    CompletableFuture<Void> start() {
        go();
        return done;
    }

    private void go() {
        ByteBuffer buffer = peer.scratch(max);
        try {
            int received = socket.descriptor().recv(buffer, 0, max);
            while (received > 0) {
                firstText = total == 0 ? Calls.text(buffer, received) : firstText;
                total += received;
                if (!toEof) {
                    finish(String.valueOf(total), firstText);
                    return;
                }
                received = socket.descriptor().recv(buffer, 0, max);
            }
            if (received == 0) {
                socket.readiness().whenReadable(this::go);
                return;
            }
            finish("EOF", total == 0 ? "" : total + " bytes before it: " + firstText);
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
    }

    private void failed(Exception failure) {
        peer.finish(done, () -> record(Results.errno(failure).name(), total == 0 ? "" : total + " bytes before it"));
    }

    private void finish(String result, String detail) {
        record(result, detail);
        done.complete(null);
    }

    private void record(String result, String detail) {
        peer.record(start, socket.name(), by, "recv", toEof ? "until EOF" : "", result, detail);
    }
}
