package tcplab.render;

import java.util.Locale;

/** How a run compares with its record. */
public enum Outcome {
    /** Every finding has the recorded verdict. */
    AS_RECORDED,
    /** At least one finding has the opposite verdict. */
    DIFFERS,
    /** Evidence is missing. */
    INCONCLUSIVE,
    /** It could not be run to its end. */
    FAILED;

    /** {@code as-recorded}, {@code differs}, {@code inconclusive} or {@code failed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
