package tcplab.web;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.Errors.NativeIoException;
import io.netty.channel.unix.Socket;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A process of a moment, outside of the lab's network namespace: listens where it is told, passes the listening socket to
 * the lab that waits in the folder, and ends. See {@link Doorway}.
 */
public final class Door {
    private static final long LOOK_MILLIS = 5;

    private Door() {}

    /** @param words {@code ADDRESS PORT FOLDER PID}, the last one of the lab */
    public static void main(String[] words) throws IOException {
        Path folder = Path.of(words[2]);
        MultiThreadIoEventLoopGroup group =
                new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("door", true), EpollIoHandler.newFactory());
        Socket lab = Socket.newSocketDomain();
        try {
            pass(words[0], words[1], folder, group, lab, Long.parseLong(words[3]));
        } finally {
            lab.close();
        }
    }

    private static void pass(
            String address, String port, Path folder, MultiThreadIoEventLoopGroup group, Socket lab, long pid)
            throws IOException {
        Place place = Place.of(address, port.equals("0") ? null : port);
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(group)
                // Whoever connects already waits for the lab.
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.SO_BACKLOG, PageServer.MOST_VISITS)
                .childHandler(new ChannelInboundHandlerAdapter());
        int descriptor;
        try {
            Channel listening = PageServer.bound(bootstrap, place);
            descriptor = ((EpollServerSocketChannel) listening).fd().intValue();
        } catch (Place.Refused e) {
            connect(lab, folder, pid);
            // It is read when the connection ends.
            Files.writeString(folder.resolve(Doorway.ERROR), Integer.toString(e.errno().number()));
            return;
        }
        connect(lab, folder, pid);
        lab.sendFd(descriptor);
        Doorway.remove(folder);
    }

    /** Waits until the lab waits there; the folder of one that has ended is left over. */
    private static void connect(Socket lab, Path folder, long pid) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Doorway.LIMIT_SECONDS);
        while (true) {
            boolean lives = ProcessHandle.of(pid).isPresent();
            try {
                lab.connect(new DomainSocketAddress(folder.resolve(Doorway.SOCKET).toFile()));
                return;
            } catch (IOException e) {
                if (!lives || System.nanoTime() > deadline) {
                    Doorway.remove(folder);
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
            }
        }
    }
}
