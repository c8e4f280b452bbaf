package tcplab.command;

import static tcplab.text.Language.say;

import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Side;
import tcplab.peer.Action;

/** {@code dup}. */
final class DupVerb extends CallVerb {
    @Override
    public String word() {
        return "dup";
    }

    @Override
    public String synopsis() {
        return "SOCKET dup -> NAME";
    }

    @Override
    public String help() {
        return say("dup(2): a second descriptor of the same socket, the FIN waits for the last close.");
    }

    @Override
    public String example() {
        return "conn dup -> copy";
    }

    @Override
    Plan plan(String subject, Side side, Tokens arguments, Names names) throws SyntaxProblem {
        if (!arguments.peek().equals("->")) {
            throw new SyntaxProblem(say("the second descriptor has no name"), say("write: %s", synopsis()));
        }
        String name = named(subject, side, arguments, names);
        return stage -> new Action.Dup(subject, name);
    }
}
