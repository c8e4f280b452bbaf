package tcplab.web;

import static tcplab.text.Told.say;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.DomainSocketReadMode;
import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tcplab.model.Errno;
import tcplab.text.ToldException;

/**
 * The way from a network namespace of the lab's own to the machine's network. A socket belongs to the namespace in which
 * it was made, so the launcher leaves somebody outside who waits on a pipe: for each line {@code ADDRESS PORT FOLDER} he
 * starts a {@link Door}, which listens there and passes the listening socket in by a Unix socket in that folder. He ends
 * with the lab, whose end of the pipe closes then, however the lab ends. He is asked before the folder is made, so that
 * his door removes it if the lab is killed.
 */
public final class Doorway {
    /** Names the descriptor of the pipe. */
    private static final String DESCRIPTOR = "TCPLAB_DOOR";
    /** Says whether the launcher has entered a network namespace. */
    private static final String ENTERED = "TCPLAB_ENTERED";

    private static final String PREFIX = "tcplab-door-";
    static final long LIMIT_SECONDS = 20;

    /** In the folder: where the lab waits for the socket, and the number of the error if there is none. */
    static final String SOCKET = "door";

    static final String ERROR = "errno";

    private final Path pipe;
    private final Path own;

    private Doorway(Path pipe, Path own) {
        this.pipe = pipe;
        this.own = own;
    }

    /**
     * The way out; empty if none is needed. An {@link IOException} with a sentence if one is needed and not there.
     *
     * @param own a folder of the user's, for where he may not write in that for temporary files
     */
    public static Optional<Doorway> of(Map<String, String> environment, Path own) throws IOException {
        String descriptor = environment.getOrDefault(DESCRIPTOR, "");
        if (descriptor.matches("\\d{1,4}")) {
            return Optional.of(new Doorway(Path.of("/proc/self/fd", descriptor), own));
        }
        if ("net".equals(environment.get(ENTERED))) {
            throw new ToldException(say("this lab stands on a network of its own, which no browser reaches; serve from a shell: %s", "scripts/lab"));
        }
        return Optional.empty();
    }

    /** A socket that listens at the place on the machine's network. @param group serves the Unix socket */
    int listener(Place place, EventLoopGroup group) throws IOException {
        Path folder = folder();
        try {
            return listener(place, group, folder);
        } finally {
            remove(folder);
        }
    }

    /** The door and the lab both do. */
    static void remove(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(SOCKET));
        Files.deleteIfExists(folder.resolve(ERROR));
        Files.deleteIfExists(folder);
    }

    /** A name for one that is not there yet. */
    private Path folder() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path parent = Files.isWritable(temporary) ? temporary : Files.createDirectories(own);
        return parent.resolve(PREFIX + Long.toUnsignedString(new SecureRandom().nextLong(), Character.MAX_RADIX));
    }

    private int listener(Place place, EventLoopGroup group, Path folder) throws IOException {
        CompletableFuture<Integer> passed = new CompletableFuture<>();
        ask(place.number() + " " + place.port() + " " + folder);
        Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Channel waiting = waiting(folder.resolve(SOCKET), passed, group);
        try {
            int descriptor = passed.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (descriptor < 0) {
                String errno = Files.exists(folder.resolve(ERROR)) ? Files.readString(folder.resolve(ERROR)).strip() : "";
                throw place.refused(errno.matches("\\d{1,9}") ? new Errno(Integer.parseInt(errno)) : Errno.EIO);
            }
            return descriptor;
        } catch (TimeoutException | ExecutionException e) {
            throw new ToldException(say("no way out to the machine's network opened within %d s", LIMIT_SECONDS), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToldException(say("interrupted"), e);
        } finally {
            waiting.close();
        }
    }

    private void ask(String line) throws IOException {
        try (OutputStream request = Files.newOutputStream(pipe)) {
            request.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** @param passed completes with the descriptor, or with -1 if whoever came has passed none */
    private static Channel waiting(Path socket, CompletableFuture<Integer> passed, EventLoopGroup group) {
        return new ServerBootstrap()
                .group(group)
                .channel(EpollServerDomainSocketChannel.class)
                .childOption(EpollChannelOption.DOMAIN_SOCKET_READ_MODE, DomainSocketReadMode.FILE_DESCRIPTORS)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel door) {
                        door.pipeline().addLast(new Receiver(passed));
                    }
                })
                .bind(new DomainSocketAddress(socket.toFile()))
                .syncUninterruptibly()
                .channel();
    }

    private static final class Receiver extends ChannelInboundHandlerAdapter {
        private final CompletableFuture<Integer> passed;

        Receiver(CompletableFuture<Integer> passed) {
            this.passed = passed;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            FileDescriptor descriptor = (FileDescriptor) message;
            if (!passed.complete(descriptor.intValue())) {
                context.close();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            passed.complete(-1);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            passed.complete(-1);
            context.close();
        }
    }
}
