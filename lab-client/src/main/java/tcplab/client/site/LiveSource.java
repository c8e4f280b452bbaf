package tcplab.client.site;

import java.util.Optional;
import tcplab.journal.Timeline;

/** A lab, of which one can see what happens on it. */
interface LiveSource extends AutoCloseable {
    /** From now on the listener is called when something has happened, in any thread; it must be quick. */
    void begin(Runnable happened);

    /** What has happened so far in the performance that began last; empty before the first. */
    Optional<Timeline> now();

    /** False if there is no lab now. */
    boolean isThere();

    @Override
    void close();
}
