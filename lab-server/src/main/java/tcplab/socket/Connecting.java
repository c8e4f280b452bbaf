package tcplab.socket;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.model.Endpoint;
import tcplab.model.Errno;
import tcplab.peer.ActionException;

/** One connect: sends the SYN and, unless told not to, waits until the socket is writable, when it says how it went. */
final class Connecting {
    private final NettyPeer peer;
    private final LabSocket socket;
    private final Endpoint remote;
    private final boolean nonblocking;
    private final Call.By by;
    private final long start;

    Connecting(NettyPeer peer, LabSocket socket, Endpoint remote, boolean nonblocking, Call.By by) {
        this.peer = peer;
        this.socket = socket;
        this.remote = remote;
        this.nonblocking = nonblocking;
        this.by = by;
        this.start = peer.now();
    }

    CompletableFuture<Void> start() throws ActionException {
        CompletableFuture<Void> done = socket.waits(new CompletableFuture<>());
        CallResult result = CallResult.OK;
        try {
            Optional<Errno> pending = socket.connect(remote);
            peer.named(socket, remote);
            if (pending.isPresent() && nonblocking) {
                result = new CallResult.Failed(pending.get());
            } else if (pending.isPresent()) {
                socket.readiness().whenWritable(() -> peer.finish(done, this::end));
                peer.waits(start, socket.name(), by, "connect", arguments());
                return done;
            }
        } catch (IOException | RuntimeException e) {
            result = Results.of(e);
        }
        record(result);
        done.complete(null);
        return done;
    }

    private void end() throws ActionException {
        CallResult result = CallResult.OK;
        try {
            socket.endConnect();
        } catch (IOException | RuntimeException e) {
            result = Results.of(e);
        }
        record(result);
    }

    private String arguments() {
        return remote + (nonblocking ? " nonblocking" : "");
    }

    private void record(CallResult result) {
        peer.record(start, socket.name(), by, "connect", arguments(), result, "");
    }
}
