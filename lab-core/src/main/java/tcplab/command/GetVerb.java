package tcplab.command;

import static tcplab.text.Language.say;

import java.util.List;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Side;
import tcplab.model.SocketOption;
import tcplab.peer.Action;

/** {@code get}. */
final class GetVerb extends CallVerb {
    @Override
    public String word() {
        return "get";
    }

    @Override
    public String synopsis() {
        return "SOCKET get OPTION";
    }

    @Override
    public String help() {
        return say("getsockopt(2): records the option's value.");
    }

    @Override
    public String example() {
        return "conn get SO_ERROR";
    }

    @Override
    Plan plan(String subject, Side side, Tokens arguments, Names names) throws SyntaxProblem {
        String option = arguments.oneOf(say("socket option"), SocketOption.names());
        return stage -> new Action.GetOption(subject, option);
    }

    @Override
    public List<String> candidates(List<String> before, Names names) {
        return before.isEmpty() ? SocketOption.names() : List.of();
    }
}
