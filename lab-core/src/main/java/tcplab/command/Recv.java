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
import tcplab.text.Told;

/**
 * recv(2) of at most {@code most} bytes, which waits for data, the end of input or an error; or recv(2) again and again until
 * the end of input or an error, recorded as one call with the total.
 */
public record Recv(String socket, int most, boolean toEof, boolean nonblocking) implements Nonblocking {
    private static final int USUAL_BYTES = 65_536;
    private static final int MOST_BYTES = 1 << 24;

    static final Verb VERB = Verb.call(
            Recv.class,
            new Word(
                            Sort.VERB,
                            "recv",
                            "SOCKET recv [BYTES] [nonblocking] | eof [&]",
                            say("recv(2): waits for data and takes at most BYTES (65536 if not said); with eof, again and again until the end of input or an error."),
                            "conn recv eof")
                    .offering(List.of("eof", "1", WORD, "&"), List.of(WORD, "&")),
            Recv::parse);

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        if (words.take("eof")) {
            return stage -> new Recv(socket.name(), USUAL_BYTES, true, false);
        }
        boolean limited = words.hasNext() && !words.peek().equals("&") && !words.peek().equals(WORD);
        int most = limited ? words.number(say("number of bytes"), 1, MOST_BYTES) : USUAL_BYTES;
        boolean nonblocking = Nonblocking.taken(words);
        return stage -> new Recv(socket.name(), most, false, nonblocking);
    }

    @Override
    public CompletableFuture<Void> perform(SocketCalls calls) throws ActionException {
        return toEof ? calls.recvToEof() : as(calls).recv(most);
    }
}
