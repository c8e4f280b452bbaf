package tcplab.command;

import static tcplab.text.Language.say;

import java.util.List;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.peer.Action;

/** {@code accept}. */
final class AcceptVerb {
    static final Verb VERB = Verb.call(
            new Word(
                            Sort.VERB,
                            "accept",
                            "SOCKET accept -> NAME [&]",
                            () -> say("accept(2): takes one connection from the accept queue of a listener and names it."),
                            "server accept -> conn")
                    .offering(List.of("-> conn"), List.of("&")),
            AcceptVerb::parse);

    private AcceptVerb() {}

    private static Verb.Plan parse(Subject listener, Tokens words, Names names) throws SyntaxProblem {
        String name = listener.named(words, names, say("the accepted socket has no name"));
        return stage -> new Action.Accept(listener.name(), name);
    }
}
