package tcplab.render;

import java.util.List;

/**
 * One line of what a run showed, as it is compared with another run.
 *
 * @param key what must be equal: nothing that varies by itself from run to run
 * @param text how a reader is shown it where it differs, with what was seen
 * @param entries ids of the journal's entries that it tells of; none where a drawing shows none of them
 */
record Fact(String key, String text, List<Integer> entries) {
    Fact(String key, String text) {
        this(key, text, List.of());
    }

    static Fact of(String text) {
        return new Fact(text, text);
    }

    /** The same, which these entries show. */
    Fact shownBy(List<Integer> ids) {
        return new Fact(key, text, List.copyOf(ids));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fact fact && fact.key.equals(key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
