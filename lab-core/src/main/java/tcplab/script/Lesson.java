package tcplab.script;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tcplab.language.Glossary;
import tcplab.text.Told;
import tcplab.verdict.Claim;

/**
 * A lesson of the course.
 *
 * @param number from 1, in the order of the course
 * @param experiment its name; it tells the answer, so it is for afterwards
 * @param title what the lesson is about
 * @param asks the question to keep in mind
 * @param claim one of the experiment's claims, as written there
 * @param without what the first control of that claim changes, in words
 * @param guesses what might be seen then; exactly one of them is, which the control's run says itself
 * @param thought what to take along
 */
public record Lesson(
        int number, String experiment, Told title, Told asks, String claim, Told without, List<Guess> guesses, Told thought) {
    /**
     * What somebody might expect.
     *
     * @param claim what must be seen for it to be right
     * @param why why it is right, or what speaks against it
     * @param right as the file says it; a run may say otherwise, and then the file's reasons are not its
     */
    public record Guess(Told text, Claim claim, Told why, boolean right) {}

    /** The place of the guess that the file calls right, from 0. */
    public int rightGuess() {
        return guesses.indexOf(guesses.stream().filter(Guess::right).findFirst().orElseThrow());
    }

    /** The claim whose control the lesson tries; empty if the experiment has none such that can be tried. */
    public Optional<Experiment.ClaimLine> claimIn(Experiment of) {
        return of.claims().stream().filter(line -> line.text().equals(claim) && control(line).isPresent()).findFirst();
    }

    /** True if it shows what the term means: its own sentences, or the story of its experiment, name it. */
    public boolean shows(Glossary.Term term, Experiment of) {
        Stream<Told> story = of.items().stream()
                .filter(Experiment.HeadingItem.class::isInstance)
                .map(Experiment.HeadingItem.class::cast)
                .map(heading -> Told.written(heading.en(), heading.zh() == null ? heading.en() : heading.zh()));
        return Stream.concat(Stream.of(title, asks, without, thought, of.toldTitle()), story).anyMatch(term::isIn);
    }

    /** What is tried on the claim. */
    public static Optional<Control> control(Experiment.ClaimLine line) {
        return line.controls().stream().filter(control -> !(control instanceof Control.None)).findFirst();
    }
}
