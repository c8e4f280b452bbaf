package tcplab.symptom;

import java.util.List;
import java.util.Optional;
import tcplab.script.Experiment;
import tcplab.text.Told;

/**
 * What somebody sees of a connection that puzzles them.
 *
 * @param title what is seen, in a few words
 * @param words phrases as they are typed or pasted, in both languages: states, errors, counters, complaints
 * @param means what it comes from, in two sentences
 * @param turn whose turn it is to act
 * @param shows what proves it, one at least
 * @param look a command that looks at it on one's own machine, and changes nothing
 * @param helps what to do, one sentence at least
 * @param seems what only seems to help, one sentence at least
 */
public record Symptom(
        Told title, List<String> words, Told means, Told turn, List<Shown> shows, String look, List<Told> helps, List<Told> seems) {
    /** A claim of an experiment. @param claim as it is written there, without the word {@code claim} */
    public record Shown(String experiment, String claim) {
        /** The claim in that experiment; empty if it has none such. */
        public Optional<Experiment.ClaimLine> in(Experiment of) {
            return of.claims().stream().filter(line -> line.text().equals(claim)).findFirst();
        }
    }
}
