package tcplab.command;

import static tcplab.text.Told.say;

import java.util.concurrent.CompletableFuture;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.peer.Action;
import tcplab.peer.ActionException;
import tcplab.peer.SocketCalls;
import tcplab.text.Told;

/** SO_LINGER with 0 seconds and close(2): the ABORT call of RFC 9293, 3.9.1. */
public record Abort(String socket) implements Action {
    static final Verb VERB = Verb.call(
                    Abort.class,
                    new Word(
                            Sort.VERB,
                            "abort",
                            "SOCKET abort",
                            say("SO_LINGER with 0 seconds, then close(2): the ABORT call of RFC 9293, 3.9.1, which sends RST."),
                            "client abort"),
                    (socket, words, names) -> stage -> new Abort(socket.name()))
            .recordedAs("setsockopt", "close");

    @Override
    public CompletableFuture<Void> perform(SocketCalls calls) throws ActionException {
        return calls.abort();
    }
}
