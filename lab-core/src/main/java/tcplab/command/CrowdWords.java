package tcplab.command;

import static tcplab.text.Told.say;

import java.util.List;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Crowd;
import tcplab.text.DidYouMean;

/** What verbs have in common that can be of a crowd. */
final class CrowdWords {
    /** What can be done with all sockets of one. */
    private static final List<String> VERBS = List.of("connect", "send", "shutdown", "close", "abort");

    private CrowdWords() {}

    /** The socket or the crowd before a verb that makes a call on it. */
    static Subject subject(String name, String verb, Names names) throws SyntaxProblem {
        if (names.isCrowd(name) && !names.isCrowdListener(name) && !VERBS.contains(verb)) {
            throw new SyntaxProblem(say("a crowd such as %1$s cannot %2$s", name, verb), DidYouMean.hint(verb, VERBS));
        }
        return new Subject(name, names.sideOfAny(name));
    }

    /** {@code times N}. */
    static int times(Tokens words) throws SyntaxProblem {
        if (!words.take("times")) {
            throw words.problem(say("how many there are of a crowd is missing"));
        }
        return words.number("N", 1, Crowd.MOST);
    }

    /** The name of those that a listener accepts. */
    static String accepted(Subject listener, Tokens words, Names names) throws SyntaxProblem {
        if (!words.peek().equals("->")) {
            throw words.problem(say("the accepted socket has no name"));
        }
        return listener.orCrowd(words, names);
    }

    /** Refuses to do to a crowd what is done to one socket. */
    static void refuse(Subject socket, Names names) throws SyntaxProblem {
        if (names.isCrowd(socket.name())) {
            throw new SyntaxProblem(
                    say("%s is a crowd, and those connect to the listener of crowds", socket.name()),
                    say("as in: %s", socket.name() + " connect crowd times 1000"));
        }
    }
}
