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

/** dup(2): a second descriptor of the same socket, with a name of its own. */
public record Dup(String socket, String as) implements Action {
    static final Verb VERB = Verb.call(
            Dup.class,
            new Word(
                            Sort.VERB,
                            "dup",
                            "SOCKET dup -> NAME",
                            say("dup(2): a second descriptor of the same socket, the FIN waits for the last close."),
                            "conn dup -> copy")
                    .offering(List.of("-> copy")),
            Dup::parse);

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        String name = socket.named(words, names, say("the second descriptor has no name"));
        return stage -> new Dup(socket.name(), name);
    }

    @Override
    public CompletableFuture<Void> perform(SocketCalls calls) throws ActionException {
        return calls.dup(as);
    }
}
