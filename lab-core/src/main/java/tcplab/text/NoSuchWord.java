package tcplab.text;

import java.util.Optional;

/** A word that is none of those that can stand there, or not beside the others, in a sentence. */
public final class NoSuchWord extends IllegalArgumentException implements Telling {
    private static final long serialVersionUID = 1L;

    private final transient Told told;
    private final transient Told hint;

    public NoSuchWord(Told told) {
        this(told, null);
    }

    public NoSuchWord(Told told, Told hint) {
        super(told.toString());
        this.told = told;
        this.hint = hint;
    }

    @Override
    public Told told() {
        return told;
    }

    /** Empty where the words that could stand there are all that can be said. */
    public Optional<Told> hint() {
        return Optional.ofNullable(hint);
    }
}
