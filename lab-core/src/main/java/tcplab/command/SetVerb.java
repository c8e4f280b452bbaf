package tcplab.command;

import static tcplab.text.Language.say;

import java.util.List;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Side;
import tcplab.model.SocketOption;
import tcplab.peer.Action;

/** {@code set}. */
final class SetVerb extends CallVerb {
    @Override
    public String word() {
        return "set";
    }

    @Override
    public String synopsis() {
        return "SOCKET set OPTION VALUE";
    }

    @Override
    public String help() {
        return say("setsockopt(2). The value is a number; for SO_LINGER seconds, or off.");
    }

    @Override
    public String example() {
        return "client set SO_LINGER 0";
    }

    @Override
    Plan plan(String subject, Side side, Tokens arguments, Names names) throws SyntaxProblem {
        String option = arguments.oneOf(say("socket option"), SocketOption.names());
        String value = option.equals("SO_LINGER") && arguments.take("off")
                ? "off"
                : String.valueOf(arguments.number("value", Integer.MIN_VALUE, Integer.MAX_VALUE));
        return stage -> new Action.SetOption(subject, option, value);
    }

    @Override
    public List<String> candidates(List<String> before, Names names) {
        return before.isEmpty() ? SocketOption.names() : List.of("1", "0");
    }
}
