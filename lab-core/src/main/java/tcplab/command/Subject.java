package tcplab.command;

import static tcplab.text.Told.say;

import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Side;
import tcplab.text.Told;

/** The socket before a verb, and its side. */
record Subject(String name, Side side) {
    /** The name after {@code ->} for a new socket of that side, or the subject itself without one. */
    String orNamed(Tokens words, Names names) throws SyntaxProblem {
        if (!words.take("->")) {
            return name;
        }
        String named = words.next(say("a name after ->"));
        names.add(named, side);
        return named;
    }

    /** The name after {@code ->} for a crowd, which it may have already, or the subject itself without one. */
    String orCrowd(Tokens words, Names names) throws SyntaxProblem {
        String named = words.take("->") ? words.next(say("a name after ->")) : name;
        names.addCrowd(named, side);
        return named;
    }

    /** The same where there must be one. @param missing what is wrong without it */
    String named(Tokens words, Names names, Told missing) throws SyntaxProblem {
        if (!words.peek().equals("->")) {
            throw words.problem(missing);
        }
        return orNamed(words, names);
    }
}
