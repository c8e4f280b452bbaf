package tcplab.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tcplab.event.SocketNamed;
import tcplab.fault.Connection;
import tcplab.fault.Match;
import tcplab.model.FourTuple;
import tcplab.model.Side;

/** The connections of which rules of the wire speak, by the names of their sockets: some are opened by a later step. */
final class Openings {
    private final Map<String, Connection> connections = new HashMap<>();

    /** The match with the connection of this run. @param named the socket that has the name by now */
    Match bound(Match match, Optional<SocketNamed> named) {
        if (match.of() == null) {
            return match;
        }
        Connection connection = connections.computeIfAbsent(match.of().socket(), Connection::new);
        named.ifPresent(this::take);
        return match.in(connection);
    }

    /** A socket has got its name. */
    void take(SocketNamed socket) {
        Connection connection = connections.get(socket.socket());
        if (connection != null && socket.remote() != null) {
            connection.is(new FourTuple(socket.local(), socket.remote()));
        }
    }

    /** A socket is about to act: it may open its connection. */
    void acts(Side side, String socket) {
        connections.forEach((name, connection) -> connection.mayOpen(name.equals(socket) ? side : null));
    }
}
