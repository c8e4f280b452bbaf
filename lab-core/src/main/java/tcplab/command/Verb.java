package tcplab.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.peer.Action;

/**
 * A word of the language that does something.
 *
 * @param hasSubject true if a socket or side stands before it; false for a verb that begins the line
 * @param parser understands what stands after it
 * @param call the call on the socket before it, if it makes one
 * @param calls names under which its calls are recorded
 */
public record Verb(Word word, boolean hasSubject, Parser parser, Optional<Call> call, Set<String> calls) {
    /** From words to a step. */
    interface Parser {
        /**
         * @param subject what stands before the verb, or an empty text
         * @param names the sockets named so far; a verb that names one adds it
         */
        Step parse(String subject, Tokens words, Names names) throws SyntaxProblem;
    }

    /**
     * What a verb lets a side do.
     *
     * @param action the record that tells the side
     * @param parser understands what stands after the verb
     */
    record Call(Class<? extends Action> action, CallParser parser) {}

    /** From words to a call. */
    interface CallParser {
        Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem;
    }

    /** An action whose endpoints are known only on the stage. */
    interface Plan {
        Action on(Stage stage) throws StepFailure;
    }

    /** A verb that begins the line. */
    static Verb alone(Word word, Parser parser) {
        return new Verb(word, false, parser, Optional.empty(), Set.of());
    }

    /** A verb of a side that is no call of one of its sockets. */
    static Verb ofSide(Word word, Parser parser) {
        return new Verb(word, true, parser, Optional.empty(), Set.of());
    }

    /** A verb that becomes one call on the socket before it. A closing {@code &} leaves the call in the background. */
    static Verb call(Class<? extends Action> action, Word word, CallParser callParser) {
        Parser parser = (subject, words, names) -> {
            Subject socket = CrowdWords.subject(subject, word.name(), names);
            Plan plan = callParser.parse(socket, words, names);
            boolean background = words.take("&");
            words.end();
            return Step.of(stage -> stage.perform(socket.side(), plan.on(stage), background));
        };
        return new Verb(word, true, parser, Optional.of(new Call(action, callParser)), Set.of(word.name()));
    }

    /** The same, its calls recorded under these names. */
    Verb recordedAs(String... names) {
        return new Verb(word, hasSubject, parser, call, Set.of(names));
    }

    /** Understands what stands after the verb. */
    Step parse(String subject, List<Tokens.Token> rest, Names names) throws SyntaxProblem {
        return parser.parse(subject, Tokens.of(rest, word.synopsis()), names).needing(word.needs());
    }
}
