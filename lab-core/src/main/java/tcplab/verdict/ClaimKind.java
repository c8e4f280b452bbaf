package tcplab.verdict;

import java.util.function.Supplier;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;

/**
 * A kind of claim, as help and completion show it.
 *
 * @param name the word after {@code claim}
 * @param synopsis how to write it, without the word {@code claim}
 * @param said what it says, in one sentence
 * @param example one that can be typed, without the word {@code claim}
 * @param parser understands the words after the name
 */
public record ClaimKind(String name, String synopsis, Supplier<String> said, String example, Parser parser) {
    /** What it says, in the language spoken now. */
    public String help() {
        return said.get();
    }

    /** From words to a claim. */
    interface Parser {
        Claim parse(Tokens words) throws SyntaxProblem;
    }
}
