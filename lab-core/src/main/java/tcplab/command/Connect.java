package tcplab.command;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Endpoint;
import tcplab.peer.ActionException;
import tcplab.peer.SocketCalls;
import tcplab.text.MayBeMissing;
import tcplab.text.Told;

/**
 * connect(2), after socket(2) if the socket does not exist yet. Ends when the handshake has ended or failed.
 *
 * @param remote null for AF_UNSPEC, which dissolves the association
 */
public record Connect(String socket, @MayBeMissing Endpoint remote, boolean nonblocking) implements Nonblocking {
    private static final String UNSPECIFIED = "AF_UNSPEC";
    /** {@code struct sockaddr} with sa_family AF_UNSPEC, which is 0. */
    private static final int SOCKADDR_BYTES = 16;

    static final Verb VERB = Verb.call(
            Connect.class,
            new Word(
                            Sort.VERB,
                            "connect",
                            "SOCKET connect HOST:PORT|AF_UNSPEC [-> NAME] [nonblocking] [&]",
                            say("connect(2): active OPEN. Ends when the handshake has ended or failed; with & it goes on in the background. "
                                    + "An RST that follows the handshake at once is reported by the next call, never by connect. With nonblocking it is EINPROGRESS. "
                                    + "AF_UNSPEC dissolves the association: the kernel aborts the connection, and the socket can connect again."),
                            "client connect server:7000")
                    .offering(List.of("server:7000", "client:7001", UNSPECIFIED), List.of("->", WORD, "&")),
            Connect::parse);

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        if (words.take(UNSPECIFIED)) {
            return stage -> new Connect(socket.name(), null, false);
        }
        Place place = Place.parse(words.next("HOST:PORT"), socket.side().other(), names);
        String name = socket.orNamed(words, names);
        boolean nonblocking = Nonblocking.taken(words);
        return stage -> new Connect(name, place.on(stage), nonblocking);
    }

    @Override
    public CompletableFuture<Void> perform(SocketCalls calls) throws ActionException {
        return remote == null ? calls.call("connect", UNSPECIFIED, Connect::dissolve) : as(calls).connect(remote);
    }

    private static String dissolve(SocketCalls.Descriptor descriptor) throws IOException {
        descriptor.call("connect", descriptor.number(), new byte[SOCKADDR_BYTES], SOCKADDR_BYTES);
        return "";
    }
}
