package tcplab.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.model.Errno;
import tcplab.text.Told;

/** One recv of the script: a recv(2) that waits unless told not to, or recv(2) until end of input recorded as one call. */
final class Receiving {
    private final NettyPeer peer;
    private final LabSocket socket;
    private final boolean toEof;
    private final boolean nonblocking;
    private final Call.By by;
    private final int max;
    private final long start;
    private final CompletableFuture<Void> done;
    private long total;
    private String firstText = "";

    Receiving(NettyPeer peer, LabSocket socket, int max, boolean toEof, boolean nonblocking, Call.By by) {
        this.peer = peer;
        this.socket = socket;
        this.toEof = toEof;
        this.nonblocking = nonblocking;
        this.by = by;
        this.max = max;
        this.start = peer.now();
        this.done = socket.waits(new CompletableFuture<>());
    }

    CompletableFuture<Void> start() {
        go();
        if (!done.isDone()) {
            peer.waits(start, socket.name(), by, "recv", arguments());
        }
        return done;
    }

    private void go() {
        ByteBuffer buffer = peer.scratch(max);
        try {
            int received = socket.descriptor().recv(buffer, 0, max);
            while (received > 0) {
                firstText = total == 0 ? text(buffer, received) : firstText;
                total += received;
                if (!toEof) {
                    finish(new CallResult.Returned(total), firstText);
                    return;
                }
                received = socket.descriptor().recv(buffer, 0, max);
            }
            if (received == 0 && nonblocking) {
                // Netty's way to say EAGAIN.
                finish(new CallResult.Failed(Errno.EAGAIN), "");
                return;
            } else if (received == 0) {
                socket.readiness().whenReadable(this::go);
                return;
            }
            finish(CallResult.EOF, firstText);
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
    }

    private void failed(Exception failure) {
        peer.finish(done, () -> record(Results.of(failure), firstText));
    }

    private void finish(CallResult result, String text) {
        record(result, text);
        done.complete(null);
    }

    private void record(CallResult result, String text) {
        Told note = Call.bytesBefore(result instanceof CallResult.Returned ? 0 : total);
        peer.record(start, socket.name(), by, "recv", arguments(), result, text, note);
    }

    private String arguments() {
        return toEof ? "eof" : nonblocking ? "nonblocking" : "";
    }

    /** At most 60 bytes as a reader can take them: printable text as it is, the rest as dots. */
    static String text(ByteBuffer bytes, int count) {
        byte[] shown = new byte[Math.min(count, 60)];
        bytes.get(0, shown);
        return new String(shown, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", ".");
    }
}
