package tcplab.scene;

import static tcplab.text.Told.say;

import java.util.List;
import tcplab.event.CounterMoved;
import tcplab.event.Environment;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.model.Side;
import tcplab.text.Told;

/** What is said of a SYN that came to a listener and was dropped without a word ({@code tcp_conn_request()}). */
final class Ignored {
    /** What counts the SYNs that a listener drops, the telling ones first. */
    private static final List<String> DROP_COUNTERS = List.of("ListenOverflows", "TCPReqQFullDrop", "ListenDrops");

    private Ignored() {}

    /** {@code not answered (ListenOverflows +1)}; without the counter if none of them moved. */
    static Told words(Passage passage, Timeline timeline) {
        Side side = timeline.roll().side(passage.segment().tuple().reversed());
        boolean shared = !timeline.environment().map(Environment::hasWire).orElse(false);
        return DROP_COUNTERS.stream()
                .flatMap(name -> timeline.all(CounterMoved.class).stream()
                        .filter(c -> c.name().equals(name) && (shared || c.side() == side)))
                .findFirst()
                .map(c -> Told.format("%s (%s +%d)", say("not answered"), c.name(), c.difference()))
                .orElse(say("not answered"));
    }
}
