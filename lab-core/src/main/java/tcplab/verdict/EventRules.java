package tcplab.verdict;

import static tcplab.text.Told.say;

import tcplab.text.Told;

/** When Netty tells a pipeline what, in a sentence for people. */
final class EventRules {
    /** When it is told nothing of its connection. */
    static final Told NONE = say("a channel that does not read hears neither of bytes nor of their end, as long as nobody closes it");

    private EventRules() {}

    /** Nothing if there is none for an event of this name. */
    static Told of(String event) {
        return switch (event) {
            case "channelActive" -> say("the connection is established");
            case "channelRead" -> say("bytes have come, and the channel was to read");
            case "channelReadComplete" -> say("a round of reading has ended, be it without a byte");
            case "ChannelInputShutdownEvent" -> say("the peer's FIN has been read on a channel that may be half closed, which stays open for what is to be sent");
            case "ChannelInputShutdownReadComplete" -> say("the peer's FIN has been read on a channel that may be half closed, and nothing more will be read");
            case "ChannelOutputShutdownEvent" -> say("the channel's own direction has been ended by its program");
            case "IdleStateEvent" -> say("an IdleStateHandler has waited for its time in vain; it only says so and closes nothing");
            case "channelWritabilityChanged" -> say("more waits to be sent than the channel's mark allows, or less again");
            case "exceptionCaught" -> say("a read has failed, as after a reset");
            case "channelInactive" -> say("the channel is closed: by its program, after an error, or by Netty when the peer's FIN has been read and half closing is not allowed");
            case "bindFuture" -> say("the address has been asked for, and the kernel has given it or refused it");
            case "connectFuture" -> say("the connection is established, refused, or given up");
            case "writeFuture" -> say("the kernel has taken all of what was written, or the channel is closed");
            case "shutdownFuture" -> say("the own direction has been ended, or the channel is closed");
            case "closeFuture" -> say("the channel has given up its descriptor");
            default -> Told.nothing();
        };
    }
}
