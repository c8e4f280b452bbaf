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
            succeed();
        } catch (IOException | RuntimeException e) {
            result = Results.of(e);
        }
        record(result);
    }

    /**
     * It has succeeded once the SYN is acknowledged, also where an RST has come since: which of the two a caller of
     * connect(2) wakes up to is a matter of microseconds (inet_wait_for_connect() and sock_error(), net/ipv4/af_inet.c).
     * So the error of what befell the connection afterwards is left to the next call, and only that of a connect without
     * success is taken here.
     */
    private void succeed() throws IOException {
        if (LibC.isSynAcknowledged(socket.number())) {
            return;
        }
        int pending = socket.descriptor().getSoError();
        if (pending != 0) {
            giveBack();
            throw new ErrnoException("connect", new Errno(pending));
        }
    }

    /**
     * A connect that blocks leaves the socket unconnected when it fails, and the next one sends a SYN. One that does not
     * block leaves it connecting (SS_CONNECTING) until the caller asks connect(2) once more.
     */
    private void giveBack() throws IOException {
        try {
            socket.connect(remote);
        } catch (ErrnoException e) {
            // ECONNABORTED: the errno itself has been taken.
        }
    }

    private String arguments() {
        return remote + (nonblocking ? " nonblocking" : "");
    }

    private void record(CallResult result) {
        peer.record(start, socket.name(), by, "connect", arguments(), result, "");
    }
}
