package tcplab.command;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.peer.Action;
import tcplab.peer.ActionException;
import tcplab.peer.SocketCalls;
import tcplab.text.Told;

/** close(2). */
public record Close(String socket) implements Action {
    static final Verb VERB = Verb.call(
            Close.class,
            new Word(
                            Sort.VERB,
                            "close",
                            "SOCKET close [&]",
                            say("close(2): gives up the descriptor; the last one of a socket ends both directions."),
                            "client close")
                    .offering(List.of("&")),
            (socket, words, names) -> stage -> new Close(socket.name()));

    @Override
    public CompletableFuture<Void> perform(SocketCalls calls) throws ActionException {
        return calls.close();
    }
}
