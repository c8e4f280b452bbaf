package tcplab.channel;

import static tcplab.text.Told.say;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tcplab.model.Transport;
import tcplab.peer.ActionException;
import tcplab.text.Told;

/** The transports of this machine, each with an event loop of its own as soon as somebody uses it. */
final class Transports implements AutoCloseable {
    /** What a transport is made of. */
    private record Parts(IoHandlerFactory handlers, Class<? extends Channel> channel, Class<? extends ServerChannel> server) {}

    private final Map<Transport, EventLoopGroup> groups = new EnumMap<>(Transport.class);

    /** Its event loop, one thread; an {@link ActionException} says what this machine lacks. */
    synchronized EventLoopGroup group(Transport transport) throws ActionException {
        Throwable why = missing(transport);
        if (why != null) {
            throw new ActionException(say("Netty's transport %1$s does not work on this machine: %2$s", transport.word(), Told.of(root(why))));
        }
        return groups.computeIfAbsent(transport, t ->
                new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory(t.word(), true), parts(t).handlers()));
    }

    /** The event loops that there are. */
    synchronized Collection<EventLoopGroup> used() {
        return groups.values();
    }

    private static Throwable missing(Transport transport) {
        return switch (transport) {
            case EPOLL -> Epoll.unavailabilityCause();
            case IO_URING -> IoUring.unavailabilityCause();
            case NIO -> null;
        };
    }

    private static Throwable root(Throwable failure) {
        return failure.getCause() == null ? failure : root(failure.getCause());
    }

    private static Parts parts(Transport transport) {
        return switch (transport) {
            case EPOLL -> new Parts(EpollIoHandler.newFactory(), EpollSocketChannel.class, EpollServerSocketChannel.class);
            case IO_URING -> new Parts(IoUringIoHandler.newFactory(), IoUringSocketChannel.class, IoUringServerSocketChannel.class);
            case NIO -> new Parts(NioIoHandler.newFactory(), NioSocketChannel.class, NioServerSocketChannel.class);
        };
    }

    static Class<? extends Channel> channel(Transport transport) {
        return parts(transport).channel();
    }

    static Class<? extends ServerChannel> server(Transport transport) {
        return parts(transport).server();
    }

    @Override
    public synchronized void close() {
        groups.values().forEach(group -> group.shutdownGracefully(0, 200, TimeUnit.MILLISECONDS));
    }
}
