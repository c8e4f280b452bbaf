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

/**
 * pthread_create(3): a second thread that uses the same descriptor by its number, under a name of its own. It can
 * receive, send a text, and close.
 */
public record StartThread(String socket, String as) implements Action {
    static final Verb VERB = Verb.call(
                    StartThread.class,
                    new Word(
                                    Sort.VERB,
                                    "thread",
                                    "SOCKET thread -> NAME",
                                    say("pthread_create(3): a second thread that uses the same descriptor by its number. It can recv, which really "
                                            + "blocks (for 8 s at most; with & the script goes on as soon as the thread sleeps in the call), send a text, and close."),
                                    "conn thread -> reader")
                            .offering(List.of("-> reader")),
                    StartThread::parse)
            .recordedAs("pthread_create");

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        String name = socket.named(words, names, say("the second thread has no name"));
        return stage -> new StartThread(socket.name(), name);
    }

    @Override
    public CompletableFuture<Void> perform(SocketCalls calls) throws ActionException {
        return calls.startThread(as);
    }
}
