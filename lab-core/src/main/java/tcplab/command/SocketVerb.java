package tcplab.command;

import static tcplab.text.Language.say;

import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Side;
import tcplab.peer.Action;

/** {@code socket}. */
final class SocketVerb extends CallVerb {
    @Override
    public String word() {
        return "socket";
    }

    @Override
    public String synopsis() {
        return "SIDE socket [-> NAME]";
    }

    @Override
    public String help() {
        return say("socket(2): makes a socket without binding or connecting it, so that options can be set first.");
    }

    @Override
    public String example() {
        return "client socket";
    }

    @Override
    Plan plan(String subject, Side side, Tokens arguments, Names names) throws SyntaxProblem {
        String name = named(subject, side, arguments, names);
        return stage -> new Action.Open(name, stage.ipv6());
    }
}
