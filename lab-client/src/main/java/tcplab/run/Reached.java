package tcplab.run;

import static tcplab.text.Told.say;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tcplab.model.TcpState;
import tcplab.text.Told;

/**
 * Which states a script may still await. A socket can be through a state before the script asks for it, so it counts
 * that a witness saw the socket enter it since the last step that did something began. An earlier visit is stale, and so
 * is one before the state that was awaited last.
 */
final class Reached {
    private final LiveSockets sockets;
    private final Map<String, Long> awaited = new HashMap<>();
    private long actedNanos;

    Reached(LiveSockets sockets) {
        this.sockets = sockets;
    }

    /** A step that does something began. */
    void acts(long atNanos) {
        actedNanos = atNanos;
    }

    /** True if the socket is in the state, or was seen in it in time. */
    boolean isReached(String socket, TcpState state) {
        OptionalLong entered = sockets.enteredSince(socket, state, since(socket));
        entered.ifPresent(atNanos -> awaited.put(socket, atNanos));
        return entered.isPresent() || sockets.isIn(socket, state);
    }

    /** True if the socket was in the state, but too early to count. */
    boolean isPast(String socket, TcpState state) {
        return sockets.enteredSince(socket, state, Long.MIN_VALUE).isPresent() && !isReached(socket, state);
    }

    private long since(String socket) {
        return Math.max(actedNanos, awaited.getOrDefault(socket, Long.MIN_VALUE));
    }

    /** Why a state was not seen in time. @param state empty if the socket was to be gone @param limit as a reader is told it */
    Told late(String socket, Optional<TcpState> state, String limit) {
        String awaited = state.map(TcpState::rfc).orElse("absent");
        return state.isPresent() && isPast(socket, state.get())
                ? say("%s was not %s within %s; it is %s, and had left that state before the last step began",
                        socket, awaited, limit, stateNow(socket))
                : say("%s was not %s within %s; it is %s", socket, awaited, limit, stateNow(socket));
    }

    /** The socket's state as ss lists it now. */
    Told stateNow(String socket) {
        List<TcpState> states = sockets.states().getOrDefault(socket, List.of());
        return states.isEmpty() ? say("not listed by ss") : Told.plain(states.get(0).rfc());
    }
}
