package tcplab.command;

import static tcplab.text.Language.say;

import java.util.List;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.peer.Action;

/** {@code close}. */
final class CloseVerb {
    static final Verb VERB = Verb.call(
            new Word(
                            Sort.VERB,
                            "close",
                            "SOCKET close [&]",
                            () -> say("close(2): gives up the descriptor; the last one of a socket ends both directions."),
                            "client close")
                    .offering(List.of("&")),
            (socket, words, names) -> stage -> new Action.Close(socket.name()));

    private CloseVerb() {}
}
