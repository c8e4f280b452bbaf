package tcplab.text;

/** A word that is none of those that can stand there, in a sentence. */
public final class NoSuchWord extends IllegalArgumentException implements Telling {
    private static final long serialVersionUID = 1L;

    private final transient Told told;

    public NoSuchWord(Told told) {
        super(told.toString());
        this.told = told;
    }

    @Override
    public Told told() {
        return told;
    }
}
