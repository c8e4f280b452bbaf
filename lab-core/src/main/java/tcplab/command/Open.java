package tcplab.command;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.peer.Action;
import tcplab.peer.ActionException;
import tcplab.peer.SocketCalls;
import tcplab.text.Told;

/** socket(2): creates it without binding or connecting. */
public record Open(String socket, boolean ipv6) implements Action {
    static final Verb VERB = Verb.call(
            Open.class,
            new Word(
                            Sort.VERB,
                            "socket",
                            "SIDE socket [-> NAME]",
                            say("socket(2): makes a socket without binding or connecting it, so that options can be set first."),
                            "client socket")
                    .offering(List.of("->")),
            Open::parse);

    private static Verb.Plan parse(Subject side, Tokens words, Names names) throws SyntaxProblem {
        String name = side.orNamed(words, names);
        return stage -> new Open(name, stage.ipv6());
    }

    @Override
    public CompletableFuture<Void> perform(SocketCalls calls) throws ActionException {
        return calls.open(ipv6);
    }
}
