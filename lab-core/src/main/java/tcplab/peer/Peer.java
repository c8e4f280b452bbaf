package tcplab.peer;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import tcplab.event.Event;
import tcplab.journal.LabClock;
import tcplab.model.Side;
import tcplab.text.Told;

/** One side: it makes socket calls and records each with its result. */
public interface Peer extends AutoCloseable {
    /**
     * So many other processes and threads that use its sockets a side may have, and so many programs of the system a run: a
     * script is not to fill the machine.
     */
    int MOST_OTHERS = 50;

    Side side();

    /**
     * Starts a run with no sockets. Calls ({@link tcplab.event.Call}) and endpoints ({@link
     * tcplab.event.SocketNamed}) go to the sink, in order, each before the future of its action completes. A call that goes on comes
     * as pending first, whoever makes it, and once more when it has returned: the same but for its end and its result.
     */
    void begin(LabClock clock, Consumer<Event> sink);

    /**
     * Does it. The future completes when the call has returned, also with an errno, which is a result. It completes
     * exceptionally with an {@link ActionException} if the action makes no sense (no such socket, a name taken) or if
     * the side is gone. Actions on one socket are done in order; a blocking one on one socket does not hold up the
     * others.
     */
    CompletableFuture<Void> perform(Action action);

    /**
     * Completes when what the side has done up to now, also of its own accord in a reaction, has been told to the
     * sink, or the side is gone.
     */
    CompletableFuture<Void> caughtUp();

    /** Gives up what still waits (accept, connect, recv, send); their futures complete exceptionally. */
    void cancelPending();

    /** Ends the run: aborts whatever sockets are left, recorded as calls of the lab. */
    void end();

    /**
     * That the side has ended though the script had not told it to, as a sentence; empty if that is not so. What its sockets
     * sent then was no part of the script.
     */
    default Optional<Told> lost() {
        return Optional.empty();
    }

    @Override
    void close();
}
