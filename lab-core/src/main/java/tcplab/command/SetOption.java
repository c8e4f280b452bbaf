package tcplab.command;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.SocketOption;
import tcplab.peer.Action;
import tcplab.peer.ActionException;
import tcplab.peer.SocketCalls;
import tcplab.text.Told;

/**
 * setsockopt(2), after socket(2) if there is no socket of that name yet: an option may have to be there before the
 * socket connects or listens.
 *
 * @param value a number; for SO_LINGER {@code off} or seconds
 * @param ipv6 the address family of a new socket
 */
public record SetOption(String socket, SocketOption option, String value, boolean ipv6) implements Action {
    static final Verb VERB = Verb.call(
                    SetOption.class,
                    new Word(
                                    Sort.VERB,
                                    "set",
                                    "SOCKET set OPTION VALUE",
                                    say("setsockopt(2). The value is a number; for SO_LINGER seconds, or off."),
                                    "client set SO_LINGER 0")
                            .offering(SocketOption.names(), List.of("1", "0")),
                    SetOption::parse)
            .recordedAs("setsockopt");

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        SocketOption option = SocketOption.valueOf(words.oneOf(say("socket option"), SocketOption.names()));
        String value = option == SocketOption.SO_LINGER && words.take("off")
                ? "off"
                : String.valueOf(words.number(say("value"), Integer.MIN_VALUE, Integer.MAX_VALUE));
        return stage -> new SetOption(socket.name(), option, value, stage.ipv6());
    }

    @Override
    public CompletableFuture<Void> perform(SocketCalls calls) throws ActionException {
        return calls.setOption(option, value, ipv6);
    }
}
