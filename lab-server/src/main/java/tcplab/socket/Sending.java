package tcplab.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.model.Errno;

/**
 * One send of the script: like a blocking send(2), it ends when all bytes are in the send buffer or an error comes. An
 * error after some bytes gives the number of bytes, and the error is left for the next call, as in the kernel's
 * {@code tcp_sendmsg_locked}.
 */
final class Sending {
    /** It takes a while to copy so many to the send buffer: the process may be killed in that while. */
    private static final int LONG_BYTES = 65_536;

    private final NettyPeer peer;
    private final LabSocket socket;
    private final Call.By by;
    private final ByteBuffer bytes;
    private final boolean nonblocking;
    private final long start;
    private final CompletableFuture<Void> done;

    /** @param payload in direct memory, from its beginning to its limit */
    Sending(NettyPeer peer, LabSocket socket, ByteBuffer payload, boolean nonblocking, Call.By by) {
        this.peer = peer;
        this.socket = socket;
        this.by = by;
        this.nonblocking = nonblocking;
        this.bytes = payload;
        this.start = peer.now();
        this.done = socket.waits(new CompletableFuture<>());
    }

    CompletableFuture<Void> start() {
        boolean isLong = bytes.limit() > LONG_BYTES;
        if (isLong) {
            tellThatItGoesOn();
        }
        go();
        if (!isLong && !done.isDone()) {
            tellThatItGoesOn();
        }
        return done;
    }

    private void tellThatItGoesOn() {
        peer.waits(start, socket.name(), by, "send", shown());
    }

    private void go() {
        Exception failure = null;
        try {
            while (bytes.hasRemaining()) {
                int sent = socket.descriptor().send(bytes, bytes.position(), bytes.limit());
                if (sent <= 0 && nonblocking) {
                    // Netty's way to say EAGAIN.
                    finish(new ErrnoException("send", Errno.EAGAIN));
                    return;
                } else if (sent <= 0) {
                    socket.readiness().whenWritable(this::go);
                    return;
                }
                bytes.position(bytes.position() + sent);
            }
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
        finish(failure);
    }

    private void finish(Exception failure) {
        peer.finish(done, () -> {
            boolean failed = failure != null && bytes.position() == 0;
            CallResult result = failed ? Results.of(failure) : new CallResult.Returned(bytes.position());
            peer.record(start, socket.name(), by, "send", shown(), result, "");
        });
    }

    private String shown() {
        int total = bytes.limit();
        String what = total <= 60 ? '"' + Receiving.text(bytes, total) + '"' : String.valueOf(total);
        return what + (nonblocking ? " nonblocking" : "");
    }
}
