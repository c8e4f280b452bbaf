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

/** connect(2), after socket(2) if the socket does not exist yet. Ends when the handshake has ended or failed. */
public record Connect(String socket, Endpoint remote) implements Action {
    static final Verb VERB = Verb.call(
            Connect.class,
            new Word(
                            Sort.VERB,
                            "connect",
                            "SOCKET connect HOST:PORT [-> NAME] [&]",
                            say("connect(2): active OPEN. Ends when the handshake has ended or failed; with & it goes on in the background. "
                                    + "An RST that follows the handshake at once is reported by the next call, never by connect."),
                            "client connect server:7000")
                    .offering(List.of("server:7000", "client:7001"), List.of("->", "&")),
            Connect::parse);

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        Place place = Place.parse(words.next("HOST:PORT"), socket.side().other(), names);
        String name = socket.orNamed(words, names);
        return stage -> new Connect(name, place.on(stage));
    }

    @Override
    public CompletableFuture<Void> perform(SocketCalls calls) throws ActionException {
        return calls.connect(remote);
    }
}
