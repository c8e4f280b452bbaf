package tcplab.web;

import static tcplab.text.Told.say;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.unix.Errors.NativeIoException;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tcplab.model.Endpoint;
import tcplab.model.Errno;
import tcplab.text.ToldException;

/** Serves a {@link Site} to browsers until it is closed, in one thread of its own that keeps no process alive. */
public final class PageServer implements AutoCloseable {
    /** Connections whose request or answer is under way. */
    static final int MOST_VISITS = 64;

    private static final int LONGEST_LINE = 2_048;
    private static final int LONGEST_HEAD = 8_192;
    private static final long LIMIT_MILLIS = 10_000;
    private static final long BEAT_SECONDS = 15;

    private final Place place;
    private final Site site;
    private final long limitMillis;
    private final Secret secret = new Secret();
    private final News news = new News();
    private final Guests visits = new Guests(MOST_VISITS);
    private final MultiThreadIoEventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("pages", true), EpollIoHandler.newFactory());
    /** All that is open; what comes when this has been closed is closed at once. */
    private final ChannelGroup open = new DefaultChannelGroup(group.next(), true);
    private Channel listening;

    private PageServer(Place place, Site site, long limitMillis) {
        this.place = place;
        this.site = site;
        this.limitMillis = limitMillis;
    }

    /**
     * Listens and serves. An {@link IOException} with a sentence says why nobody can listen there.
     *
     * @param door by which the machine's own network is reached from here; empty if this process stands on it
     */
    public static PageServer start(Place place, Optional<Doorway> door, Site site) throws IOException {
        return start(place, door, site, LIMIT_MILLIS);
    }

    /** @param limitMillis how long a connection may take to ask and to read its answer */
    static PageServer start(Place place, Optional<Doorway> door, Site site, long limitMillis) throws IOException {
        PageServer server = new PageServer(place, site, limitMillis);
        try {
            server.listen(door);
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private void listen(Optional<Doorway> door) throws IOException {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(group)
                .option(ChannelOption.SO_BACKLOG, MOST_VISITS)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel visitor) {
                        begin(visitor);
                    }
                });
        if (door.isPresent()) {
            int descriptor = door.get().listener(place, group);
            listening = opened(bootstrap.channelFactory(() -> new EpollServerSocketChannel(descriptor)).register(), place);
        } else {
            listening = bound(bootstrap, place);
        }
        open.add(listening);
        group.scheduleAtFixedRate(news::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** Binds and listens; an {@link IOException} with a sentence says why not. */
    static Channel bound(ServerBootstrap bootstrap, Place place) throws IOException {
        SocketProtocolFamily family = place.isIpv6() ? SocketProtocolFamily.INET6 : SocketProtocolFamily.INET;
        return opened(bootstrap.channelFactory(() -> new EpollServerSocketChannel(family)).bind(place.socketAddress()), place);
    }

    private static Channel opened(ChannelFuture opening, Place place) throws IOException {
        opening.awaitUninterruptibly();
        if (opening.isSuccess()) {
            return opening.channel();
        }
        throw opening.cause() instanceof NativeIoException failed
                ? place.refused(new Errno(-failed.expectedErr()))
                : new ToldException(say("nobody can listen there: %s", opening.cause().getMessage()), opening.cause());
    }

    private void begin(Channel visitor) {
        open.add(visitor);
        if (!visits.add(visitor)) {
            return;
        }
        HttpDecoderConfig config =
                new HttpDecoderConfig().setMaxInitialLineLength(LONGEST_LINE).setMaxHeaderSize(LONGEST_HEAD);
        visitor.pipeline().addLast(new HttpServerCodec(config), new Visit(this, limitMillis));
    }

    /** It has become a stream. */
    void goesOn(Channel visitor) {
        visits.remove(visitor);
    }

    Site site() {
        return site;
    }

    News news() {
        return news;
    }

    Channel listening() {
        return listening;
    }

    int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Where it listens. */
    public Endpoint endpoint() {
        return new Endpoint(place.number(), port());
    }

    /** What to type in a browser. */
    public String address() {
        return "http://" + place.host() + ":" + port() + root();
    }

    private String root() {
        return "/" + secret.word() + "/";
    }

    /** True if somebody follows the news. */
    public boolean isWatched() {
        return !news.isEmpty();
    }

    /** There is news of the site. */
    public void tell() {
        news.tell();
    }

    /**
     * True if a request is meant for this server. A name that somebody else's server of names leads here (DNS rebinding) is
     * none of ours.
     */
    boolean isCalled(List<String> hosts) {
        String host = hosts.size() == 1 ? hosts.get(0) : "";
        return place.isName(host, port());
    }

    /** The path behind the secret; empty if that is wrong. */
    Optional<String> path(String target) {
        String path = target.split("[?#]", 2)[0];
        int end = path.indexOf('/', 1);
        boolean known = path.startsWith("/") && end > 0 && secret.is(path.substring(1, end));
        return known ? Optional.of(path.substring(end + 1)) : Optional.empty();
    }

    /** Where a folder is whose last slash was left out; empty if the target is none. */
    Optional<String> withSlash(String target) {
        String path = target.split("[?#]", 2)[0];
        if (path.startsWith("/") && path.indexOf('/', 1) < 0 && secret.is(path.substring(1))) {
            return Optional.of(root());
        }
        return path(target).filter(site::isFolder).map(folder -> root() + folder + "/");
    }

    @Override
    public void close() {
        // A loop that is told to end while it is busy may end without closing what is open (SingleThreadIoEventLoop.run()
        // of Netty 4.2 looks for it before its last tasks only).
        open.close().awaitUninterruptibly(2, TimeUnit.SECONDS);
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }
}
