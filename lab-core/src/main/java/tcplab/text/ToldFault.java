package tcplab.text;

/** Something that the lab relies on is not so, in a sentence; unchecked, since nobody on the way can mend it. */
public final class ToldFault extends IllegalStateException implements Telling {
    private static final long serialVersionUID = 1L;

    private final transient Told told;

    public ToldFault(Told told, Throwable cause) {
        super(told.toString(), cause);
        this.told = told;
    }

    @Override
    public Told told() {
        return told;
    }
}
