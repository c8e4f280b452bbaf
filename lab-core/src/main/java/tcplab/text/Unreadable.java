package tcplab.text;

import static tcplab.text.Told.say;

import tcplab.text.Told;

/** Text that somebody else wrote cannot be read, for a reason that lies in it. */
public final class Unreadable extends ToldException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final transient Told hint;

    /**
     * @param line from 1, or 0 if it concerns the whole
     * @param hint what to do about it, or empty
     */
    public Unreadable(int line, Told message, Told hint) {
        super(message);
        this.line = line;
        this.hint = hint;
    }

    public int line() {
        return line;
    }

    public Told hint() {
        return hint;
    }

    /** {@code path:line: message; hint}. */
    public Told in(Object path) {
        String place = line == 0 ? path.toString() : path + ":" + line;
        return Told.format("%s: %s", place, hint.isEmpty() ? told() : say("%s; %s", told(), hint));
    }
}
