package tcplab.language;

/** A line of the language that cannot be understood. The message is one sentence; the hint may be empty. */
public final class SyntaxProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final String hint;

    public SyntaxProblem(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}
