package tcplab.script;

import tcplab.language.Candidates;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Word;
import tcplab.text.Told;

/**
 * A word that begins a line and says something about the experiment, or about the claim before it.
 *
 * @param ofClaim true if it belongs to the claim before it, if there is one
 * @param effect what it adds to the experiment
 */
record Header(Word word, boolean ofClaim, Effect effect) {
    /** Adds what a line says. */
    interface Effect {
        /** @param rest the line without the word, without blanks and a comment around it */
        void on(Manuscript script, int line, String rest) throws SyntaxProblem;
    }

    static Header ofExperiment(String name, String synopsis, Told help, String example, Effect effect) {
        return new Header(new Word(Sort.HEADER, name, synopsis, help, example), false, effect);
    }

    static Header ofClaim(String name, String synopsis, Told help, String example, Effect effect) {
        return new Header(new Word(Sort.HEADER, name, synopsis, help, example), true, effect);
    }

    /** The same, completed so. */
    Header offering(Candidates candidates) {
        return new Header(word.offering(candidates), ofClaim, effect);
    }
}
