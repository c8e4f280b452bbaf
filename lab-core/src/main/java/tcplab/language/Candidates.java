package tcplab.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tcplab.model.SegmentKind;

/** What can stand after a word, for completion. */
public interface Candidates {
    /** Nothing that could be listed. */
    Candidates NONE = (before, sockets) -> List.of();

    /**
     * What can stand at the next place.
     *
     * @param before what is written already after the word
     * @param sockets the names of the sockets so far
     */
    List<String> next(List<String> before, Collection<String> sockets);

    /** A socket, then at each place one of its words; nothing after the last place. */
    @SafeVarargs
    static Candidates ofSocket(List<String>... places) {
        Candidates then = places(places);
        return (before, sockets) -> before.isEmpty() ? List.copyOf(sockets) : then.next(before.subList(1, before.size()), sockets);
    }

    /** A segment of one of the sockets, or of any, of one kind; at every place. */
    static List<String> segments(List<String> before, Collection<String> sockets) {
        List<String> senders = new ArrayList<>(sockets);
        senders.add("any");
        List<String> segments = new ArrayList<>();
        senders.forEach(who -> SegmentKind.WORDS.forEach(kind -> segments.add(who + ":" + kind)));
        return segments;
    }

    /** At each place one of its words; nothing after the last place. */
    @SafeVarargs
    static Candidates places(List<String>... places) {
        return (before, sockets) -> before.size() < places.length ? places[before.size()] : List.of();
    }
}
