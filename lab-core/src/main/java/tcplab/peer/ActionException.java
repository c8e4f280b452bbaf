package tcplab.peer;

/** An action that makes no sense, or a side that is gone. The message is one sentence for the user. */
public final class ActionException extends Exception {
    private static final long serialVersionUID = 1L;

    public ActionException(String message) {
        super(message);
    }
}
