package tcplab.page;

import java.util.Set;
import tcplab.scene.Lane.Span;

/**
 * How a figure is drawn: alone on a page, where each segment answers to the pointer; narrow, for a phone; or as one of two,
 * where what the other one has not is marked.
 *
 * @param narrow with words on the wire alone: calls and states stand under each other between the segments
 * @param blank to be filled in by hand: without segments, states, headings and results
 * @param id begins what no other figure of the page may be named
 * @param sign before the words of what is marked
 * @param entries what is marked, by the ids of the journal's entries
 * @param spans the states that are marked, by identity
 */
record Look(boolean narrow, boolean blank, String id, String sign, Set<Integer> entries, Set<Span> spans) {
    static final Look ALONE = new Look(false, false, "", "", Set.of(), Set.of());

    /** Alone in a picture, where nothing answers to a pointer. */
    static final Look PRINTED = new Look(false, false, "p-", "", Set.of(), Set.of());

    /** The same with nothing but the lines and the calls. */
    static final Look BLANK = new Look(false, true, "b-", "", Set.of(), Set.of());

    /** For a phone. */
    static final Look NARROW = new Look(true, false, "n-", "", Set.of(), Set.of());

    /** One of two, narrow too. */
    static Look beside(String id, String sign, Set<Integer> entries, Set<Span> spans) {
        return new Look(true, false, id, sign, entries, spans);
    }

    /** From lifeline to lifeline, in pixels. */
    double wire() {
        return narrow ? 318 : blank ? 400 : 450;
    }

    /** A line of a call's words, in letters. */
    int callLetters() {
        return narrow ? 34 : 30;
    }

    /** Smaller than that a figure's words cannot be read; a narrow one is made for the least window. */
    double leastScale() {
        return narrow ? 0 : 0.85;
    }

    /** The clip path up to which a player shows what lasts. */
    String curtain() {
        return "url(#" + id + "curtain)";
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
