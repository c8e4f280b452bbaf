package tcplab.event;

import java.util.List;
import tcplab.model.Side;

/**
 * A Netty channel told its pipeline something, or a future of the channel completed. Proves what an application on Netty
 * is told and when its handler heard of it, not when the kernel knew.
 *
 * @param socket the channel's name in the script
 * @param ordinal 1 for the first event of that channel, counting on
 * @param name one of {@link #NAMES}
 * @param detail what came with it: of {@code channelRead} the number of bytes, and the text if it is short; of an exception its
 *     class and its text; of an idle state its name; of a future {@code success} or the exception; or empty
 */
public record ChannelEvent(long atNanos, Side side, String socket, int ordinal, String name, String detail) implements Event {
    /** As Netty names its callbacks, its user events and its futures. */
    public static final List<String> NAMES = List.of(
            "channelActive", "channelRead", "channelReadComplete", "ChannelInputShutdownEvent", "ChannelInputShutdownReadComplete",
            "ChannelOutputShutdownEvent", "IdleStateEvent", "channelWritabilityChanged", "exceptionCaught", "channelInactive",
            "bindFuture", "connectFuture", "writeFuture", "shutdownFuture", "closeFuture");

    /** The detail of a future that has done what was wanted of it. */
    public static final String SUCCESS = "success";
}
