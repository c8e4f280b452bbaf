package tcplab.command;

import static tcplab.text.Language.say;

import java.util.List;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Side;
import tcplab.peer.Action;

/** {@code accept}. */
final class AcceptVerb extends CallVerb {
    @Override
    public String word() {
        return "accept";
    }

    @Override
    public String synopsis() {
        return "SOCKET accept -> NAME [&]";
    }

    @Override
    public String help() {
        return say("accept(2): takes one connection from the accept queue of a listener and names it.");
    }

    @Override
    public String example() {
        return "server accept -> conn";
    }

    @Override
    Plan plan(String subject, Side side, Tokens arguments, Names names) throws SyntaxProblem {
        if (!arguments.peek().equals("->")) {
            throw new SyntaxProblem(say("the accepted socket has no name"), say("write: %s", synopsis()));
        }
        String name = named(subject, side, arguments, names);
        return stage -> new Action.Accept(subject, name);
    }

    @Override
    public List<String> candidates(List<String> before, Names names) {
        return before.isEmpty() ? List.of("-> conn") : List.of();
    }
}
