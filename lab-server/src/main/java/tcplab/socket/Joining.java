package tcplab.socket;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import tcplab.model.Errno;

/** Sockets that connect to join a crowd. One that fails gives its descriptor back. */
final class Joining {
    private static final int SOL_SOCKET = 1;
    private static final int SO_ERROR = 4;
    private static final int POLLFD_BYTES = 8;
    private static final int REVENTS = 6;
    private static final short POLLIN = 1;
    private static final short POLLOUT = 4;

    private final Set<Integer> crowd;
    private final CrowdTally tally;
    private final List<Integer> underWay = new ArrayList<>();

    /** @param crowd which those under way belong to as well */
    Joining(Set<Integer> crowd, CrowdTally tally) {
        this.crowd = crowd;
        this.tally = tally;
    }

    boolean isUnderWay() {
        return !underWay.isEmpty();
    }

    /** One more begins. */
    void connect(InetSocketAddress address, int family) {
        int descriptor;
        try {
            descriptor = CrowdOpening.opened(family);
        } catch (ErrnoException e) {
            tally.failed(e.errno());
            return;
        }
        crowd.add(descriptor);
        try {
            LibC.connect(descriptor, address);
            tally.returned(0);
        } catch (ErrnoException e) {
            if (e.errno().equals(Errno.EINPROGRESS)) {
                underWay.add(descriptor);
            } else {
                failed(descriptor, e.errno());
            }
        }
    }

    private void failed(int descriptor, Errno errno) {
        tally.failed(errno);
        crowd.remove(descriptor);
        LibC.closeQuietly(descriptor);
    }

    /** Looks whether some have ended, and waits so long for the first. */
    void look(int millis) {
        if (underWay.isEmpty()) {
            return;
        }
        ByteBuffer polled = polled(underWay, POLLOUT);
        poll(polled, millis);
        int place = 0;
        for (Iterator<Integer> each = underWay.iterator(); each.hasNext(); place++) {
            int descriptor = each.next();
            if (polled.getShort(place * POLLFD_BYTES + REVENTS) != 0) {
                each.remove();
                ended(descriptor);
            }
        }
    }

    private void ended(int descriptor) {
        int[] error = new int[1];
        try {
            LibC.call("getsockopt", descriptor, SOL_SOCKET, SO_ERROR, error, new int[] {Integer.BYTES});
            if (error[0] == 0) {
                tally.returned(0);
            } else {
                failed(descriptor, new Errno(error[0]));
            }
        } catch (ErrnoException e) {
            failed(descriptor, e.errno());
        }
    }

    /** Waits until the listener has a connection, so long at the most. */
    static void await(int listener, int millis) {
        poll(polled(List.of(listener), POLLIN), millis);
    }

    /** {@code struct pollfd} of each. */
    private static ByteBuffer polled(List<Integer> descriptors, short events) {
        ByteBuffer polled = ByteBuffer.allocate(descriptors.size() * POLLFD_BYTES).order(ByteOrder.nativeOrder());
        descriptors.forEach(descriptor -> polled.putInt(descriptor).putShort(events).putShort((short) 0));
        return polled;
    }

    private static void poll(ByteBuffer polled, int millis) {
        try {
            LibC.call("poll", polled.array(), (long) (polled.capacity() / POLLFD_BYTES), millis);
        } catch (ErrnoException e) {
            // Interrupted: whoever waits looks again.
        }
    }
}
