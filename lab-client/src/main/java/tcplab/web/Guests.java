package tcplab.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Connections of one kind, as many as there is room for. When all places are taken, the address that has most of them
 * gives one up, so that no machine shuts the others out.
 */
final class Guests {
    private final int most;
    /** In the order in which they came. */
    private final Map<Channel, InetAddress> all = new LinkedHashMap<>();

    Guests(int most) {
        this.most = most;
    }

    /** Takes one until it is closed; false if it is turned away, since none has more than its own address has. */
    boolean add(Channel guest) {
        Channel leaving = taken(guest);
        guest.closeFuture().addListener((ChannelFutureListener) closed -> remove(guest));
        if (leaving != null) {
            leaving.close();
        }
        return leaving != guest;
    }

    private synchronized Channel taken(Channel guest) {
        InetAddress own = ((InetSocketAddress) guest.remoteAddress()).getAddress();
        if (all.size() < most) {
            all.put(guest, own);
            return null;
        }
        InetAddress greediest = own;
        for (InetAddress other : all.values()) {
            greediest = placesOf(other) > placesOf(greediest) + (greediest.equals(own) ? 1 : 0) ? other : greediest;
        }
        if (greediest.equals(own)) {
            return guest;
        }
        Channel leaving = newestOf(greediest);
        all.remove(leaving);
        all.put(guest, own);
        return leaving;
    }

    private int placesOf(InetAddress address) {
        return Collections.frequency(all.values(), address);
    }

    private Channel newestOf(InetAddress address) {
        Channel newest = null;
        for (Map.Entry<Channel, InetAddress> guest : all.entrySet()) {
            newest = guest.getValue().equals(address) ? guest.getKey() : newest;
        }
        return newest;
    }

    synchronized void remove(Channel guest) {
        all.remove(guest);
    }

    synchronized boolean isEmpty() {
        return all.isEmpty();
    }

    /** All that are here now. */
    synchronized List<Channel> all() {
        return new ArrayList<>(all.keySet());
    }
}
