package tcplab.socket;

import static tcplab.text.Told.say;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoEventLoop;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import tcplab.model.Addresses;
import tcplab.model.Endpoint;
import tcplab.model.Errno;
import tcplab.model.SocketOption;
import tcplab.text.ToldException;
import tcplab.model.TcpState;
import tcplab.peer.SocketCalls;

/**
 * A socket that the script named: a parked Netty channel and the waiting for its descriptor. Confined to the event
 * loop of its side.
 */
final class LabSocket implements SocketCalls.Descriptor {
    private final String name;
    private final IoEventLoop loop;
    private Channel channel;
    private Readiness readiness;
    private final List<CompletableFuture<?>> pending = new ArrayList<>();
    private Acceptor acceptor;
    private Tls tls;
    private Reactions reactions;
    private boolean closed;

    private LabSocket(String name, IoEventLoop loop) {
        this.name = name;
        this.loop = loop;
    }

    /** socket(2) for the address family. */
    static LabSocket open(String name, IoEventLoop loop, boolean ipv6) {
        LabSocket socket = new LabSocket(name, loop);
        EpollSocketChannel channel =
                new EpollSocketChannel(ipv6 ? SocketProtocolFamily.INET6 : SocketProtocolFamily.INET);
        channel.config().setTcpNoDelay(false);
        socket.park(channel);
        return socket;
    }

    /** A connection that this listener has accepted. */
    LabSocket accepted(String as, EpollSocketChannel connection) throws IOException {
        // Netty sets the option on every channel; in the kernel a connection has it from its listener.
        connection.config().setTcpNoDelay(descriptor().isTcpNoDelay());
        LabSocket socket = new LabSocket(as, loop);
        socket.park(connection);
        return socket;
    }

    /** The same socket by a second descriptor, as dup(2) makes it. */
    LabSocket duplicate(String as) throws IOException {
        boolean noDelay = descriptor().isTcpNoDelay();
        EpollSocketChannel copy = new EpollSocketChannel(LibC.dup(descriptor().intValue()));
        copy.config().setTcpNoDelay(noDelay);
        LabSocket socket = new LabSocket(as, loop);
        socket.park(copy);
        return socket;
    }

    /** Keeps the channel off the event loop until it listens or closes, so that Netty never sees an event of it. */
    private void park(Channel next) {
        channel = next;
        channel.config().setAutoRead(false);
        readiness = new Readiness(loop, descriptor());
    }

    private void register(Channel unregistered) {
        EventLoopGroup group = loop;
        group.register(unregistered);
    }

