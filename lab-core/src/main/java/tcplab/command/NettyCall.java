package tcplab.command;

import static tcplab.text.Told.say;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import tcplab.model.Endpoint;
import tcplab.model.Transport;
import tcplab.peer.Action;
import tcplab.peer.ActionException;
import tcplab.peer.ChannelCalls;
import tcplab.peer.SocketCalls;
import tcplab.text.MayBeMissing;

/**
 * A call on a Netty channel.
 *
 * @param method which
 * @param endpoint where to listen or to connect to, or null
 * @param transport of a channel that is made, or null
 * @param number the backlog, or how many bytes are written
 * @param name of the accepted channel or of the option, or null
 * @param text the option's value or what is written, or null
 * @param from what a channel that connects is bound to first, or null
 * @param then the calls of a reaction in their order, each on a channel of the same side; or null
 */
public record NettyCall(
        String socket,
        Method method,
        @MayBeMissing Endpoint endpoint,
        @MayBeMissing Transport transport,
        int number,
        @MayBeMissing String name,
        @MayBeMissing String text,
        @MayBeMissing Endpoint from,
        @MayBeMissing List<NettyCall> then)
        implements Action, ChannelCalls.Deed {
    /** What Netty asks listen(2) for: net.core.somaxconn, which is 4096 since Linux 5.4 ({@code NetUtil.SOMAXCONN}). */
    static final int USUAL_BACKLOG = 4_096;

    /** Those of Netty's options that say something about opening and closing. */
    static final List<String> OPTIONS = List.of(
            "ALLOW_HALF_CLOSURE", "AUTO_READ", "AUTO_CLOSE", "SO_LINGER", "SO_KEEPALIVE", "SO_REUSEADDR", "TCP_NODELAY", "SO_SNDBUF", "SO_RCVBUF",
            "CONNECT_TIMEOUT_MILLIS", "TCP_USER_TIMEOUT", "TCP_QUICKACK");

    /** What an {@code IdleStateHandler} can wait for in vain. */
    static final List<String> IDLE = List.of("read", "write", "all");

    /** What can be done with one. */
    public enum Method {
        LISTEN("listen"),
        CONNECT("connect"),
        OPTION("option"),
        WRITE("write"),
        READ("read"),
        SHUTDOWN_OUTPUT("shutdownOutput"),
        CLOSE("close"),
        IDLE("idle"),
        ON("on"),
        PASS("pass");

        private final String word;

        Method(String word) {
            this.word = word;
        }

        static List<String> words() {
            return Arrays.stream(values()).map(method -> method.word).toList();
        }

        /** Those that a handler can call. */
        static List<String> ofHandlers() {
            return Stream.of(OPTION, WRITE, READ, SHUTDOWN_OUTPUT, CLOSE, PASS).map(method -> method.word).toList();
        }

        /** Those of a script's line. */
        static List<String> ofLines() {
            return words().stream().filter(word -> !word.equals(PASS.word)).toList();
        }

        static Method of(String word) {
            return values()[words().indexOf(word)];
        }
    }

    static NettyCall of(String socket, Method method) {
        return new NettyCall(socket, method, null, null, 0, null, null, null, null);
    }

    static NettyCall listen(String socket, Endpoint local, Transport transport, int backlog, String as) {
        return new NettyCall(socket, Method.LISTEN, local, transport, backlog, as, null, null, null);
    }

    /** @param from what it is bound to first, or null */
    static NettyCall connect(String socket, Endpoint remote, Endpoint from, Transport transport) {
        return new NettyCall(socket, Method.CONNECT, remote, transport, 0, null, null, from, null);
    }

    static NettyCall option(String socket, String option, String value) {
        return new NettyCall(socket, Method.OPTION, null, null, 0, option, value, null, null);
    }

    static NettyCall write(String socket, String text) {
        return new NettyCall(socket, Method.WRITE, null, null, 0, null, text, null, null);
    }

    static NettyCall write(String socket, int bytes) {
        return new NettyCall(socket, Method.WRITE, null, null, bytes, null, null, null, null);
    }

    /** @param direction of {@link #IDLE}, that is watched @param millis without which it is idle */
    static NettyCall idle(String socket, String direction, int millis) {
        return new NettyCall(socket, Method.IDLE, null, null, millis, direction, null, null, null);
    }

    /** @param event on which the calls are made, in the event loop that tells of it */
    static NettyCall on(String socket, String event, List<NettyCall> then) {
        return new NettyCall(socket, Method.ON, null, null, 0, event, null, null, then);
    }

    /** @param to the channel that writes what this one has read */
    static NettyCall pass(String socket, String to) {
        return new NettyCall(socket, Method.PASS, null, null, 0, to, null, null, null);
    }

    @Override
    public CompletableFuture<Void> perform(SocketCalls calls) throws ActionException {
        return on(calls.channel());
    }

    @Override
    public CompletableFuture<Void> on(ChannelCalls channel) throws ActionException {
        return switch (method) {
            case LISTEN -> channel.listen(given(transport), given(endpoint), number, given(name));
            case CONNECT -> channel.connect(given(transport), given(endpoint), from);
            case OPTION -> channel.option(given(name), given(text));
            case WRITE -> text == null
                    ? channel.write(new byte[number], Integer.toString(number))
                    : channel.write(text.getBytes(StandardCharsets.UTF_8), "\"" + text + "\"");
            case READ -> channel.read();
            case SHUTDOWN_OUTPUT -> channel.shutdownOutput();
            case CLOSE -> channel.close();
            case IDLE -> channel.idle(given(name), number);
            case ON -> channel.on(given(name), given(then));
            case PASS -> channel.pass(given(name));
        };
    }

    private <T> T given(T value) throws ActionException {
        if (value == null) {
            throw new ActionException(say("something is missing of %s", method.word));
        }
        return value;
    }
}
