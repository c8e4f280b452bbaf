package tcplab.fuzz;

import java.io.IOException;
import java.util.List;

/** Something that reads what others have written. */
public interface Target {
    /** One word: how {@code scripts/fuzz} names it. */
    String name();

    /** Inputs that are read as they should be, to begin with. */
    List<byte[]> seeds() throws IOException;

    /** Longer inputs show nothing new. */
    int longestBytes();

    /**
     * True if the values that are compared on the way tell how to change the input; where they are far from its bytes, to
     * follow them takes most of the time.
     */
    default boolean isLedByValues() {
        return true;
    }

    /** How many inputs the tests try; fewer where each takes long. */
    default int someInputs() {
        return 1_000;
    }

    /**
     * Reads the input. What the reader documents for input that is wrong is caught here; whatever is thrown is a fault,
     * also an {@link AssertionError} of what is asked of the outcome.
     */
    void take(byte[] input) throws Exception;
}
