package tcplab.render;

/**
 * One line of what a run showed, as it is compared with another run.
 *
 * @param key what must be equal: nothing that varies by itself from run to run
 * @param text how a reader is shown it where it differs, with what was seen
 */
record Fact(String key, String text) {
    static Fact of(String text) {
        return new Fact(text, text);
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
