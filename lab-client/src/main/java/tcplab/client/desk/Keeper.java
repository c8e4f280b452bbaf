package tcplab.client.desk;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.file.Path;
import tcplab.render.Result;
import tcplab.run.NotKept;
import tcplab.script.Experiment;

/** Has experiments run and keeps the runs; what a run has shown is shown also where it cannot be kept. */
public final class Keeper {
    /** How one experiment is run. */
    public interface How {
        /** @param folder where the run is written, or null */
        Result run(Experiment experiment, Path folder) throws IOException;
    }

    private final RunStore store;
    private final Console console;
    private boolean failed;

    /** @param store where runs are kept, or null */
    public Keeper(RunStore store, Console console) {
        this.store = store;
        this.console = console;
    }

    /** One that keeps runs in the usual folder, if it can be written. */
    static Keeper usual(Console console) {
        RunStore store = RunStore.of(null, System.getenv());
        try {
            store.check();
            return new Keeper(store, console);
        } catch (IOException e) {
            return new Keeper(null, console);
        }
    }

    /** Has it run once; a run that was interrupted is not the latest. */
    public Result run(Experiment experiment, How how) throws IOException {
        Result result;
        try {
            result = how.run(experiment, store == null ? null : store.next(experiment.name()));
        } catch (NotKept e) {
            failed = true;
            console.error(e.told(), e);
            return e.result();
        }
        if (result.folder() != null && !Thread.currentThread().isInterrupted()) {
            keep(result.folder());
        }
        return result;
    }

    private void keep(Path folder) {
        try {
            store.keep(folder);
        } catch (IOException e) {
            console.remark(say("%s is kept, but 'latest' could not be set: %s", folder, Reason.of(e)));
        }
    }

    /** True if a run could not be written where it was to be kept. */
    public boolean hasFailed() {
        return failed;
    }
}
