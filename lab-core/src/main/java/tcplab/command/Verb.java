package tcplab.command;

import java.util.List;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;

/** A word of the language that does something. */
public interface Verb {
    /** The word itself. */
    String word();

    /** How to write it, {@code SOCKET connect HOST:PORT [-> NAME] [&]}. */
    String synopsis();

    /** What it does, in a sentence or two, with its system call. */
    String help();

    /** A line that can be typed. */
    String example();

    /** True if a socket or side stands before it; false for a verb that begins the line. */
    boolean hasSubject();

    /**
     * Understands the words after the verb.
     *
     * @param subject the socket before it, or an empty text
     * @param names the sockets named so far; a verb that names one adds it
     */
    Step parse(String subject, Tokens arguments, Names names) throws SyntaxProblem;

    /**
     * What can stand at the next place, for completion.
     *
     * @param before the words already written after the verb
     */
    default List<String> candidates(List<String> before, Names names) {
        return List.of();
    }
}
