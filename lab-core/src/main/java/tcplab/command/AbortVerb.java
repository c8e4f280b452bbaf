package tcplab.command;

import static tcplab.text.Language.say;

import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Side;
import tcplab.peer.Action;

/** {@code abort}. */
final class AbortVerb extends CallVerb {
    @Override
    public String word() {
        return "abort";
    }

    @Override
    public String synopsis() {
        return "SOCKET abort";
    }

    @Override
    public String help() {
        return say("SO_LINGER with 0 seconds, then close(2): the ABORT call of RFC 9293, 3.9.1, which sends RST.");
    }

    @Override
    public String example() {
        return "client abort";
    }

    @Override
    Plan plan(String subject, Side side, Tokens arguments, Names names) throws SyntaxProblem {
        return stage -> new Action.Abort(subject);
    }
}
