package tcplab.script;

import tcplab.language.Word;

/** What a line of a script has turned out to be. */
public sealed interface Line permits Experiment.Item, Experiment.ClaimLine, Line.Header, Line.Nothing {
    /**
     * A header word with what it says.
     *
     * @param ofClaim true if it belongs to the claim before it, false if to the experiment
     */
    record Header(Word word, boolean ofClaim) implements Line {}

    /** An empty line, or a comment that is no heading. */
    record Nothing() implements Line {}
}
