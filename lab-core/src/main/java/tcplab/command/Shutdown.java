package tcplab.command;

import static tcplab.text.Told.say;

import java.util.Arrays;
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

/** shutdown(2). */
public record Shutdown(String socket, SocketCalls.Direction how) implements Action {
    private static final List<String> DIRECTIONS =
            Arrays.stream(SocketCalls.Direction.values()).map(Enum::name).toList();

    static final Verb VERB = Verb.call(
            Shutdown.class,
            new Word(
                            Sort.VERB,
                            "shutdown",
                            "SOCKET shutdown RD|WR|RDWR",
                            say("shutdown(2): ends one direction or both, whatever other descriptors the socket has."),
                            "client shutdown WR")
                    .offering(DIRECTIONS),
            Shutdown::parse);

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        String how = words.oneOf(say("direction"), DIRECTIONS);
        return stage -> new Shutdown(socket.name(), SocketCalls.Direction.valueOf(how));
    }

    @Override
    public CompletableFuture<Void> perform(SocketCalls calls) throws ActionException {
        return calls.shutdown(how);
    }
}
