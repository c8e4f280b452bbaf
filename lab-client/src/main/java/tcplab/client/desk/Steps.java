package tcplab.client.desk;

import java.io.IOException;
import java.nio.file.Path;
import tcplab.host.BenchUnavailable;
import tcplab.render.Result;
import tcplab.run.Lab;
import tcplab.run.LabSoon;
import tcplab.run.RunLeft;
import tcplab.script.Experiment;

/** A learner at the keys, who steps through the runs of one command. */
public interface Steps extends AutoCloseable {
    /**
     * The lab, as soon as it is set up.
     *
     * @throws RunLeft if the learner does not wait for that
     */
    Lab await(LabSoon soon) throws BenchUnavailable, IOException;

    /**
     * Runs an experiment while the learner steps through it.
     *
     * @param folder where the run is kept, or null
     * @throws RunLeft if the learner has left
     */
    Result run(Lab lab, Experiment experiment, Path folder) throws IOException;

    @Override
    void close() throws IOException;

    /** How the learner's keys are taken, to be given back by closing. */
    interface Opening {
        Steps open(Console console) throws IOException;
    }
}
