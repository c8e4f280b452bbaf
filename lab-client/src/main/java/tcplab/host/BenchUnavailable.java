package tcplab.host;

import tcplab.text.Telling;
import tcplab.text.Told;

/** A bench that cannot be set up here. The sentence says why and what to do. */
public final class BenchUnavailable extends Exception implements Telling {
    private static final long serialVersionUID = 1L;

    private final transient Told told;

    public BenchUnavailable(Told told) {
        super(told.toString());
        this.told = told;
    }

    @Override
    public Told told() {
        return told;
    }
}
