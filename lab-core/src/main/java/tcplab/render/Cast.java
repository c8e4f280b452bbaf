package tcplab.render;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import tcplab.event.SocketNamed;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.model.Endpoint;
import tcplab.model.Flag;
import tcplab.model.FourTuple;
import tcplab.model.Side;

/**
 * Who is who in a run: the side and the socket behind an endpoint. Endpoints decide, because on a shared stack both
 * sides have the same address; addresses and ports are asked only where the script named no socket.
 */
final class Cast {
    private final List<SocketNamed> named;
    private final Timeline timeline;

    Cast(Timeline timeline) {
        this.timeline = timeline;
        this.named = timeline.all(SocketNamed.class);
    }

    /** The side that owns the socket with these endpoints. */
    Side side(FourTuple tuple) {
        return exact(tuple)
                .or(() -> listener(tuple.local()))
                .map(SocketNamed::side)
                .or(() -> byAddress(tuple))
                .or(() -> byPeer(tuple))
                .orElseGet(() -> firstSender(tuple) ? Side.CLIENT : Side.SERVER);
    }

    /** The name in the script of the socket with these endpoints. */
    Optional<String> socket(FourTuple tuple) {
        return exact(tuple).map(SocketNamed::socket);
    }

    /** The script's first name for the socket that had these endpoints at that time. */
    Optional<String> socket(FourTuple tuple, long atNanos) {
        return named(tuple, atNanos).stream().map(SocketNamed::socket).findFirst();
    }

    /** What was named while this connection lasted: the same endpoints may have had another before or after it. */
    List<SocketNamed> named(FourTuple tuple, long atNanos) {
        List<Long> opened = timeline.passages().stream()
                .filter(p -> p.segment().has(Flag.SYN) && !p.segment().has(Flag.ACK) && !p.again() && !p.copy())
                .filter(p -> p.segment().tuple().equals(tuple) || p.segment().tuple().reversed().equals(tuple))
                .map(Passage::atNanos)
                .toList();
        // Names may come before the first SYN, but not before one that ends another connection.
        long from = opened.stream().skip(1).filter(at -> at <= atNanos).max(Long::compare).orElse(Long.MIN_VALUE);
        long until = opened.stream().filter(at -> at > atNanos).min(Long::compare).orElse(Long.MAX_VALUE);
        return named.stream()
                .filter(n -> n.remote() != null && new FourTuple(n.local(), n.remote()).equals(tuple))
                .filter(n -> n.atNanos() >= from && n.atNanos() < until)
                .toList();
    }

    /** The socket bound to this local endpoint that the script did not connect: a listener. */
    Optional<SocketNamed> listener(Endpoint local) {
        return last(n -> n.remote() == null && covers(n.local(), local));
    }

    private Optional<SocketNamed> exact(FourTuple tuple) {
        return last(n -> n.local().equals(tuple.local()) && Objects.equals(n.remote(), tuple.remote()));
    }

    private Optional<Side> byAddress(FourTuple tuple) {
        return timeline.environment().map(e -> e.addresses()).flatMap(addresses -> {
            String client = addresses.get("client");
            String server = addresses.get("server");
            if (client == null || client.equals(server)) {
                return Optional.empty();
            }
            String mine = tuple.local().address();
            return mine.equals(client)
                    ? Optional.of(Side.CLIENT)
                    : mine.equals(server) ? Optional.of(Side.SERVER) : Optional.empty();
        });
    }

    /** The other end of a named socket or of a listener is the other side, unless the socket is its own peer. */
    private Optional<Side> byPeer(FourTuple tuple) {
        return exact(tuple.reversed())
                .or(() -> listener(tuple.remote()))
                .map(n -> tuple.isSelf() ? n.side() : n.side().other());
    }

    private boolean firstSender(FourTuple tuple) {
        return timeline.passages().stream()
                .map(Passage::segment)
                .filter(s -> s.tuple().equals(tuple) || s.tuple().equals(tuple.reversed()))
                .findFirst()
                .map(s -> s.tuple().equals(tuple))
                .orElse(true);
    }

    private static boolean covers(Endpoint bound, Endpoint local) {
        boolean any = bound.address().equals("0.0.0.0") || bound.address().equals("::");
        return bound.port() == local.port() && (any || bound.address().equals(local.address()));
    }

    private Optional<SocketNamed> last(Predicate<SocketNamed> wanted) {
        return named.stream().filter(wanted).reduce((first, second) -> second);
    }
}
