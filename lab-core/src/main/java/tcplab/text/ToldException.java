package tcplab.text;

import java.io.IOException;

/** An input or output that failed, in a sentence. */
public class ToldException extends IOException implements Telling {
    private static final long serialVersionUID = 1L;

    private final transient Told told;

    public ToldException(Told told) {
        this(told, null);
    }

    public ToldException(Told told, Throwable cause) {
        super(told.toString(), cause);
        this.told = told;
    }

    @Override
    public Told told() {
        return told;
    }
}
