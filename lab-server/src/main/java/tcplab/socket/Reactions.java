package tcplab.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.peer.Action;
import tcplab.peer.ActionException;
import tcplab.peer.SocketCalls;
import tcplab.text.ToldFault;

/**
 * Reads a socket inside its event loop, as a server's handler does, and makes the calls that the script prepared as
 * soon as the awaited thing happens, within microseconds of it. There is one reader, whatever the number of things that
 * are awaited: of two, the one would take the data for which the other waits.
 */
final class Reactions {
    private static final int MOST_BYTES = 65_536;

    private final NettyPeer peer;
    private final LabSocket socket;
    private final Map<SocketCalls.Trigger, List<Action>> actions = new EnumMap<>(SocketCalls.Trigger.class);
    /** True while a reader is there, be it that it waits for what a reaction has to do. */
    private boolean reads;

    Reactions(NettyPeer peer, LabSocket socket) {
        this.peer = peer;
        this.socket = socket;
    }

    /** What is to be done from now on when it happens, instead of what was to be done before. */
    void on(SocketCalls.Trigger trigger, List<Action> calls) {
        actions.put(trigger, calls);
        if (!reads) {
            readNext();
        }
    }

    private void readNext() {
        reads = !socket.isClosed();
        if (!reads) {
            return;
        }
        socket.readiness().whenReadable(this::read);
    }

    private void read() {
        if (socket.isClosed()) {
            reads = false;
            return;
        }
        long start = peer.now();
        try {
            ByteBuffer buffer = peer.scratch(MOST_BYTES);
            int received = socket.descriptor().recv(buffer, 0, MOST_BYTES);
            if (received > 0) {
                record(start, new CallResult.Returned(received), Receiving.text(buffer, received));
                reactTo(SocketCalls.Trigger.DATA, this::readNext);
            } else if (received == 0) {
                readNext();
            } else {
                reads = false;
                record(start, CallResult.EOF, "");
                reactTo(SocketCalls.Trigger.EOF, () -> {});
            }
        } catch (IOException | RuntimeException e) {
            failed(start, e);
        }
    }

    private void failed(long start, Exception failure) {
        reads = false;
        try {
            record(start, Results.of(failure), "");
            reactTo(SocketCalls.Trigger.ERROR, () -> {});
        } catch (ActionException e) {
            throw new ToldFault(e.told(), failure);
        }
    }

    private void record(long start, CallResult result, String text) {
        peer.record(start, socket.name(), Call.By.REACTION, "recv", "", result, text);
    }

    private void reactTo(SocketCalls.Trigger happened, Runnable then) {
        react(actions.getOrDefault(happened, List.of()).iterator(), then);
    }

    /** Makes the calls one after the other, each when the one before has returned; nothing follows one that never does. */
    private void react(Iterator<Action> calls, Runnable then) {
        try {
            while (calls.hasNext()) {
                Action action = calls.next();
                CompletableFuture<Void> done = action.perform(Holders.calls(peer, action.socket(), Call.By.REACTION));
                if (!done.isDone()) {
                    done.whenComplete((returned, givenUp) -> goOn(givenUp == null, calls, then));
                    return;
                }
            }
        } catch (ActionException e) {
            peer.record(
                    peer.now(), socket.name(), Call.By.REACTION, "reaction", "", new CallResult.NotMade(), "", e.told());
        }
        then.run();
    }

    private void goOn(boolean returned, Iterator<Action> calls, Runnable then) {
        if (returned) {
            react(calls, then);
        } else {
            reads = false;
        }
    }
}
