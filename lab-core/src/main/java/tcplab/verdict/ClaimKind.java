package tcplab.verdict;

import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;

/**
 * A kind of claim.
 *
 * @param word what stands after {@code claim}, with its help
 * @param parser understands what stands after the word
 */
public record ClaimKind(Word word, Parser parser) {
    /** From words to a claim. */
    interface Parser {
        Claim parse(Tokens words) throws SyntaxProblem;
    }
}
