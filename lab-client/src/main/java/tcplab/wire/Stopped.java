package tcplab.wire;

import java.util.ArrayList;
import java.util.List;
import tcplab.model.Segment;
import tcplab.model.Side;

/**
 * A segment that waits at the gate until somebody lets it go on.
 *
 * @param number from 1 in the order of arrival, for the whole run
 * @param from the side that sent it
 * @param again how often its sender has sent it again meanwhile
 * @param awaited how often what it answers was sent again meanwhile
 * @param moment the same for all that was sent while nothing was let go on and no step began
 */
public record Stopped(int number, Side from, Segment segment, int again, int awaited, int moment) {
    /**
     * What left together arrives together, as it does when nobody looks: the segment with the data and the FIN that its sender
     * put on the wire behind it in the same moment. Nobody answers a bare acknowledgement: it goes alone.
     *
     * @param waiting what waits, oldest first
     */
    public static List<Stopped> together(List<Stopped> waiting, Stopped first) {
        List<Stopped> together = new ArrayList<>(List.of(first));
        for (Stopped one : waiting) {
            if (one.follows(together.get(together.size() - 1))) {
                together.add(one);
            }
        }
        return together;
    }

    private boolean follows(Stopped before) {
        return number > before.number
                && moment == before.moment
                && segment.tuple().equals(before.segment.tuple())
                && before.segment.length() > 0
                && segment.sequenceLength() > 0
                && segment.seq() == before.segment.nextSeq();
    }

    /** True if it comes back to the host that has sent it. */
    public boolean isToItself() {
        return segment.from().address().equals(segment.to().address());
    }

    /** The side that it is for. */
    public Side receiver() {
        return isToItself() ? from : from.other();
    }

    /** How often timers have gone off for it. */
    public int repeats() {
        return again + awaited;
    }
}
