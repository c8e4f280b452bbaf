package tcplab.command;

import static tcplab.text.Language.say;

import java.util.List;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Side;
import tcplab.peer.Action;

/** {@code recv}. */
final class RecvVerb extends CallVerb {
    @Override
    public String word() {
        return "recv";
    }

    @Override
    public String synopsis() {
        return "SOCKET recv [BYTES|eof] [&]";
    }

    @Override
    public String help() {
        return say("recv(2): waits for data and takes at most BYTES (65536 if not said); with eof, again and again until the end of input or an error.");
    }

    @Override
    public String example() {
        return "conn recv eof";
    }

    @Override
    Plan plan(String subject, Side side, Tokens arguments, Names names) throws SyntaxProblem {
        if (arguments.take("eof")) {
            return stage -> new Action.RecvToEof(subject);
        }
        boolean limited = arguments.hasNext() && !arguments.peek().equals("&");
        int max = limited ? arguments.number(say("number of bytes"), 1, 1 << 24) : 65_536;
        return stage -> new Action.Recv(subject, max);
    }

    @Override
    public List<String> candidates(List<String> before, Names names) {
        return before.isEmpty() ? List.of("eof", "1", "&") : List.of("&");
    }
}
