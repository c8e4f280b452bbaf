package tcplab.attach;

import java.util.List;
import tcplab.text.Told;

/**
 * Something that stays as it is until somebody acts.
 *
 * @param symptom the English title of the symptom in {@code experiments/symptoms}
 * @param sockets on which it is seen
 * @param evidence what was seen, with numbers
 * @param turn whose turn it is
 * @param certainty how sure that is
 */
public record Fault(String symptom, List<Held> sockets, Told evidence, Told turn, Certainty certainty) {
    /** From the surest on. */
    public enum Certainty {
        CERTAIN,
        /** It can have another cause, or be meant. */
        LIKELY,
        /** It ends by itself. */
        HARMLESS
    }
}
