package tcplab.command;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.peer.ActionException;
import tcplab.peer.SocketCalls;
import tcplab.text.MayBeMissing;
import tcplab.text.Told;

/**
 * send(2) of a text in UTF-8 or, if that is null, of so many bytes; waits until all are buffered.
 *
 * @param urgent true to mark the last byte of the text with URG (RFC 9293, 3.8.5)
 */
public record Send(String socket, @MayBeMissing String text, int bytes, boolean urgent, boolean nonblocking) implements Nonblocking {
    private static final int MOST_BYTES = 1 << 24;

    static final Verb VERB = Verb.call(
            Send.class,
            new Word(
                            Sort.VERB,
                            "send",
                            "SOCKET send \"TEXT\"|WORD|BYTES [urgent] [nonblocking] [&]",
                            say("send(2): copies the text, or so many bytes, to the send buffer; waits for room if there is none. "
                                    + "urgent marks the last byte with URG (MSG_OOB). In a text \\n is LF, \\r CR, \\t a tab, \\\" a quote and \\\\ a backslash."),
                            "client send \"hello\"")
                    .offering(List.of("\"hello\"", "100000"), List.of("urgent", WORD, "&")),
            Send::parse);

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        // A word that begins with a letter can only be meant as a text.
        if (words.nextIsQuoted() || words.peek().matches("\\p{L}.*")) {
            String text = words.next(say("a text"));
            boolean urgent = words.take("urgent");
            boolean nonblocking = !urgent && Nonblocking.taken(words);
            if (words.hasNext() && !words.peek().equals("&")) {
                throw new SyntaxProblem(say("'%s' is one word too many", words.peek()), say("a text of several words is written in quotes, as in: %s", "client send \"hello world\""));
            }
            return stage -> new Send(socket.name(), text, 0, urgent, nonblocking);
        }
        int bytes = words.number(say("number of bytes (other texts than words need quotes)"), 1, MOST_BYTES);
        boolean nonblocking = Nonblocking.taken(words);
        return stage -> new Send(socket.name(), null, bytes, false, nonblocking);
    }

    @Override
    public CompletableFuture<Void> perform(SocketCalls calls) throws ActionException {
        if (text == null) {
            return as(calls).send(bytes);
        }
        return urgent ? calls.sendUrgent(text) : as(calls).send(text);
    }
}
