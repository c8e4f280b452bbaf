package tcplab.command;

/** A step that could not be done, so that the run cannot go on. The message is one sentence with a hint. */
public final class StepFailure extends Exception {
    private static final long serialVersionUID = 1L;

    public StepFailure(String message) {
        super(message);
    }
}
