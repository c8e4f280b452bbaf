package tcplab.command;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.peer.ActionException;
import tcplab.peer.SocketCalls;
import tcplab.text.Told;

/** accept(2): waits for one connection and names it. */
public record Accept(String socket, String as, boolean nonblocking) implements Nonblocking {
    static final Verb VERB = Verb.call(
            Accept.class,
            new Word(
                            Sort.VERB,
                            "accept",
                            "SOCKET accept -> NAME [nonblocking] [&]",
                            say("accept(2): takes one connection from the accept queue of a listener and names it."),
                            "server accept -> conn")
                    .offering(List.of("-> conn"), List.of(WORD, "&")),
            Accept::parse);

    private static Verb.Plan parse(Subject listener, Tokens words, Names names) throws SyntaxProblem {
        String name = listener.named(words, names, say("the accepted socket has no name"));
        boolean nonblocking = Nonblocking.taken(words);
        return stage -> new Accept(listener.name(), name, nonblocking);
    }

    @Override
    public CompletableFuture<Void> perform(SocketCalls calls) throws ActionException {
        return as(calls).accept(as);
    }
}
