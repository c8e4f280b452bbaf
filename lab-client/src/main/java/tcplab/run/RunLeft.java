package tcplab.run;

import static tcplab.text.Language.say;

import java.io.InterruptedIOException;

/** Somebody who stepped through a run has left it before its end: it is neither judged nor kept. */
public final class RunLeft extends InterruptedIOException {
    private static final long serialVersionUID = 1L;

    /** @param done so many steps had been performed, of all */
    RunLeft(int done, int of) {
        super(of == 0
                ? say("left before the first step; nothing is judged")
                : say("left after step %d of %d; nothing is judged", done, of));
    }
}
