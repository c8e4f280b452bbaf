package tcplab.command;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Endpoint;
import tcplab.peer.Action;
import tcplab.peer.ActionException;
import tcplab.peer.SocketCalls;
import tcplab.text.Told;

/** bind(2), after socket(2) if the socket does not exist yet. Port 0 lets the kernel choose. */
public record Bind(String socket, Endpoint local) implements Action {
    static final Verb VERB = Verb.call(
            Bind.class,
            new Word(
                            Sort.VERB,
                            "bind",
                            "SOCKET bind [HOST:]PORT [-> NAME]",
                            say("bind(2): gives the socket a local port; port 0 lets the kernel choose one."),
                            "client bind 7001")
                    .offering(List.of("7001"), List.of("->")),
            Bind::parse);

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        Place place = Place.parse(words.next(say("a port")), socket.side(), names);
        String name = socket.orNamed(words, names);
        return stage -> new Bind(name, place.on(stage));
    }

    @Override
    public CompletableFuture<Void> perform(SocketCalls calls) throws ActionException {
        return calls.bind(local);
    }
}
