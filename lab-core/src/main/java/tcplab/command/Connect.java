package tcplab.command;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Crowd;
import tcplab.model.Endpoint;
import tcplab.peer.ActionException;
import tcplab.peer.SocketCalls;
import tcplab.text.MayBeMissing;
import tcplab.text.Told;

/**
 * connect(2), after socket(2) if the socket does not exist yet. Ends when the handshake has ended or failed.
 *
 * @param remote null for AF_UNSPEC, which dissolves the association
 * @param times how many sockets of a crowd connect; 0 for a socket of its own
 */
public record Connect(String socket, @MayBeMissing Endpoint remote, boolean nonblocking, int times) implements Nonblocking {
    private static final String UNSPECIFIED = "AF_UNSPEC";
    /** {@code struct sockaddr} with sa_family AF_UNSPEC, which is 0. */
    private static final int SOCKADDR_BYTES = 16;

    static final Verb VERB = Verb.call(
            Connect.class,
            new Word(
                            Sort.VERB,
                            "connect",
                            "SOCKET connect HOST:PORT|AF_UNSPEC [-> NAME] [nonblocking] [&], or: SOCKET connect crowd times N [-> NAME] [&]",
                            say("connect(2): active OPEN. Ends when the handshake has ended or failed; with & it goes on in the background. "
                                    + "An RST that follows the handshake at once is reported by the next call, never by connect. With nonblocking it is EINPROGRESS. "
                                    + "AF_UNSPEC dissolves the association: the kernel aborts the connection, and the socket can connect again. "
                                    + "crowd times N: so many sockets connect to the listener of crowds and have one name together; they are counted (census) and not followed, send, shutdown, close and abort are of all of them, and one call of the record tells how many came to what."),
                            "client connect server:7000")
                    .offering(List.of("server:7000", "client:7001", UNSPECIFIED, Crowd.WORD + " times 1000"), List.of("->", WORD, "&")),
            Connect::parse);

    /** Of one socket. */
    public Connect(String socket, Endpoint remote, boolean nonblocking) {
        this(socket, remote, nonblocking, 0);
    }

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        if (words.take(UNSPECIFIED)) {
            return stage -> new Connect(socket.name(), null, false);
        }
        if (words.take(Crowd.WORD)) {
            int times = CrowdWords.times(words);
            String crowd = socket.orCrowd(words, names);
            Place place = Place.ofCrowd(socket.side().other());
            return stage -> new Connect(crowd, place.on(stage), false, times);
        }
        CrowdWords.refuse(socket, names);
        Place place = Place.parse(words.next("HOST:PORT"), socket.side().other(), names);
        String name = socket.orNamed(words, names);
        boolean nonblocking = Nonblocking.taken(words);
        return stage -> new Connect(name, place.on(stage), nonblocking);
    }

    @Override
    public CompletableFuture<Void> perform(SocketCalls calls) throws ActionException {
        if (times > 0) {
            return calls.crowd().connect(remote, times);
        }
        return remote == null ? calls.call("connect", UNSPECIFIED, Connect::dissolve) : as(calls).connect(remote);
    }

    private static String dissolve(SocketCalls.Descriptor descriptor) throws IOException {
        descriptor.call("connect", descriptor.number(), new byte[SOCKADDR_BYTES], SOCKADDR_BYTES);
        return "";
    }
}
