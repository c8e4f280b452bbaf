package tcplab.client.cli;

import java.util.List;
import tcplab.script.Experiment;

/** Where a queue of experiments is run. */
interface Workplace extends AutoCloseable {
    /** Runs them all and hands each result to the outlet. */
    void run(List<Experiment> queue, Outlet outlet) throws Exception;

    /** True if somebody left before the end. */
    default boolean wasLeft() {
        return false;
    }

    @Override
    void close();
}
