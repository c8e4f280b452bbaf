package tcplab.command;

import static tcplab.text.Language.say;

import java.util.List;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.peer.Action;

/** {@code send}. */
final class SendVerb {
    private static final int MOST_BYTES = 1 << 24;

    static final Verb VERB = Verb.call(
            new Word(
                            Sort.VERB,
                            "send",
                            "SOCKET send \"TEXT\" [urgent]|BYTES [&]",
                            () -> say("send(2): copies the text, or so many bytes, to the send buffer; waits for room if there is none. "
                                    + "urgent marks the last byte with URG (MSG_OOB). In a text \\n is LF, \\r CR, \\t a tab, \\\" a quote and \\\\ a backslash."),
                            "client send \"hello\"")
                    .offering(List.of("\"hello\"", "100000"), List.of("urgent", "&")),
            SendVerb::parse);

    private SendVerb() {}

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        if (words.nextIsQuoted()) {
            String text = words.next(say("a text"));
            boolean urgent = words.take("urgent");
            return stage -> urgent ? new Action.SendUrgent(socket.name(), text) : new Action.Send(socket.name(), text, 0);
        }
        int bytes = words.number(say("number of bytes (a text needs quotes)"), 1, MOST_BYTES);
        return stage -> new Action.Send(socket.name(), null, bytes);
    }
}
