package tcplab.page;

import java.util.Set;
import tcplab.scene.Lane.Span;

/**
 * How a figure is drawn: alone on a page, where each segment answers to the pointer, or as one of two, where what the
 * other one has not is marked.
 *
 * @param wire between the lifelines, in pixels
 * @param callLetters a line of a call's words, in letters
 * @param leastScale smaller than that its words cannot be read
 * @param id begins what no other figure of the page may be named
 * @param sign before the words of what is marked
 * @param entries what is marked, by the ids of the journal's entries
 * @param spans the states that are marked, by identity
 */
record Look(double wire, int callLetters, double leastScale, String id, String sign, Set<Integer> entries, Set<Span> spans) {
    static final Look ALONE = new Look(450, 30, 0.85, "", "", Set.of(), Set.of());

    /** One of two, which is narrow. */
    static Look beside(String id, String sign, Set<Integer> entries, Set<Span> spans) {
        return new Look(270, 16, 0.7, id, sign, entries, spans);
    }

    boolean isAlone() {
        return id.isEmpty();
    }

    boolean marks(int entryId) {
        return entries.contains(entryId);
    }

    boolean marks(Span span) {
        return spans.contains(span);
    }

    /** The words with the sign, if it is marked. */
    String signed(String words, boolean marked) {
        return marked ? sign + " " + words : words;
    }
}
