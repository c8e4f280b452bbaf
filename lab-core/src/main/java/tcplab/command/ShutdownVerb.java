package tcplab.command;

import static tcplab.text.Language.say;

import java.util.Arrays;
import java.util.List;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Side;
import tcplab.peer.Action;

/** {@code shutdown}. */
final class ShutdownVerb extends CallVerb {
    @Override
    public String word() {
        return "shutdown";
    }

    @Override
    public String synopsis() {
        return "SOCKET shutdown RD|WR|RDWR";
    }

    @Override
    public String help() {
        return say("shutdown(2): ends one direction or both, whatever other descriptors the socket has.");
    }

    @Override
    public String example() {
        return "client shutdown WR";
    }

    @Override
    Plan plan(String subject, Side side, Tokens arguments, Names names) throws SyntaxProblem {
        String how = arguments.oneOf("direction", DIRECTIONS);
        return stage -> new Action.Shutdown(subject, Action.Shutdown.How.valueOf(how));
    }

    private static final List<String> DIRECTIONS =
            Arrays.stream(Action.Shutdown.How.values()).map(Enum::name).toList();

    @Override
    public List<String> candidates(List<String> before, Names names) {
        return before.isEmpty() ? DIRECTIONS : List.of();
    }
}
