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

/**
 * accept(2): waits for one connection and names it.
 *
 * @param times how many connections of a crowd, which have the name together; 0 for a connection of its own
 */
public record Accept(String socket, String as, boolean nonblocking, int times) implements Nonblocking {
    static final Verb VERB = Verb.call(
            Accept.class,
            new Word(
                            Sort.VERB,
                            "accept",
                            "SOCKET accept [times N] -> NAME [nonblocking] [&]",
                            say("accept(2): takes one connection from the accept queue of a listener and names it. times N takes so many of a crowd, which have the name together."),
                            "server accept -> conn")
                    .offering(List.of("-> conn"), List.of(WORD, "&")),
            Accept::parse);

    /** Of one connection. */
    public Accept(String socket, String as, boolean nonblocking) {
        this(socket, as, nonblocking, 0);
    }

    private static Verb.Plan parse(Subject listener, Tokens words, Names names) throws SyntaxProblem {
        if (names.isCrowdListener(listener.name())) {
            int times = CrowdWords.times(words);
            String crowd = CrowdWords.accepted(listener, words, names);
            return stage -> new Accept(listener.name(), crowd, false, times);
        }
        String name = listener.named(words, names, say("the accepted socket has no name"));
        boolean nonblocking = Nonblocking.taken(words);
        return stage -> new Accept(listener.name(), name, nonblocking);
    }

    @Override
    public CompletableFuture<Void> perform(SocketCalls calls) throws ActionException {
        return times > 0 ? calls.crowd().accept(as, times) : as(calls).accept(as);
    }
}
