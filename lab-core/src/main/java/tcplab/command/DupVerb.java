package tcplab.command;

import static tcplab.text.Language.say;

import java.util.List;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.peer.Action;

/** {@code dup}. */
final class DupVerb {
    static final Verb VERB = Verb.call(
            new Word(
                            Sort.VERB,
                            "dup",
                            "SOCKET dup -> NAME",
                            () -> say("dup(2): a second descriptor of the same socket, the FIN waits for the last close."),
                            "conn dup -> copy")
                    .offering(List.of("-> copy")),
            DupVerb::parse);

    private DupVerb() {}

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        String name = socket.named(words, names, say("the second descriptor has no name"));
        return stage -> new Action.Dup(socket.name(), name);
    }
}
