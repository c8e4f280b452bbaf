package tcplab.socket;

import static tcplab.text.Told.say;

import io.netty.channel.epoll.EpollSocketChannel;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.model.Errno;
import tcplab.peer.ActionException;

/** One accept: waits for a connection where none is in the queue yet, and gives it a name. */
final class Accepting {
    private final NettyPeer peer;
    private final LabSocket listener;
    private final String as;
    private final boolean nonblocking;
    private final Call.By by;
    private final long start;

    /** @param as the name of the accepted socket */
    Accepting(NettyPeer peer, LabSocket listener, String as, boolean nonblocking, Call.By by) {
        this.peer = peer;
        this.listener = listener;
        this.as = as;
        this.nonblocking = nonblocking;
        this.by = by;
        this.start = peer.now();
    }

    CompletableFuture<Void> start() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<EpollSocketChannel> connection;
        try {
            boolean none = nonblocking && !listener.canAccept();
            connection = none ? CompletableFuture.failedFuture(new ErrnoException("accept", Errno.EAGAIN)) : listener.accept();
        } catch (IOException | RuntimeException e) {
            connection = CompletableFuture.failedFuture(e);
        }
        connection.whenComplete((channel, failure) -> {
            if (failure instanceof ActionException) {
                done.completeExceptionally(failure);
                return;
            }
            try {
                accepted(channel, failure);
                done.complete(null);
            } catch (IOException | RuntimeException problem) {
                done.completeExceptionally(new ActionException(say("accept failed: %s", problem)));
            } catch (ActionException problem) {
                done.completeExceptionally(problem);
            }
        });
        if (!done.isDone()) {
            peer.waits(start, listener.name(), by, "accept", arguments());
        }
        return done;
    }

    private String arguments() {
        return nonblocking ? "nonblocking" : "";
    }

    private void accepted(EpollSocketChannel channel, Throwable failure) throws IOException, ActionException {
        if (failure != null) {
            peer.record(start, listener.name(), by, "accept", arguments(), Results.of(failure), "");
            return;
        }
        LabSocket accepted = peer.add(listener.accepted(as, channel));
        peer.record(start, listener.name(), by, "accept", arguments(), CallResult.OK, as);
        // Of a connection that was reset meanwhile getpeername(2) no longer knows the peer; accept(2) does.
        peer.named(accepted, LabSocket.endpoint(channel.remoteAddress()));
    }
}
