package tcplab.socket;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.epoll.EpollSocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/** Takes one connection off a listening channel each time it is asked. Confined to the event loop. */
final class Acceptor extends ChannelInboundHandlerAdapter {
    private final Deque<CompletableFuture<EpollSocketChannel>> waiting = new ArrayDeque<>();
    /** Accepted by a read whose asker has given up meanwhile. */
    private final Deque<EpollSocketChannel> spare = new ArrayDeque<>();

    CompletableFuture<EpollSocketChannel> next(Channel listener) {
        if (!spare.isEmpty()) {
            return CompletableFuture.completedFuture(spare.poll());
        }
        CompletableFuture<EpollSocketChannel> connection = new CompletableFuture<>();
        waiting.add(connection);
        listener.read();
        return connection;
    }

    /** True if the next one is there already. */
    boolean hasSpare() {
        return !spare.isEmpty();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        EpollSocketChannel connection = (EpollSocketChannel) message;
        waiting.removeIf(CompletableFuture::isDone);
        if (waiting.isEmpty()) {
            spare.add(connection);
        } else {
            waiting.poll().complete(connection);
        }
        if (!waiting.isEmpty()) {
            context.read();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        waiting.removeIf(CompletableFuture::isDone);
        if (!waiting.isEmpty()) {
            waiting.poll().completeExceptionally(failure);
        }
    }
}
