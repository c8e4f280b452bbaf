package tcplab.channel;

import java.net.InetSocketAddress;
import java.util.function.Consumer;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.Event;
import tcplab.model.Side;
import tcplab.text.Told;

/** Where a side records what its channels do. */
public interface ChannelRecord {
    Side side();

    /** In lab time. */
    long now();

    /** Takes an event, in any thread, in the order in which they come. */
    Consumer<Event> sink();

    /** A call that was begun then has returned. @param by who made it @param note what else is to be said of it, or null */
    void returned(long atNanos, String channel, Call.By by, String call, String arguments, CallResult result, Told note);

    /** The channel has these endpoints now. @param remote null if it has none */
    void named(String channel, InetSocketAddress local, InetSocketAddress remote);
}
