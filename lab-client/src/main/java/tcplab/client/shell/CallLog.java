package tcplab.client.shell;

import static tcplab.text.Told.say;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import tcplab.event.Call;
import tcplab.event.Event;
import tcplab.event.TcpdumpPrinted;
import tcplab.event.WireCut;
import tcplab.text.Told;

/**
 * What a session has to read: its calls, what tcpdump has printed and whether the wire is down, each once and in the order in which they come. A
 * call that returns after its line is over says from which line it is.
 */
final class CallLog {
    private final Deque<Event> unread = new ArrayDeque<>();
    /** When each line began, in nanoseconds of the run. */
    private final TreeMap<Long, Integer> begun = new TreeMap<>();

    synchronized void begins(int line, long atNanos) {
        begun.put(atNanos, line);
    }

    synchronized void take(Event event) {
        if (event instanceof Call || event instanceof TcpdumpPrinted || event instanceof WireCut) {
            unread.add(event);
        }
    }

    /** What has come since the last time, a line each. */
    synchronized List<Told> next() {
        List<Told> lines = new ArrayList<>();
        for (Event event = unread.poll(); event != null; event = unread.poll()) {
            if (event instanceof Call call) {
                lines.add(Told.format("%s%s", CallLine.of(call), late(call)));
            } else if (event instanceof WireCut cut) {
                lines.add(Told.format("  %s", cut.told()));
            } else {
                ((TcpdumpPrinted) event).lines().forEach(line -> lines.add(Told.plain(line)));
            }
        }
        return lines;
    }

    /** A reaction's call belongs to no line. */
    private Told late(Call call) {
        boolean ofLine = call.by() == Call.By.SCRIPT && begun.floorEntry(call.atNanos()) != null;
        int line = ofLine ? begun.floorEntry(call.atNanos()).getValue() : 0;
        return ofLine && line != begun.lastEntry().getValue() ? Told.format("  %s", say("(late, from line %d)", line)) : Told.nothing();
    }
}
