package tcplab.client.cli;

import java.util.List;
import tcplab.script.Experiment;

/** Where a queue of experiments is run. */
interface Workplace extends AutoCloseable {
    /** Runs them all and hands each result to the outlet. */
    void run(List<Experiment> queue, RunCommand.Outlet outlet) throws Exception;

    @Override
    void close();
}
