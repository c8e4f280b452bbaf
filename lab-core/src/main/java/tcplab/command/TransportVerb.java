package tcplab.command;

import static tcplab.text.Told.say;

import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Side;
import tcplab.model.Transport;

/** {@code transport}: by what the Netty channels of a side reach the kernel, in the lines that follow. */
final class TransportVerb {
    /** Its word in the language. */
    static final String NAME = "transport";

    static final Verb VERB = Verb.ofSide(
            new Word(
                            Sort.VERB,
                            NAME,
                            "SIDE transport epoll|io_uring|nio",
                            say("By what the Netty channels of this side that are made from now on reach the kernel; without it by epoll."),
                            "server transport nio")
                    .offering(Transport.words()),
            TransportVerb::parse);

    private TransportVerb() {}

    private static Step parse(String subject, Tokens words, Names names) throws SyntaxProblem {
        Side side = Side.of(subject)
                .orElseThrow(() -> new SyntaxProblem(
                        say("'%s' is no %s", subject, say("side")), say("a transport is chosen for a side: write client or server")));
        Transport transport = Transport.of(words.oneOf(say("transport"), Transport.words())).orElseThrow();
        words.end();
        names.reach(side, transport);
        return Step.besideSockets(stage -> {});
    }
}
