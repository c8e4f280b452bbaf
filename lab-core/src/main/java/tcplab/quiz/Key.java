package tcplab.quiz;

import java.util.List;
import java.util.Set;
import tcplab.text.Told;

/**
 * What a run says to a question.
 *
 * @param right the places of the right answers, from 0; none if the run leaves the question open
 * @param because what was seen, or what is missing
 * @param evidence ids of the journal entries that show it
 */
public record Key(Set<Integer> right, Told because, List<Integer> evidence) {
    /** True if the run leaves the question open: then no answer is right or wrong. */
    public boolean isOpen() {
        return right.isEmpty();
    }
}
