package tcplab.peer;

import tcplab.text.Telling;
import tcplab.text.Told;

/** An action that makes no sense, or a side that is gone. */
public class ActionException extends Exception implements Telling {
    private static final long serialVersionUID = 1L;

    private final transient Told told;

    public ActionException(Told told) {
        super(told.toString());
        this.told = told;
    }

    @Override
    public Told told() {
        return told;
    }
}
