package tcplab.command;

import static tcplab.text.Language.say;

import java.util.Arrays;
import java.util.List;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.peer.Action;

/** {@code shutdown}. */
final class ShutdownVerb {
    private static final List<String> DIRECTIONS =
            Arrays.stream(Action.Shutdown.How.values()).map(Enum::name).toList();

    static final Verb VERB = Verb.call(
            new Word(
                            Sort.VERB,
                            "shutdown",
                            "SOCKET shutdown RD|WR|RDWR",
                            () -> say("shutdown(2): ends one direction or both, whatever other descriptors the socket has."),
                            "client shutdown WR")
                    .offering(DIRECTIONS),
            ShutdownVerb::parse);

    private ShutdownVerb() {}

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        String how = words.oneOf("direction", DIRECTIONS);
        return stage -> new Action.Shutdown(socket.name(), Action.Shutdown.How.valueOf(how));
    }
}
