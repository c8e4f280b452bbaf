package tcplab.peer;

import tcplab.text.Told;

/** The process of a side has ended: what it was told to do, it may have begun, and has not finished. */
public final class GoneException extends ActionException {
    private static final long serialVersionUID = 1L;

    public GoneException(Told told) {
        super(told);
    }
}
