package tcplab.command;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.peer.Action;
import tcplab.peer.ActionException;
import tcplab.peer.SocketCalls;
import tcplab.text.Told;

/**
 * fork(2): a second process that has the same socket under a name of its own. It can send, without a reaction to
 * SIGPIPE, receive, and close, by which it exits.
 */
public record Fork(String socket, String as) implements Action {
    static final Verb VERB = Verb.call(
            Fork.class,
            new Word(
                            Sort.VERB,
                            "fork",
                            "SOCKET fork -> NAME",
                            say("fork(2): a second process with the same socket. It can send a text (SIGPIPE ends it), recv what has come already, and close, "
                                    + "by which it exits; the FIN waits until the last process has closed."),
                            "conn fork -> worker")
                    .offering(List.of("-> worker")),
            Fork::parse);

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        String name = socket.named(words, names, say("the second process's socket has no name"));
        return stage -> new Fork(socket.name(), name);
    }

    @Override
    public CompletableFuture<Void> perform(SocketCalls calls) throws ActionException {
        return calls.fork(as);
    }
}
