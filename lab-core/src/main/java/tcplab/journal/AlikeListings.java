package tcplab.journal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tcplab.event.Event;
import tcplab.event.Sample;
import tcplab.model.Side;

/**
 * Finds the listings that say nothing new. A session that nobody touches is listed again and again: between the first
 * and the last of listings that are alike, with nothing else recorded in between, the others prove nothing more.
 */
final class AlikeListings {
    /** What a side's latest listings have in common, and the place of the last of them; -1 while there is one only. */
    private record Run(List<Sample.Row> rows, int last) {}

    private final Map<Side, Run> runs = new EnumMap<>(Side.class);

    /** The place at which the event is to stand: the end, or that of a listing which it makes superfluous. */
    int placeOf(Event event, int end) {
        if (!(event instanceof Sample sample)) {
            runs.clear();
            return end;
        }
        List<Sample.Row> rows = sample.rows().stream().map(AlikeListings::withoutClocks).toList();
        Run run = runs.get(sample.side());
        boolean another = run != null && run.rows().equals(rows);
        if (run != null && !another) {
            runs.clear();
        }
        int place = another && run.last() >= 0 ? run.last() : end;
        runs.put(sample.side(), new Run(rows, another ? place : -1));
        return place;
    }

    /**
     * A row without what runs by itself: the time that is left of a timer, as in {@code timewait,59sec,0}, and
     * {@code lastsnd:12 lastrcv:12 lastack:12}, milliseconds.
     */
    private static Sample.Row withoutClocks(Sample.Row row) {
        return new Sample.Row(
                row.state(), row.recvQ(), row.sendQ(), row.local(), row.remote(),
                row.timer().replaceFirst(",[^,]*,", ",,"),
                row.details().replaceAll("\\blast(?:snd|rcv|ack):\\d+", ""));
    }
}
