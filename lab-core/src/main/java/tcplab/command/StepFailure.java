package tcplab.command;

import tcplab.text.Told;
import tcplab.text.Telling;

/** A step that could not be done, so that the run cannot go on: one sentence with a hint. */
public final class StepFailure extends Exception implements Telling {
    private static final long serialVersionUID = 1L;

    private final transient Told told;

    public StepFailure(Told told) {
        super(told.toString());
        this.told = told;
    }

    /** Of a text that is the same in every language. */
    public StepFailure(String text) {
        this(Told.plain(text));
    }

    @Override
    public Told told() {
        return told;
    }
}
