package tcplab.run;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import tcplab.command.StepFailure;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.journal.Journal;
import tcplab.journal.LabClock;
import tcplab.model.Side;
import tcplab.text.Told;

/**
 * kill(2) on the server's process, as a step. The signal comes when the server has done what the steps before woke it for.
 * One that does not answer is killed too, since nothing else would end it; that it was late is told.
 */
final class KillServer {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final RemotePeer server;
    private final Duration limit;

    KillServer(RemotePeer server) {
        this(server, LIMIT);
    }

    /** @param limit after which the server is late */
    KillServer(RemotePeer server, Duration limit) {
        this.server = server;
        this.limit = limit;
    }

    /**
     * @param signal without SIG
     * @param late is told of a server that has not answered in time, before the signal
     * @throws InterruptedException before there was a signal
     */
    void with(String signal, LabClock clock, Journal journal, Consumer<Told> late) throws StepFailure, InterruptedException {
        try {
            if (!new Patience(limit, Pace.OWN).waitFor(server.caughtUp())) {
                late.accept(say("the server did not answer within %s", Patience.words(limit)));
            }
            long start = clock.now();
            server.kill(signal);
            journal.append(new Call(
                    start, clock.now(), Side.SERVER, "server", 0, Call.By.SCRIPT, "kill", "SIG" + signal, CallResult.OK, ""));
        } catch (ExecutionException e) {
            throw new StepFailure(Told.of(e.getCause()));
        } catch (IOException e) {
            throw new StepFailure(Told.of(e));
        }
    }
}
