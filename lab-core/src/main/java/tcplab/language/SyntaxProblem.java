package tcplab.language;

import tcplab.text.Telling;
import tcplab.text.Told;

/** A line of the language that cannot be understood. The hint may be empty. */
public final class SyntaxProblem extends Exception implements Telling {
    private static final long serialVersionUID = 1L;

    private final transient Told told;
    private final transient Told hint;

    public SyntaxProblem(Told told, Told hint) {
        // What is wrong is in the line and not in the code: where it was found would only take time.
        super(told.brief().toString(), null, false, false);
        this.told = told.brief();
        this.hint = hint.briefWords();
    }

    @Override
    public Told told() {
        return told;
    }

    public Told hint() {
        return hint;
    }
}
