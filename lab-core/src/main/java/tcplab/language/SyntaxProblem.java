package tcplab.language;

import tcplab.text.Brief;

/** A line of the language that cannot be understood. The message is one sentence; the hint may be empty. */
public final class SyntaxProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final String hint;

    public SyntaxProblem(String message, String hint) {
        super(Brief.of(message));
        this.hint = Brief.words(hint);
    }

    public String hint() {
        return hint;
    }
}
