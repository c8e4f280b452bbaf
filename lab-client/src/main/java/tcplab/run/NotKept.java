package tcplab.run;

import static tcplab.text.Told.say;

import java.nio.file.Path;
import tcplab.render.Result;
import tcplab.text.Told;
import tcplab.text.ToldException;

/** A run that was made and judged, and could not be written where it was to be kept; nothing of it is left there. */
public final class NotKept extends ToldException {
    private static final long serialVersionUID = 1L;

    private final transient Result result;

    /** @param why the reason in plain words */
    NotKept(Path folder, Told why, Result result, Throwable cause) {
        super(say("the run could not be kept in %s: %s", folder, why), cause);
        this.result = result;
    }

    /** What the run showed; it names no folder. */
    public Result result() {
        return result;
    }
}
