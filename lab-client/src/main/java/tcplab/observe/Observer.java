package tcplab.observe;

import java.util.Optional;
import java.util.function.Consumer;
import tcplab.event.Event;
import tcplab.model.Witness;
import tcplab.text.Told;

/**
 * A witness. It may keep its process from one run to the next; {@link #start} and {@link #stop} mark off what belongs
 * to a run.
 */
public interface Observer extends AutoCloseable {
    /** Which one it is. */
    Witness witness();

    /**
     * Why it cannot run here, found out by trying, as a sentence that says what to install or to be; empty when it
     * can.
     */
    Optional<Told> unavailability();

    /**
     * Begins to watch. Returns only when armed: whatever happens after this call is seen. Reports
     * {@code ARMED}, {@code MISSING} or {@code BROKE} to the sink itself and never throws for want of a tool. The sink
     * may be called from any thread.
     */
    void start(Scope scope, Consumer<Event> sink);

    /**
     * Ends the watch: delivers all that happened before this call, then a {@code DRAINED} (or {@code BROKE}) report
     * with the number of events lost. Nothing reaches the sink afterwards.
     */
    void stop();

    /** Ends its processes and undoes what it changed. */
    @Override
    void close();
}
