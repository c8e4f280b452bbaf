package tcplab.channel;

import static tcplab.text.Told.say;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.DuplexChannel;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.model.Endpoint;
import tcplab.model.Transport;
import tcplab.peer.ActionException;
import tcplab.peer.ChannelCalls;
import tcplab.text.Told;

/** The calls on one channel, as an application makes them. */
final class NettyCalls implements ChannelCalls {
    private final Channels channels;
    private final ChannelRecord record;
    private final String name;

    /** Who makes them. */
    private final Call.By by;
    /** What the channel has just read, where a handler calls that was told so; else null. */
    private final ByteBuf read;

    NettyCalls(Channels channels, String name, Call.By by, ByteBuf read) {
        this.channels = channels;
        this.record = channels.record();
        this.name = name;
        this.by = by;
        this.read = read;
    }

    @Override
    public CompletableFuture<Void> listen(Transport transport, Endpoint local, int backlog, String as) throws ActionException {
        EventLoopGroup group = channels.transports().group(transport);
        AtomicInteger accepted = new AtomicInteger();
        CompletableFuture<Void> done = new CompletableFuture<>();
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(group)
                .channel(Transports.server(transport))
                .option(ChannelOption.SO_BACKLOG, backlog)
                .handler(first(done, listener -> channels.prepare(name, listener)))
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel child) throws ActionException {
                        if (!channels.add(Channels.nth(as, accepted.incrementAndGet()), child)) {
                            child.close();
                        }
                    }
                });
        String endpoint = local + " backlog " + backlog + " " + transport.word();
        long start = record.now();
        ChannelFuture binding = bootstrap.bind(socketAddress(local));
        channels.told(name).follow(binding, "bindFuture");
        binding.addListener(ended -> {
            if (ended.isSuccess()) {
                channels.listening(name, binding.channel());
                record.named(name, (InetSocketAddress) binding.channel().localAddress(), null);
                record.returned(start, name, by, "listen", endpoint, CallResult.OK, null);
            } else {
                record.returned(start, name, by, "bind", endpoint, CallResult.FUTURE, null);
            }
            done.complete(null);
        });
        return done;
    }

    @Override
    public CompletableFuture<Void> connect(Transport transport, Endpoint remote, Endpoint from) throws ActionException {
        EventLoopGroup group = channels.transports().group(transport);
        CompletableFuture<Void> done = new CompletableFuture<>();
        Bootstrap bootstrap = new Bootstrap()
                .group(group)
                .channel(Transports.channel(transport))
                .handler(first(done, channel -> channels.add(name, channel)));
        long start = record.now();
        ChannelFuture registering = bootstrap.register();
        registering.addListener(registered -> {
            Channel channel = registering.channel();
            // As Bootstrap.connect() does from here on, but that its future is followed before it can complete.
            channel.eventLoop().execute(() -> connect(channel, remote, from, done));
        });
        String bound = from == null ? "" : " from " + from.port();
        returned(start, "connect", remote + bound + " " + transport.word(), CallResult.FUTURE);
        return done;
    }

    private void connect(Channel channel, Endpoint remote, Endpoint from, CompletableFuture<Void> done) {
        ChannelPromise connecting = channel.newPromise();
        channels.told(name).follow(connecting, "connectFuture");
        connecting.addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        connecting.addListener(ended -> done.complete(null));
        if (from == null) {
            channel.connect(socketAddress(remote), connecting);
        } else {
            record.named(name, socketAddress(from), socketAddress(remote));
            channel.connect(socketAddress(remote), socketAddress(from), connecting);
        }
    }

    /** What is done with a channel before it is bound or connected. */
    private interface Preparation {
        void prepare(Channel channel) throws ActionException;
    }

    /** Prepares a new channel. What cannot be done ends the call, and the channel with it. */
    private static ChannelInitializer<Channel> first(CompletableFuture<Void> done, Preparation preparation) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                try {
                    preparation.prepare(channel);
                } catch (ActionException refused) {
                    done.completeExceptionally(refused);
                    channel.close();
                }
            }
        };
    }

    private static InetSocketAddress socketAddress(Endpoint endpoint) {
        return new InetSocketAddress(endpoint.address(), endpoint.port());
    }

    @Override
    public CompletableFuture<Void> option(String option, String value) throws ActionException {
        long start = record.now();
        channels.option(name, option, value);
        return returned(start, "option", option + " " + value, CallResult.OK);
    }

    @Override
    public CompletableFuture<Void> write(byte[] bytes, String arguments) throws ActionException {
        Channel channel = channels.channel(name);
        return promised(channel, "writeAndFlush", arguments, "writeFuture", promise -> channel.writeAndFlush(Unpooled.wrappedBuffer(bytes), promise));
    }

    @Override
    public CompletableFuture<Void> read() throws ActionException {
        Channel channel = channels.channel(name);
        long start = record.now();
        channel.read();
        return returned(start, "read", "", CallResult.OK);
    }

    @Override
    public CompletableFuture<Void> shutdownOutput() throws ActionException {
        if (!(channels.channel(name) instanceof DuplexChannel channel)) {
            throw new ActionException(say("%s is no connection", name));
        }
        return promised(channel, "shutdown", "SHUT_WR", "shutdownFuture", channel::shutdownOutput);
    }

    @Override
    public CompletableFuture<Void> close() throws ActionException {
        Channel channel = channels.channel(name);
        // Its future is that of the channel, which is followed from the beginning.
        long start = record.now();
        channel.close();
        return returned(start, "close", "", CallResult.FUTURE);
    }

    @Override
    public CompletableFuture<Void> idle(String direction, int millis) throws ActionException {
        long start = record.now();
        channels.idle(name, direction, millis);
        return returned(start, "idle", direction + " " + millis + " ms", CallResult.OK);
    }

    @Override
    public CompletableFuture<Void> on(String event, List<? extends Deed> calls) {
        channels.on(name, event, calls);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> pass(String to) throws ActionException {
        if (read == null) {
            throw new ActionException(say("%s has read nothing that could be passed on", name));
        }
        Channel channel = channels.channel(to);
        String arguments = Integer.toString(read.readableBytes());
        NettyCalls calls = new NettyCalls(channels, to, by, null);
        return calls.promised(channel, "writeAndFlush", arguments, "writeFuture", promise -> channel.writeAndFlush(read.retainedDuplicate(), promise));
    }

    /** A call that keeps a promise. */
    private interface Promising {
        void call(ChannelPromise promise);
    }

    private CompletableFuture<Void> promised(Channel channel, String call, String arguments, String event, Promising promising) {
        long start = record.now();
        ChannelPromise promise = channel.newPromise();
        // Before it can be kept: told later, it might come behind what followed from it.
        channels.told(name).follow(promise, event);
        promising.call(promise);
        return returned(start, call, arguments, CallResult.FUTURE);
    }

    private CompletableFuture<Void> returned(long start, String call, String arguments, CallResult result) {
        record.returned(start, name, by, call, arguments, result, (Told) null);
        return CompletableFuture.completedFuture(null);
    }
}
