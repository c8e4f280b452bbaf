package tcplab.channel;

import static tcplab.text.Told.say;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.uring.IoUringChannelOption;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.peer.ActionException;
import tcplab.peer.ChannelCalls;

/** The Netty channels of a side, by the names that the script gives them. Used in any thread. */
public final class Channels implements AutoCloseable {
    /** More than a story tells of; what comes beyond is closed at once. */
    static final int MOST = 1_000;

    private final ChannelRecord record;
    private final Transports transports = new Transports();
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<String, ToldEvents> told = new HashMap<>();
    /** Of channels that do not exist yet. */
    private final Map<String, Map<String, String>> options = new HashMap<>();
    private final Map<String, Supplier<ChannelHandler>> idle = new HashMap<>();
    private final Map<String, Map<String, List<? extends ChannelCalls.Deed>>> reactions = new HashMap<>();

    public Channels(ChannelRecord record) {
        this.record = record;
    }

    ChannelRecord record() {
        return record;
    }

    Transports transports() {
        return transports;
    }

    /** True if there is, or has been, such a channel in this run. */
    public synchronized boolean knows(String name) {
        return channels.containsKey(name);
    }

    /** The calls on the channel of that name, which may not exist yet. */
    public ChannelCalls calls(String name) {
        return new NettyCalls(this, name, Call.By.SCRIPT, null);
    }

    /** The channel of that name, be it closed. */
    synchronized Channel channel(String name) throws ActionException {
        Channel channel = channels.get(name);
        if (channel == null) {
            throw new ActionException(say("there is no Netty channel '%1$s' at the %2$s", name, record.side()));
        }
        return channel;
    }

    synchronized ToldEvents told(String name) {
        return told.computeIfAbsent(name, n -> new ToldEvents(record, n, (event, read) -> react(n, event, read)));
    }

    /** Makes the calls that are to follow an event, in the thread that tells of it. @param read what has just been read, or null */
    private void react(String name, String event, ByteBuf read) {
        List<? extends ChannelCalls.Deed> calls;
        synchronized (this) {
            calls = reactions.getOrDefault(name, Map.of()).getOrDefault(event, List.of());
        }
        for (ChannelCalls.Deed call : calls) {
            try {
                call.on(new NettyCalls(this, call.socket(), Call.By.REACTION, read));
            } catch (ActionException e) {
                record.returned(record.now(), call.socket(), Call.By.REACTION, "reaction", "", new CallResult.NotMade(), e.told());
                return;
            }
        }
    }

    /** From now on these calls follow the event. */
    synchronized void on(String name, String event, List<? extends ChannelCalls.Deed> calls) {
        reactions.computeIfAbsent(name, n -> new HashMap<>()).put(event, List.copyOf(calls));
    }

    /** Adds the handler now, or when there is such a channel. @param direction {@code read}, {@code write} or {@code all} */
    synchronized void idle(String name, String direction, int millis) {
        Supplier<ChannelHandler> handler = () -> new IdleStateHandler(
                direction.equals("read") ? millis : 0, direction.equals("write") ? millis : 0, direction.equals("all") ? millis : 0, TimeUnit.MILLISECONDS);
        Channel channel = channels.get(name);
        if (channel == null || !channel.isOpen()) {
            idle.put(name, handler);
        } else {
            channel.pipeline().addFirst(handler.get());
        }
    }

    /** A channel has been made: it has its options, its name and its only handler from now on. False if there are too many. */
    synchronized boolean add(String name, Channel channel) throws ActionException {
        if (channels.size() >= MOST) {
            return false;
        }
        channels.put(name, channel);
        told.remove(name);
        ToldEvents events = told(name);
        if (idle.containsKey(name)) {
            channel.pipeline().addLast(idle.get(name).get());
        }
        channel.pipeline().addLast(events);
        events.follow(channel.closeFuture(), "closeFuture");
        prepare(name, channel);
        return true;
    }

    /** A channel of this name has been made: it has the options that were named for it from now on. */
    synchronized void prepare(String name, Channel channel) throws ActionException {
        for (Map.Entry<String, String> option : options.getOrDefault(name, Map.of()).entrySet()) {
            set(channel, option.getKey(), option.getValue());
        }
    }

    /** A listener has been bound. */
    synchronized void listening(String name, Channel listener) {
        channels.put(name, listener);
    }

    /** Sets an option now, or when there is such a channel. */
    synchronized void option(String name, String option, String value) throws ActionException {
        Channel channel = channels.get(name);
        if (channel == null || !channel.isOpen()) {
            options.computeIfAbsent(name, n -> new LinkedHashMap<>()).put(option, value);
        } else {
            set(channel, option, value);
        }
    }

    private static void set(Channel channel, String name, String value) throws ActionException {
        Object typed = value.matches("true|false") ? (Object) Boolean.valueOf(value) : Integer.valueOf(value);
        boolean known;
        try {
            known = channel.config().setOption(ChannelOption.valueOf(name), typed) || setOwn(channel, name, typed);
        } catch (ClassCastException e) {
            throw new ActionException(say("%1$s is no value of %2$s", value, name));
        }
        if (!known) {
            throw new ActionException(say("a %1$s has no option %2$s", channel.getClass().getSimpleName(), name));
        }
    }

    /** Sets an option that only some transports have: it bears the name of their class, too. */
    private static boolean setOwn(Channel channel, String name, Object value) {
        for (Class<?> transport : List.of(EpollChannelOption.class, IoUringChannelOption.class)) {
            if (channel.config().setOption(ChannelOption.valueOf(transport, name), value)) {
                return true;
            }
        }
        return false;
    }

    /** Begins a run without channels. */
    public synchronized void begin() {
        channels.clear();
        told.clear();
        options.clear();
        idle.clear();
        reactions.clear();
    }

    /** Completes when all that the event loops had to do has been recorded. */
    public CompletableFuture<Void> caughtUp() {
        List<CompletableFuture<Void>> loops = new ArrayList<>();
        for (EventLoopGroup group : transports.used()) {
            for (EventExecutor loop : group) {
                // Twice: what is ready now is looked for between the two.
                loops.add(CompletableFuture.runAsync(() -> {}, loop).thenRunAsync(() -> {}, loop));
            }
        }
        return CompletableFuture.allOf(loops.toArray(CompletableFuture[]::new));
    }

    /** Ends the run: aborts what is open. Nothing of that is recorded. */
    public void end() {
        List<Channel> open;
        synchronized (this) {
            told.values().forEach(ToldEvents::end);
            open = channels.values().stream().filter(Channel::isOpen).toList();
        }
        List<CompletableFuture<Void>> closing = new ArrayList<>();
        for (Channel channel : open) {
            CompletableFuture<Void> closed = new CompletableFuture<>();
            abortively(channel);
            channel.close().addListener(done -> closed.complete(null));
            closing.add(closed);
        }
        CompletableFuture.allOf(closing.toArray(CompletableFuture[]::new)).orTimeout(5, TimeUnit.SECONDS).exceptionally(late -> null).join();
    }

    private static void abortively(Channel channel) {
        try {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        } catch (ChannelException e) {
            // It has just been closed by the other side's end.
        }
    }

    @Override
    public void close() {
        transports.close();
    }

    /** The name of the n-th channel that a listener accepts. @param nth from 1 */
    static String nth(String name, int nth) {
        return nth == 1 ? name : name + "-" + nth;
    }
}
