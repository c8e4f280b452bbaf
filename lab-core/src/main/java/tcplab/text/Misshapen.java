package tcplab.text;

import com.google.gson.JsonParseException;

/** JSON that does not say what it should, in a sentence. */
public final class Misshapen extends JsonParseException implements Telling {
    private static final long serialVersionUID = 1L;

    private final transient Told told;

    public Misshapen(Told told) {
        this(told, null);
    }

    public Misshapen(Told told, Throwable cause) {
        super(told.toString(), cause);
        this.told = told;
    }

    @Override
    public Told told() {
        return told;
    }
}
