package tcplab.command;

import static tcplab.text.Language.say;

import java.util.List;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.peer.Action;

/** {@code fork}. */
final class ForkVerb {
    static final Verb VERB = Verb.call(
            new Word(
                            Sort.VERB,
                            "fork",
                            "SOCKET fork -> NAME",
                            () -> say("fork(2): a second process with the same socket. It can send a text (SIGPIPE ends it) and close, by which it exits; "
                                    + "the FIN waits until the last process has closed."),
                            "conn fork -> worker")
                    .offering(List.of("-> worker")),
            ForkVerb::parse);

    private ForkVerb() {}

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        String name = socket.named(words, names, say("the second process's socket has no name"));
        return stage -> new Action.Fork(socket.name(), name);
    }
}
