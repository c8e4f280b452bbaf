package tcplab.language;

import java.util.Collection;
import java.util.List;

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

    /** At each place one of its words; nothing after the last place. */
    @SafeVarargs
    static Candidates places(List<String>... places) {
        return (before, sockets) -> before.size() < places.length ? places[before.size()] : List.of();
    }
}
