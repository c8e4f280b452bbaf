package tcplab.model;

/** What only some benches can do. */
public enum Ability implements Need {
    /** The lab's own wire between two hosts. */
    WIRE("wire"),
    /** A network stack of the run's own, whose settings may be changed. */
    SYSCTL("sysctl");

    private final String word;

    Ability(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
