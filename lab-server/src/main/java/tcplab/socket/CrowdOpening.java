package tcplab.socket;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import tcplab.event.Call;
import tcplab.model.Endpoint;
import tcplab.model.Errno;
import tcplab.peer.ActionException;
import tcplab.peer.CrowdCalls;

/** Makes a crowd of connections. Whether there are descriptors for all is known before the first is opened. */
final class CrowdOpening implements CrowdCalls {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Path LIMITS = Path.of("/proc/self/limits");
    /** What Java may want to open meanwhile. */
    private static final int SPARE = 100;

    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int SOCK_STREAM = 1;
    /** So many handshakes are begun before the first are looked after: a device's queue holds them. */
    private static final int TOGETHER = 128;

    private static final int SOON_MILLIS = 2;
    private static final int WAITING_MILLIS = 50;

    private final NettyPeer peer;
    private final String name;
    private final Call.By by;

    CrowdOpening(NettyPeer peer, String name, Call.By by) {
        this.peer = peer;
        this.name = name;
        this.by = by;
    }

    @Override
    public CompletableFuture<Void> connect(Endpoint remote, int times) throws ActionException {
        checkName(name);
        checkRoom(times);
        InetSocketAddress address = new InetSocketAddress(remote.address(), remote.port());
        int family = remote.isIpv6() ? AF_INET6 : AF_INET;
        Crowds.Made call = new Crowds.Made(name, by, "connect", remote + " times " + times, "");
        return peer.crowds().perform(name, call, (descriptors, tally, goesOn) -> connect(address, family, times, new Joining(descriptors, tally), goesOn));
    }

    private static void connect(InetSocketAddress address, int family, int times, Joining joining, BooleanSupplier goesOn) {
        for (int opened = 1; opened <= times && goesOn.getAsBoolean(); opened++) {
            joining.connect(address, family);
            if (opened % TOGETHER == 0) {
                joining.look(SOON_MILLIS);
            }
        }
        while (joining.isUnderWay() && goesOn.getAsBoolean()) {
            joining.look(WAITING_MILLIS);
        }
    }

    @Override
    public CompletableFuture<Void> accept(String as, int times) throws ActionException {
        checkName(as);
        checkRoom(times);
        int listener = peer.socket(name).number();
        Crowds.Made call = new Crowds.Made(name, by, "accept", "times " + times, as);
        return peer.crowds().perform(as, call, (descriptors, tally, goesOn) -> {
            while (tally.count() < times && goesOn.getAsBoolean()) {
                accept(listener, descriptors, tally);
            }
        });
    }

    private static void accept(int listener, Set<Integer> descriptors, CrowdTally tally) {
        try {
            descriptors.add(LibC.call("accept4", listener, null, null, LibC.O_NONBLOCK | LibC.O_CLOEXEC));
            tally.returned(0);
        } catch (ErrnoException e) {
            if (e.errno().equals(Errno.EAGAIN)) {
                Joining.await(listener, WAITING_MILLIS);
            } else {
                tally.failed(e.errno());
            }
        }
    }

    /** socket(2). */
    static int opened(int family) throws ErrnoException {
        return LibC.call("socket", family, SOCK_STREAM | LibC.O_NONBLOCK | LibC.O_CLOEXEC, 0);
    }

    private void checkName(String crowd) throws ActionException {
        if (peer.knows(crowd)) {
            throw new ActionException(say("%s is one socket already, and no crowd can have its name", crowd));
        }
    }

    private void checkRoom(int times) throws ActionException {
        try {
            int left = limit() - open() - SPARE;
            if (times > left) {
                throw new ActionException(say("%1$s sockets are more than the %2$s can open: its process may have %3$s descriptors, which leaves %4$s (ulimit -Hn)",
                        times, peer.side(), limit(), left));
            }
        } catch (IOException e) {
            throw new ActionException(say("the number of open descriptors cannot be read: %s", e));
        }
    }

    /** Accepts {@code Max open files            20000                20000                files}. Java has raised it as far as it may. */
    private static int limit() throws IOException {
        for (String line : Files.readAllLines(LIMITS)) {
            if (line.startsWith("Max open files")) {
                String soft = line.split("\\s+")[3];
                return soft.equals("unlimited") ? Integer.MAX_VALUE : (int) Math.min(Integer.MAX_VALUE, Long.parseLong(soft));
            }
        }
        throw new IOException(LIMITS + " names no Max open files");
    }

    private static int open() throws IOException {
        int count = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path one : all) {
                count++;
            }
        }
        return count;
    }
}
