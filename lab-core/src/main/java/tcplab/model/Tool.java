package tcplab.model;

/** A program of the system that a step runs. */
public enum Tool implements Need {
    NC("nc"),
    NCAT("ncat"),
    STRACE("strace");

    private final String word;

    Tool(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
