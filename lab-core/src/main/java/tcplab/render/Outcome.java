package tcplab.render;

/** How a run of an experiment ended. */
public enum Outcome {
    /** Every finding is as recorded. */
    AS_RECORDED,
    /** At least one finding contradicts its record. */
    DIFFERS,
    /** No finding contradicts its record, but at least one is inconclusive. */
    INCONCLUSIVE,
    /** It could not be run to its end. */
    FAILED;

    /** {@code as-recorded}, {@code differs}, {@code inconclusive}, {@code failed}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
