package tcplab.client.desk;

import static tcplab.text.Told.say;

import tcplab.text.Telling;
import tcplab.text.Told;

/** The command line cannot be understood. What it says names the word and has a hint. */
public final class UsageException extends Exception implements Telling {
    private static final long serialVersionUID = 1L;

    private final transient Told told;

    /** @param hint what to write instead, or nothing */
    public UsageException(Told message, Told hint) {
        this(hint.isEmpty() ? message.brief() : say("%s; %s", message.brief(), hint.briefWords()));
    }

    private UsageException(Told told) {
        super(told.toString());
        this.told = told;
    }

    @Override
    public Told told() {
        return told;
    }
}
