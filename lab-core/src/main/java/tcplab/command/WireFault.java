package tcplab.command;

import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;

/**
 * Something that the wire does to segments.
 *
 * @param word what stands after {@code wire}
 * @param parser understands what stands after the word
 */
record WireFault(Word word, Parser parser) {
    /** From words to a step. */
    interface Parser {
        Step parse(Tokens words, Names names) throws SyntaxProblem;
    }
}
