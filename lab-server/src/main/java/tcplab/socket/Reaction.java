package tcplab.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import tcplab.event.Call;
import tcplab.peer.Action;
import tcplab.peer.ActionException;

/**
 * Reads a socket inside its event loop, as a server's handler does, and makes the calls that the script prepared as
 * soon as the awaited thing happens, within microseconds of it.
 */
final class Reaction {
    private static final int MOST_BYTES = 65_536;

    private final NettyPeer peer;
    private final Calls calls;
    private final LabSocket socket;
    private final Action.React react;

    Reaction(NettyPeer peer, Calls calls, LabSocket socket, Action.React react) {
        this.peer = peer;
        this.calls = calls;
        this.socket = socket;
        this.react = react;
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
                peer.record(start, socket.name(), Call.By.REACTION, "recv", "", String.valueOf(received),
                        Calls.text(buffer, received));
                reactIf(Action.React.Trigger.DATA);
                install();
            } else if (received == 0) {
                install();
            } else {
                peer.record(start, socket.name(), Call.By.REACTION, "recv", "", "EOF", "");
                reactIf(Action.React.Trigger.EOF);
            }
        } catch (IOException | RuntimeException e) {
            failed(start, e);
        }
    }

    private void failed(long start, Exception failure) {
        try {
            peer.record(start, socket.name(), Call.By.REACTION, "recv", "", Results.errno(failure).name(), "");
            reactIf(Action.React.Trigger.ERROR);
        } catch (ActionException e) {
            throw new IllegalStateException(e.getMessage(), failure);
        }
    }

    private void reactIf(Action.React.Trigger trigger) {
        if (react.trigger() != trigger) {
            return;
        }
        try {
            for (Action action : react.actions()) {
                calls.make(action, Call.By.REACTION);
            }
        } catch (ActionException e) {
            peer.record(peer.now(), socket.name(), Call.By.REACTION, "reaction", "", "EBADF", e.getMessage());
        }
    }
}
