package tcplab.socket;

import static tcplab.text.Told.say;

import io.netty.channel.IoEventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tcplab.channel.Channels;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.Event;
import tcplab.event.SocketNamed;
import tcplab.journal.LabClock;
import tcplab.model.Endpoint;
import tcplab.model.Side;
import tcplab.peer.Action;
import tcplab.peer.ActionException;
import tcplab.peer.Peer;
import tcplab.text.Told;

/** A side in this process: named sockets as Netty epoll channels, all in one event loop. */
public final class NettyPeer implements Peer {
    private final Side side;
    private final MultiThreadIoEventLoopGroup group;
    private final SingleThreadIoEventLoop loop;
    private final Map<String, LabSocket> sockets = new LinkedHashMap<>();
    private final OtherProcesses processes = new OtherProcesses();
    private final OtherThreads threads = new OtherThreads();
    private final Channels channels = new Channels(new RecordOfChannels(this));
    private final Crowds crowds = new Crowds(this);
    private final Turns turns;
    private final Capabilities capabilities = new Capabilities();
    private final Map<String, Integer> ordinals = new ConcurrentHashMap<>();
    private final Filling filling = new Filling();
    private ByteBuffer scratch = ByteBuffer.allocateDirect(65_536);
    private volatile LabClock clock = LabClock.startingNow();
    private volatile Consumer<Event> sink = event -> {};

    public NettyPeer(Side side) {
        Epoll.ensureAvailability();
        this.side = side;
        this.group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        this.loop = (SingleThreadIoEventLoop) group.next();
        this.turns = new Turns(loop);
    }

    @Override
    public Side side() {
        return side;
    }

    @Override
    public void begin(LabClock runClock, Consumer<Event> events) {
        inLoop(() -> {
            clock = runClock;
            sink = events;
            sockets.clear();
            ordinals.clear();
            capabilities.restore();
            threads.begin();
            channels.begin();
        });
    }

