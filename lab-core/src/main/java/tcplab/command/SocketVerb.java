package tcplab.command;

import static tcplab.text.Language.say;

import java.util.List;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.peer.Action;

/** {@code socket}. */
final class SocketVerb {
    static final Verb VERB = Verb.call(
            new Word(
                            Sort.VERB,
                            "socket",
                            "SIDE socket [-> NAME]",
                            () -> say("socket(2): makes a socket without binding or connecting it, so that options can be set first."),
                            "client socket")
                    .offering(List.of("->")),
            SocketVerb::parse);

    private SocketVerb() {}

    private static Verb.Plan parse(Subject side, Tokens words, Names names) throws SyntaxProblem {
        String name = side.orNamed(words, names);
        return stage -> new Action.Open(name, stage.ipv6());
    }
}
