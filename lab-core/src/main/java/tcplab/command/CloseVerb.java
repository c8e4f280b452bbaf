package tcplab.command;

import static tcplab.text.Language.say;

import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Side;
import tcplab.peer.Action;

/** {@code close}. */
final class CloseVerb extends CallVerb {
    @Override
    public String word() {
        return "close";
    }

    @Override
    public String synopsis() {
        return "SOCKET close [&]";
    }

    @Override
    public String help() {
        return say("close(2): gives up the descriptor; the last one of a socket ends both directions.");
    }

    @Override
    public String example() {
        return "client close";
    }

    @Override
    Plan plan(String subject, Side side, Tokens arguments, Names names) throws SyntaxProblem {
        return stage -> new Action.Close(subject);
    }
}
