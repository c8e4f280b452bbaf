package tcplab.run;

import static tcplab.text.Told.say;

import java.io.InterruptedIOException;
import tcplab.text.Telling;
import tcplab.text.Told;

/** Somebody who stepped through a run has left it before its end: it is neither judged nor kept. */
public final class RunLeft extends InterruptedIOException implements Telling {
    private static final long serialVersionUID = 1L;

    private final transient Told told;

    /** @param done so many steps had been performed, of all */
    RunLeft(int done, int of) {
        this(done == 0
                ? say("left before the first step; nothing is judged")
                : say("left after step %d of %d; nothing is judged", done, of));
    }

    /** Nothing of the run has begun. */
    public static RunLeft beforeTheFirstStep() {
        return new RunLeft(0, 0);
    }

    private RunLeft(Told told) {
        super(told.toString());
        this.told = told;
    }

    @Override
    public Told told() {
        return told;
    }
}
