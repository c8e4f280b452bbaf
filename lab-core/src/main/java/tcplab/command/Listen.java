package tcplab.command;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Crowd;
import tcplab.model.Endpoint;
import tcplab.peer.Action;
import tcplab.peer.ActionException;
import tcplab.peer.SocketCalls;
import tcplab.text.MayBeMissing;
import tcplab.text.Told;

/**
 * listen(2), after socket(2) and bind(2) if {@code local} is given. Sets SO_REUSEADDR only if the script did.
 *
 * @param local the endpoint to bind first, or null if the socket is bound already
 */
public record Listen(String socket, @MayBeMissing Endpoint local, int backlog) implements Action {
    static final Verb VERB = Verb.call(
            Listen.class,
            new Word(
                            Sort.VERB,
                            "listen",
                            "SOCKET listen [[HOST:]PORT|crowd] [backlog N] [-> NAME]",
                            say("bind(2) if a port is given, then listen(2): passive OPEN. A bind that fails is recorded as bind, and one that succeeds is not. The accept queue takes one connection more than the backlog. At crowd, thousands can connect to it: they are counted (census) and not followed."),
                            "server listen 7000 backlog 1")
                    .offering(List.of("7000", Crowd.WORD), List.of("backlog", "->")),
            Listen::parse);

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        boolean ofCrowd = words.take(Crowd.WORD);
        boolean bound = !words.hasNext() || words.peek().equals("backlog") || words.peek().equals("->");
        Place place = ofCrowd ? Place.ofCrowd(socket.side()) : bound ? null : Place.parse(words.next(say("a port")), socket.side(), names);
        int backlog = words.take("backlog") ? words.number("backlog", 0, 65_535) : 128;
        String name = socket.orNamed(words, names);
        if (ofCrowd) {
            names.addCrowdListener(name);
        }
        return stage -> new Listen(name, place == null ? null : place.on(stage), backlog);
    }

    @Override
    public CompletableFuture<Void> perform(SocketCalls calls) throws ActionException {
        return calls.listen(local, backlog);
    }
}
