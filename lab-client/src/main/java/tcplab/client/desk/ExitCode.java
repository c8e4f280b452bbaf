package tcplab.client.desk;

/** What the lab's exit codes mean. Other programs rely on them. */
public final class ExitCode {
    /** Every finding is as recorded. */
    public static final int AS_RECORDED = 0;
    /** A finding differs from its record. */
    public static final int DIFFERS = 1;
    /** Something is inconclusive or could not run. */
    public static final int INCONCLUSIVE = 2;
    /** Bad usage or a bad script. */
    public static final int USAGE = 64;

    /** The user ended it. */
    public static final int INTERRUPTED = 130;

    // After a signal, 130 comes from the Java runtime itself: 128 plus the number of SIGINT.

    private ExitCode() {}
}
