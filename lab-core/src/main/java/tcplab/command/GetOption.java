package tcplab.command;

import static tcplab.text.Told.say;

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

/** getsockopt(2): the value becomes the call's detail. */
public record GetOption(String socket, SocketOption option) implements Action {
    static final Verb VERB = Verb.call(
                    GetOption.class,
                    new Word(
                                    Sort.VERB,
                                    "get",
                                    "SOCKET get OPTION",
                                    say("getsockopt(2): records the option's value."),
                                    "conn get SO_ERROR")
                            .offering(SocketOption.names()),
                    GetOption::parse)
            .recordedAs("getsockopt");

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        SocketOption option = SocketOption.valueOf(words.oneOf(say("socket option"), SocketOption.names()));
        return stage -> new GetOption(socket.name(), option);
    }

    @Override
    public CompletableFuture<Void> perform(SocketCalls calls) throws ActionException {
        return calls.getOption(option);
    }
}
