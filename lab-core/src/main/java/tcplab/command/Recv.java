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

/** recv(2) of at most {@code most} bytes, in one of its manners. */
public record Recv(String socket, int most, SocketCalls.Taking how, boolean nonblocking) implements Nonblocking {
    private static final int USUAL_BYTES = 65_536;
    private static final int MOST_BYTES = 1 << 24;

    static final Verb VERB = Verb.call(
            Recv.class,
            new Word(
                            Sort.VERB,
                            "recv",
                            "SOCKET recv [BYTES] [peek] [nonblocking] | eof | urgent [&]",
                            say("recv(2): waits until the kernel says that something can be read, as a program does that polls, and takes at most BYTES of it (65536 if not said); with eof, again and again until the end of input or an error, which is recorded as one call. "
                                    + "peek leaves the data in the queue (MSG_PEEK). urgent takes the byte that URG marks, which is kept outside the queue (MSG_OOB), and never waits: "
                                    + "EINVAL if there is none, EAGAIN if it is announced and has not come."),
                            "conn recv eof")
                    .offering(List.of("eof", "urgent", "peek", "1", WORD, "&"), List.of("peek", WORD, "&"), List.of(WORD, "&")),
            Recv::parse);

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        if (words.take("eof")) {
            return stage -> new Recv(socket.name(), USUAL_BYTES, SocketCalls.Taking.TO_EOF, false);
        } else if (words.take("urgent")) {
            return stage -> new Recv(socket.name(), 1, SocketCalls.Taking.URGENT, false);
        }
        boolean limited = words.hasNext() && !List.of("peek", WORD, "&").contains(words.peek());
        int most = limited ? words.number(say("number of bytes"), 1, MOST_BYTES) : USUAL_BYTES;
        SocketCalls.Taking how = words.take("peek") ? SocketCalls.Taking.PEEK : SocketCalls.Taking.ONCE;
        boolean nonblocking = Nonblocking.taken(words);
        return stage -> new Recv(socket.name(), most, how, nonblocking);
    }

    /** True if it reads until the end of input. */
    public boolean toEof() {
        return how == SocketCalls.Taking.TO_EOF;
    }

    @Override
    public CompletableFuture<Void> perform(SocketCalls calls) throws ActionException {
        // What holds a socket besides a side knows this way alone.
        return how == SocketCalls.Taking.ONCE ? as(calls).recv(most) : as(calls).recv(how, most);
    }
}
