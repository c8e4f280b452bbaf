package tcplab.command;

import static tcplab.text.Language.say;

import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.peer.Action;

/** {@code abort}. */
final class AbortVerb {
    static final Verb VERB = Verb.call(
                    new Word(
                            Sort.VERB,
                            "abort",
                            "SOCKET abort",
                            () -> say("SO_LINGER with 0 seconds, then close(2): the ABORT call of RFC 9293, 3.9.1, which sends RST."),
                            "client abort"),
                    (socket, words, names) -> stage -> new Action.Abort(socket.name()))
            .recordedAs("setsockopt", "close");

    private AbortVerb() {}
}
