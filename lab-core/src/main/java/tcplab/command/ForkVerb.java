package tcplab.command;

import static tcplab.text.Language.say;

import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Side;
import tcplab.peer.Action;

/** {@code fork}. */
final class ForkVerb extends CallVerb {
    @Override
    public String word() {
        return "fork";
    }

    @Override
    public String synopsis() {
        return "SOCKET fork -> NAME";
    }

    @Override
    public String help() {
        return say("fork(2): a second process with the same socket. It can send a text (SIGPIPE ends it) and close, by which it exits; "
                + "the FIN waits until the last process has closed.");
    }

    @Override
    public String example() {
        return "conn fork -> worker";
    }

    @Override
    Plan plan(String subject, Side side, Tokens arguments, Names names) throws SyntaxProblem {
        if (!arguments.peek().equals("->")) {
            throw new SyntaxProblem(say("the second process's socket has no name"), say("write: %s", synopsis()));
        }
        String name = named(subject, side, arguments, names);
        return stage -> new Action.Fork(subject, name);
    }
}
