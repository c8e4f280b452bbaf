package tcplab.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.peer.Action;
import tcplab.peer.ActionException;
import tcplab.peer.SocketCalls;
import tcplab.text.ToldFault;

/**
 * Reads a socket inside its event loop, as a server's handler does, and makes the calls that the script prepared as
 * soon as the awaited thing happens, within microseconds of it.
 */
final class Reaction {
    private static final int MOST_BYTES = 65_536;

    private final NettyPeer peer;
    private final LabSocket socket;
    private final SocketCalls.Trigger trigger;
    private final List<Action> actions;

    Reaction(NettyPeer peer, LabSocket socket, SocketCalls.Trigger trigger, List<Action> actions) {
        this.peer = peer;
        this.socket = socket;
        this.trigger = trigger;
        this.actions = actions;
    }

    void install() {
        socket.readiness().whenReadable(this::read);
    }

    private void read() {
        if (socket.isClosed()) {
            return;
        }
        long start = peer.now();
        try {
            ByteBuffer buffer = peer.scratch(MOST_BYTES);
            int received = socket.descriptor().recv(buffer, 0, MOST_BYTES);
            if (received > 0) {
                peer.record(start, socket.name(), Call.By.REACTION, "recv", "", new CallResult.Returned(received),
                        Calls.text(buffer, received));
                reactIf(SocketCalls.Trigger.DATA);
                install();
            } else if (received == 0) {
                install();
            } else {
                peer.record(start, socket.name(), Call.By.REACTION, "recv", "", CallResult.EOF, "");
                reactIf(SocketCalls.Trigger.EOF);
            }
        } catch (IOException | RuntimeException e) {
            failed(start, e);
        }
    }

    private void failed(long start, Exception failure) {
        try {
            peer.record(start, socket.name(), Call.By.REACTION, "recv", "", Results.of(failure), "");
            reactIf(SocketCalls.Trigger.ERROR);
        } catch (ActionException e) {
            throw new ToldFault(e.told(), failure);
        }
    }

    private void reactIf(SocketCalls.Trigger happened) {
        if (trigger != happened) {
            return;
        }
        try {
            for (Action action : actions) {
                action.perform(Calls.on(peer, action.socket(), Call.By.REACTION));
            }
        } catch (ActionException e) {
            peer.record(
                    peer.now(), socket.name(), Call.By.REACTION, "reaction", "", new CallResult.NotMade(), "", e.told());
        }
    }
}
