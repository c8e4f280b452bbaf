package tcplab.peer;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import tcplab.model.Endpoint;
import tcplab.model.Transport;

/**
 * What can be done with one Netty channel of a side, which behaves as in an application: what a script does not set is as
 * Netty has it. Each call is recorded, and each event of the channel as a {@link tcplab.event.ChannelEvent}.
 */
public interface ChannelCalls {
    /** A call that is made when the channel is told something. */
    interface Deed {
        /** The channel on which it is made. */
        String socket();

        CompletableFuture<Void> on(ChannelCalls channel) throws ActionException;
    }

    /** A {@code ServerBootstrap} listens. @param as the name of the first channel that it accepts; the next ones have -2, -3 … behind it */
    CompletableFuture<Void> listen(Transport transport, Endpoint local, int backlog, String as) throws ActionException;

    /** A {@code Bootstrap} connects; completes when its future has. @param from what it is bound to first, or null */
    CompletableFuture<Void> connect(Transport transport, Endpoint remote, Endpoint from) throws ActionException;

    /** Sets a {@code ChannelOption}: of a channel that does not exist yet, for when it does. */
    CompletableFuture<Void> option(String name, String value) throws ActionException;

    /** {@code writeAndFlush}. Completes when it has returned; its future is an event. */
    CompletableFuture<Void> write(byte[] bytes, String arguments) throws ActionException;

    /** {@code read()}: what a channel without AUTO_READ wants to be asked. */
    CompletableFuture<Void> read() throws ActionException;

    /** {@code shutdownOutput()}. Completes when it has returned; its future is an event. */
    CompletableFuture<Void> shutdownOutput() throws ActionException;

    /** {@code close()}. Completes when it has returned; its future is an event. */
    CompletableFuture<Void> close() throws ActionException;

    /** Adds an {@code IdleStateHandler}, also to a channel that does not exist yet. @param direction {@code read}, {@code write} or {@code all} */
    CompletableFuture<Void> idle(String direction, int millis) throws ActionException;

    /** From now on makes these calls whenever the channel is told this event, in the thread that tells it. */
    CompletableFuture<Void> on(String event, List<? extends Deed> calls) throws ActionException;

    /** Lets another channel of the side write what this one has just read: only within a reaction to {@code channelRead}. */
    CompletableFuture<Void> pass(String to) throws ActionException;
}
