package tcplab.command;

import static tcplab.text.Language.say;

import java.util.List;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.peer.Action;

/** {@code recv}. */
final class RecvVerb {
    private static final int USUAL_BYTES = 65_536;
    private static final int MOST_BYTES = 1 << 24;

    static final Verb VERB = Verb.call(
            new Word(
                            Sort.VERB,
                            "recv",
                            "SOCKET recv [BYTES|eof] [&]",
                            () -> say("recv(2): waits for data and takes at most BYTES (65536 if not said); with eof, again and again until the end of input or an error."),
                            "conn recv eof")
                    .offering(List.of("eof", "1", "&"), List.of("&")),
            RecvVerb::parse);

    private RecvVerb() {}

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        if (words.take("eof")) {
            return stage -> new Action.RecvToEof(socket.name());
        }
        boolean limited = words.hasNext() && !words.peek().equals("&");
        int most = limited ? words.number(say("number of bytes"), 1, MOST_BYTES) : USUAL_BYTES;
        return stage -> new Action.Recv(socket.name(), most);
    }
}
