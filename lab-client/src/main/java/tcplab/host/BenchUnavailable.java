package tcplab.host;

/** A bench that cannot be set up here. The message says why and what to do. */
public final class BenchUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    public BenchUnavailable(String message) {
        super(message);
    }
}
