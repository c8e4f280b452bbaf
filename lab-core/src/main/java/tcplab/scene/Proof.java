package tcplab.scene;

import tcplab.journal.SocketHistory.Known;
import tcplab.model.TcpState;
import tcplab.scene.Causes.Placed;

/** How a state that a picture shows is known. */
public enum Proof {
    TRACEPOINT("%s"),
    SOCK_DIAG("%s"),
    /** {@code ss} listed the socket so, at a moment of its own. */
    SS("(%s)"),
    /** It follows from the segments; no witness saw it. */
    CONCLUDED("%s?");

    private final String written;

    Proof(String written) {
        this.written = written;
    }

    static Proof of(Placed placed) {
        return placed.doubtful() ? CONCLUDED : of(placed.known());
    }

    static Proof of(Known known) {
        return valueOf(known.source().name());
    }

    /** {@code TIME-WAIT}, {@code (TIME-WAIT)} or {@code TIME-WAIT?}, as it stands beside a lifeline. */
    String word(TcpState state) {
        return String.format(written, state.rfc());
    }
}
