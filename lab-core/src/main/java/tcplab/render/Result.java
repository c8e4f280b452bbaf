package tcplab.render;

import java.nio.file.Path;
import java.util.List;
import tcplab.journal.Timeline;
import tcplab.verdict.Finding;

/**
 * One run of one experiment.
 *
 * @param bench the bench it ran on
 * @param millis from arming the witnesses to the verdict
 * @param problem why it could not be run to its end, or null
 * @param folder where the run is kept, or null
 */
public record Result(
        String name,
        String bench,
        long millis,
        Outcome outcome,
        Timeline timeline,
        List<Finding> findings,
        String problem,
        Path folder) {}