    @Override
    public CompletableFuture<Void> perform(Action action) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        afterWhatIsReady(() -> turns.next(() -> perform(action, done)));
        return done;
    }

    private void perform(Action action, CompletableFuture<Void> done) {
        try {
            action.perform(Holders.calls(this, action.socket(), Call.By.SCRIPT)).whenComplete((result, problem) -> {
                if (problem == null) {
                    done.complete(null);
                } else {
                    done.completeExceptionally(problem);
                }
            });
        } catch (ActionException e) {
            done.completeExceptionally(e);
        } catch (RuntimeException | LinkageError e) {
            done.completeExceptionally(
                    new ActionException(say("%s failed: %s", action.getClass().getSimpleName(), e)));
        }
    }

    @Override
    public CompletableFuture<Void> caughtUp() {
        return channels.caughtUp().thenCompose(told -> CompletableFuture.runAsync(() -> {}, this::afterWhatIsReady));
    }

    @Override
    public void cancelPending() {
        crowds.giveUp();
        inLoop(() -> sockets.values().stream()
                .filter(s -> !s.isClosed())
                .forEach(s -> s.giveUp(new ActionException(say("given up waiting on %s", s.name())))));
    }

    @Override
    public void end() {
        CompletableFuture<Void> allClosed = new CompletableFuture<>();
        afterWhatIsReady(() -> {
            threads.end();
            turns.release();
            List<CompletableFuture<?>> closing = new ArrayList<>();
            for (LabSocket socket : List.copyOf(sockets.values())) {
                if (!socket.isClosed()) {
                    socket.giveUp(new ActionException(say("the run has ended")));
                    closing.add(aborted(socket));
                }
            }
            CompletableFuture.allOf(closing.toArray(CompletableFuture[]::new))
                    .whenComplete((done, problem) -> allClosed.complete(null));
        });
        allClosed.orTimeout(5, TimeUnit.SECONDS).exceptionally(late -> null).join();
        processes.end();
        channels.end();
        crowds.end();
        inLoop(() -> {
            sockets.clear();
            sink = event -> {};
        });
    }

    private CompletableFuture<Void> aborted(LabSocket socket) {
        try {
            return Holders.calls(this, socket.name(), Call.By.LAB).abort();
        } catch (ActionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void close() {
        channels.close();
        group.shutdownGracefully(0, 200, TimeUnit.MILLISECONDS);
    }

    /** The local endpoint of an open socket. */
    Endpoint local(String name) {
        return loop.submit(() -> sockets.get(name).local()).syncUninterruptibly().getNow();
    }

    private void inLoop(Runnable task) {
        CompletableFuture.runAsync(task, this::afterWhatIsReady).join();
    }

    /**
     * Does it in the event loop when that has looked once more which sockets are ready: what has happened to a socket
     * before this is asked for comes to its reaction first, however long the loop was busy or stopped.
     */
    void afterWhatIsReady(Runnable task) {
        // The loop ends an iteration, looks what is ready, and begins the next with this. Only execute() starts its thread.
        loop.execute(() -> loop.executeAfterEventLoopIteration(() -> loop.execute(task)));
    }

    IoEventLoop loop() {
        return loop;
    }

    /**
     * Memory for so many bytes that one call of the event loop receives, until the next call. One for all: direct memory
     * is given back only when the collector comes by, and in a quiet process it does not.
     */
    ByteBuffer scratch(int bytes) {
        if (scratch.capacity() < bytes) {
            scratch = ByteBuffer.allocateDirect(bytes);
        }
        return scratch;
    }

    Filling filling() {
        return filling;
    }

    long now() {
        return clock.now();
    }

    /** The open socket of that name. */
    LabSocket socket(String name) throws ActionException {
        LabSocket socket = sockets.get(name);
        if (socket == null || socket.isClosed()) {
            throw new ActionException(
                    socket == null
                            ? say("there is no open socket '%s' at the %s", name, side)
                            : say("there is no open socket '%s' at the %s: it is closed", name, side));
        }
        return socket;
    }

    /** True if there is a socket of that name, be it closed. */
    boolean knows(String name) {
        return sockets.containsKey(name);
    }

    /** The open socket of that name, or a new one. */
    LabSocket socketOrNew(String name, boolean ipv6) {
        LabSocket socket = sockets.get(name);
        return socket == null || socket.isClosed() ? add(LabSocket.open(name, loop, ipv6)) : socket;
    }

    /** In which order actions are done. */
    Turns turns() {
        return turns;
    }

    /** What the event loop may do. */
    Capabilities capabilities() {
        return capabilities;
    }

    /** The second threads of this process. */
    OtherThreads threads() {
        return threads;
    }

    /** Netty channels as an application has them. */
    Channels channels() {
        return channels;
    }

    Crowds crowds() {
        return crowds;
    }

    /** Where all that happens here is told. */
    Consumer<Event> sink() {
        return sink;
    }

    /** The other processes that hold a socket of this one. */
    OtherProcesses processes() {
        return processes;
    }

    LabSocket add(LabSocket socket) {
        sockets.put(socket.name(), socket);
        return socket;
    }

    /** Records the socket's endpoints as the kernel has them now. */
    void named(LabSocket socket, Endpoint wantedRemote) {
        Endpoint remote = socket.remote() == null ? wantedRemote : socket.remote();
        sink.accept(new SocketNamed(now(), side, socket.name(), socket.local(), remote));
    }

    /** Records the endpoints of the same socket in another process. */
    void named(String name, LabSocket socket) {
        sink.accept(new SocketNamed(now(), side, name, socket.local(), socket.remote()));
    }

    /** The last part of an action: what records it. */
    interface Ending {
        void record() throws ActionException;
    }

    /** Ends an action that was waited for. */
    void finish(CompletableFuture<Void> done, Ending ending) {
        try {
            ending.record();
            done.complete(null);
        } catch (ActionException e) {
            done.completeExceptionally(e);
        }
    }

    /** Tells of a call that has begun and goes on. */
    void waits(long atNanos, String socket, Call.By by, String call, String arguments) {
        sink.accept(new Call(atNanos, now(), side, socket, 0, by, call, arguments, CallResult.PENDING, ""));
    }

    /** Records a call that has returned. */
    void record(
            long atNanos, String socket, Call.By by, String call, String arguments, CallResult result, String detail) {
        record(atNanos, socket, by, call, arguments, result, detail, null);
    }

    /** Records a call that has returned. @param note what else is to be said of it, or null */
    void record(
            long atNanos, String socket, Call.By by, String call, String arguments, CallResult result, String detail, Told note) {
        int ordinal = ordinals.merge(socket, 1, Integer::sum);
        sink.accept(new Call(atNanos, now(), side, socket, ordinal, by, call, arguments, result, detail, note));
    }
}