    String name() {
        return name;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public int number() {
        return descriptor().intValue();
    }

    @Override
    public int call(String function, Object... arguments) throws ErrnoException {
        return LibC.call(function, arguments);
    }

    Socket descriptor() {
        if (channel instanceof EpollServerSocketChannel listener) {
            return (Socket) listener.fd();
        }
        return (Socket) ((EpollSocketChannel) channel).fd();
    }

    /** Its TLS connection, or null before the TLS handshake. */
    Tls tls() {
        return tls;
    }

    void tls(Tls connection) {
        tls = connection;
    }

    /** What the event loop does by itself when the socket can be read. @param peer which makes the calls */
    Reactions reactions(NettyPeer peer) {
        if (reactions == null) {
            reactions = new Reactions(peer, this);
        }
        return reactions;
    }

    Readiness readiness() {
        return readiness;
    }

    /** Remembers what waits, so that it can be given up. */
    <T> CompletableFuture<T> waits(CompletableFuture<T> future) {
        pending.add(future);
        future.whenComplete((value, problem) -> pending.remove(future));
        return future;
    }

    void giveUp(Throwable why) {
        readiness.stop();
        new ArrayList<>(pending).forEach(f -> f.completeExceptionally(why));
    }

    void bind(Endpoint local) throws IOException {
        descriptor().bind(address(local));
    }

    /** connect(2). @return EINPROGRESS or EALREADY if its end is to be waited for: the descriptor can be written then */
    Optional<Errno> connect(Endpoint remote) throws IOException {
        try {
            // Netty's own loses which errno it was for those that it has no class of exceptions for.
            LibC.connect(descriptor().intValue(), address(remote));
            return Optional.empty();
        } catch (ErrnoException e) {
            // The second one while the first goes on waits with it, as a call that blocks does.
            if (e.errno().equals(Errno.EINPROGRESS) || e.errno().equals(Errno.EALREADY)) {
                return Optional.of(e.errno());
            }
            throw e;
        }
    }

    /**
     * listen(2). The channel becomes a listening one on the same descriptor. It stays registered, for Netty accepts
     * only when told to and makes the accepted channel without asking for its pending error.
     */
    void listen(int backlog) throws IOException {
        boolean reuseAddress = descriptor().isReuseAddress();
        descriptor().listen(backlog);
        EpollServerSocketChannel listener = new EpollServerSocketChannel(descriptor().intValue());
        // Netty sets the option on every listener, and its connections inherit it, in TIME-WAIT too.
        listener.config().setReuseAddress(reuseAddress);
        listener.config().setAutoRead(false);
        listener.config().setRecvByteBufAllocator(new FixedRecvByteBufAllocator(1).maxMessagesPerRead(1));
        acceptor = new Acceptor();
        listener.pipeline().addLast(acceptor);
        readiness.stop();
        channel = listener;
        readiness = new Readiness(loop, descriptor());
        register(listener);
    }

    /** True if accept(2) would return at once, with a connection or an errno. */
    boolean canAccept() throws IOException {
        return acceptor == null || acceptor.hasSpare() || LibC.isReadable(number());
    }

    /** accept(2): the next connection's channel, as soon as there is one. */
    CompletableFuture<EpollSocketChannel> accept() throws IOException {
        if (acceptor == null) {
            // Not listening: the kernel's own answer, EINVAL.
            descriptor().accept(new byte[26]);
            throw new ToldException(say("accept on a socket that is not listening"));
        }
        return waits(acceptor.next(channel));
    }

    void set(SocketOption option, String value) throws IOException {
        if (option == SocketOption.SO_LINGER) {
            descriptor().setSoLinger(value.equals("off") ? -1 : Integer.parseInt(value));
        } else {
            // Netty's own loses which errno it was.
            int[] number = {Integer.parseInt(value)};
            call("setsockopt", number(), option.level(), option.number(), number, Integer.BYTES);
        }
    }

    String get(SocketOption option) throws IOException {
        if (option == SocketOption.SO_LINGER) {
            int seconds = descriptor().getSoLinger();
            return seconds < 0 ? "off" : String.valueOf(seconds);
        }
        int[] number = new int[1];
        call("getsockopt", number(), option.level(), option.number(), number, new int[] {Integer.BYTES});
        return String.valueOf(number[0]);
    }

    /** close(2). With SO_LINGER above 0 Netty makes it on another thread, since it may block. */
    void close(Consumer<Throwable> then) {
        readiness.stop();
        closed = true;
        if (tls != null) {
            tls.free();
        }
        if (!channel.isRegistered()) {
            register(channel);
        }
        ChannelFuture closing = channel.close();
        closing.addListener(f -> then.accept(f.cause()));
    }

    /** Gives up the descriptor, which another thread closes by its number. */
    void surrender(Throwable why) {
        giveUp(why);
        closed = true;
        if (tls != null) {
            tls.free();
        }
    }

    /**
     * What TCP_INFO says now. Empty of a listener, and of a descriptor whose connection is over: another socket may stand
     * in for it in TIME-WAIT.
     */
    Optional<TcpState> state() {
        try {
            return channel instanceof EpollSocketChannel connection
                    ? TcpState.ofNumber(connection.tcpInfo().state()).filter(state -> state != TcpState.CLOSED)
                    : Optional.empty();
        } catch (ChannelException e) {
            return Optional.empty();
        }
    }

    Endpoint local() {
        return endpoint(descriptor().localAddress());
    }

    Endpoint remote() {
        return endpoint(descriptor().remoteAddress());
    }

    private static InetSocketAddress address(Endpoint endpoint) {
        return new InetSocketAddress(endpoint.address(), endpoint.port());
    }

    static Endpoint endpoint(InetSocketAddress address) {
        return address == null ? null : new Endpoint(Addresses.text(address.getAddress()), address.getPort());
    }
}
