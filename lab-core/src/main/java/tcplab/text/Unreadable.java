package tcplab.text;

import static tcplab.text.Language.say;

import java.io.IOException;

/** Text that somebody else wrote cannot be read, for a reason that lies in it. The message is a sentence. */
public final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String hint;

    /**
     * @param line from 1, or 0 if it concerns the whole
     * @param hint what to do about it, or empty
     */
    public Unreadable(int line, String message, String hint) {
        super(message);
        this.line = line;
        this.hint = hint;
    }

    public int line() {
        return line;
    }

    public String hint() {
        return hint;
    }

    /** {@code path:line: message; hint}. */
    public String in(Object path) {
        String place = line == 0 ? path.toString() : path + ":" + line;
        return place + ": " + (hint.isEmpty() ? getMessage() : say("%s; %s", getMessage(), hint));
    }
}
