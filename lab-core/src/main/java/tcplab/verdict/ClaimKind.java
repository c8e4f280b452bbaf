package tcplab.verdict;

import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;

/**
 * A kind of claim. Stands in the file of the claim, which also judges it, says when it cannot be judged, and puts its
 * question in a quiz.
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
