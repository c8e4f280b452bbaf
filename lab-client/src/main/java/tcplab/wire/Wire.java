package tcplab.wire;

import io.netty.channel.IoEventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import tcplab.event.Event;
import tcplab.fault.Faults;
import tcplab.fault.Match;
import tcplab.fault.Rule;
import tcplab.journal.LabClock;
import tcplab.model.FourTuple;
import tcplab.model.Side;
import tcplab.socket.NetworkNamespace;

/**
 * The wire between the client's host and the server's: two TUN devices and an event loop in which all their {@link
 * Traffic} happens. Any thread may call it.
 */
public final class Wire implements Faults, AutoCloseable {
    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final IoEventLoop loop = group.next();
    private final Map<Side, Tun> devices = new EnumMap<>(Side.class);
    /** Confined to the loop, as the hosts are. */
    private final Traffic traffic = new Traffic(new Ends());
    private final Hosts hosts = new Hosts(devices, traffic);

    /** Where the traffic goes, and its clock. */
    private final class Ends implements Line {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void deliver(Side from, ByteBuffer packet) {
            hosts.deliver(from, packet);
        }

        @Override
        public void later(long nanos, Runnable task) {
            loop.schedule(task, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private Wire() {}

    /**
     * Makes the client's device in this process's network namespace, and the server's in its own.
     *
     * @param serverNamespace its file
     */
    public static Wire between(String clientDevice, String serverDevice, String serverNamespace) throws IOException {
        Wire wire = new Wire();
        try {
            wire.devices.put(Side.CLIENT, Tun.open(clientDevice, packet -> wire.hosts.sent(Side.CLIENT, packet)));
            wire.devices.put(Side.SERVER, NetworkNamespace.inside(
                    serverNamespace, () -> Tun.open(serverDevice, packet -> wire.hosts.sent(Side.SERVER, packet))));
        } catch (IOException e) {
            wire.close();
            throw e;
        }
        wire.ask(t -> {
            wire.devices.values().forEach(tun -> tun.register(wire.loop));
            return null;
        });
        return wire;
    }

    /**
     * Starts a run without rules. What is done to segments goes to the sink.
     *
     * @param watching looks at the hosts while a segment waits for it
     */
    public void begin(LabClock clock, Consumer<Event> events, Onlooker watching) {
        tell(t -> {
            t.begin(clock, events);
            hosts.watchedBy(watching);
        });
    }

    /** Ends the run: no rules, nothing held, nothing remembered. */
    public void end() {
        tell(t -> {
            t.end();
            hosts.watchedBy(Onlooker.NOBODY);
        });
    }

    @Override
    public void add(Rule rule) {
        tell(t -> t.add(rule));
    }

    @Override
    public void mtu(int bytes, boolean told) {
        tell(t -> t.mtu(bytes, told));
    }

    @Override
    public void clearRules() {
        tell(Traffic::clearRules);
    }

    @Override
    public boolean cut(boolean down) {
        return ask(t -> t.cut(down));
    }

    @Override
    public boolean isDown() {
        return ask(Traffic::isDown);
    }

    /** What is held, oldest first. */
    public List<Held> held() {
        return ask(Traffic::held);
    }

    /** True if no segment is on its way; a held one is not. */
    public boolean isIdle() {
        return ask(Traffic::isIdle);
    }

    /** Completes when at least so many matching segments are held. */
    public CompletableFuture<Void> awaitHeld(Match match, int count) {
        return ask(t -> t.awaitHeld(match, count));
    }

    @Override
    public int release(Match match, int most) {
        return ask(t -> t.release(match, most));
    }

    @Override
    public int dropHeld(Match match, int most) {
        return ask(t -> t.dropHeld(match, most));
    }

    @Override
    public int replay(Match match) {
        return ask(t -> t.replay(match));
    }

    /** From now on every segment waits at the gate before it meets the rules. */
    public void shutGate() {
        tell(t -> t.gate().shut());
    }

    /** Lets all segments go on again, those that wait first. */
    public void openGate() {
        tell(t -> t.gate().open());
    }

    /** What waits at the gate, oldest first. */
    public List<Stopped> stopped() {
        return ask(t -> t.gate().stopped());
    }

    /** Lets segments go on from the gate so many times: 0 loses them, 2 is a duplicate. Those that have gone already do not count. */
    public void let(List<Stopped> together, int times) {
        tell(t -> t.gate().let(together, times));
    }

    /** While somebody thinks, the story stands still: what timers send again then is swallowed. */
    public void think(boolean now) {
        tell(t -> t.gate().think(now));
    }

    /** What hosts send from now on belongs no more together with what they sent before. */
    public void newMoment() {
        tell(t -> t.gate().newMoment());
    }

    /** The time of the story, which stands still while segments wait at the gate and somebody thinks. */
    public long storyNanos() {
        return ask(t -> t.gate().story().nanos());
    }

    /** True while the socket with these endpoints has not acknowledged in the story all that it was handed at the gate. */
    public boolean isAckOwedBy(FourTuple socket) {
        return ask(t -> t.gate().isAckOwedBy(socket));
    }

    /** From now on what timers send again waits at the gate like all else, or is swallowed again. */
    public void letRepeats(boolean pass) {
        tell(t -> t.gate().letRepeats(pass));
    }

    /** The program sets TCP_QUICKACK on the socket with these endpoints: whether it acknowledges at once, or waits for an answer. */
    public void quickAck(FourTuple socket, boolean atOnce) {
        tell(t -> t.gate().quickAck(socket, atOnce));
    }

    /** The program of the socket with these endpoints has read so many bytes. Whoever says so does not wait for the wire. */
    public void read(FourTuple socket, long bytes) {
        loop.execute(() -> traffic.gate().read(socket, bytes));
    }

    /** From now on acknowledgements wait at the gate like all else, whenever they leave. */
    public void letAcks() {
        tell(t -> t.gate().letAcks());
    }

    @Override
    public void burst(int count, InetAddress client, InetAddress server, int port) {
        tell(t -> t.burst().send(count, client.getAddress(), server.getAddress(), port));
    }

    private void tell(Consumer<Traffic> request) {
        ask(t -> {
            request.accept(t);
            return null;
        });
    }

    private <T> T ask(Function<Traffic, T> request) {
        return loop.submit(() -> request.apply(traffic)).syncUninterruptibly().getNow();
    }

    /** Cuts the wire; the devices vanish. */
    @Override
    public void close() {
        tell(t -> devices.values().forEach(tun -> {
            try {
                tun.close();
            } catch (IOException e) {
                // Closing is all that was wanted.
            }
        }));
        group.shutdownGracefully(0, 200, TimeUnit.MILLISECONDS);
    }
}
