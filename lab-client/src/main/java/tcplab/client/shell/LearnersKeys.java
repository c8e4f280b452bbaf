package tcplab.client.shell;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import tcplab.client.desk.Console;
import tcplab.client.desk.Steps;
import tcplab.host.BenchUnavailable;
import tcplab.render.Result;
import tcplab.run.Lab;
import tcplab.run.LabSoon;
import tcplab.run.RunLeft;
import tcplab.script.Experiment;

/**
 * The keys of whoever steps through the runs of one command. While the lab is set up only that he leaves is heard; what else
 * he has pressed is for the first run.
 */
public final class LearnersKeys implements Steps {
    private static final long LOOK_MILLIS = 50;

    private final Keys keys;
    private final Console console;
    private final Deque<Integer> ahead = new ArrayDeque<>();
    /** True if the lab was set up for these runs. */
    private boolean awaited;

    LearnersKeys(Keys keys, Console console) {
        this.keys = keys;
        this.console = console;
    }

    /** At the process's own terminal, or with the keys that come through a pipe. */
    public static Steps open(Console console) throws IOException {
        JLineLog.show(console.debug());
        boolean live = System.getenv("TCPLAB_TTY_IN") != null;
        return new LearnersKeys(live ? Keys.ofTerminal() : Keys.of(System.in), console);
    }

    @Override
    public Lab await(LabSoon soon) throws BenchUnavailable, IOException {
        awaited = true;
        try {
            while (!soon.isDone()) {
                look(soon);
            }
        } catch (RunLeft e) {
            throw e;
        } catch (InterruptedException | InterruptedIOException e) {
            throw RunLeft.beforeTheFirstStep();
        }
        return soon.get();
    }

    /** What was written down before is in its order: each key is for a moment at which there is something to decide. */
    private void look(LabSoon soon) throws IOException, InterruptedException {
        if (!keys.isLive() || ahead.contains(Keys.ENDED)) {
            soon.awaitDone(LOOK_MILLIS);
            return;
        }
        int key = keys.next(LOOK_MILLIS);
        if (StepMode.leaves(key)) {
            throw RunLeft.beforeTheFirstStep();
        } else if (key != Keys.NONE) {
            ahead.add(key);
        }
    }

    @Override
    public Result run(Lab lab, Experiment experiment, Path folder) throws IOException {
        return new StepMode(new InOrder(), console, awaited).through(lab, experiment, folder);
    }

    @Override
    public void close() throws IOException {
        keys.close();
    }

    /** First what was pressed while nobody obeyed. */
    private final class InOrder implements Keys {
        @Override
        public int next(long millis) throws IOException {
            return ahead.isEmpty() ? keys.next(millis) : ahead.poll();
        }

        @Override
        public boolean isLive() {
            return keys.isLive();
        }

        @Override
        public void close() {
            // The others go on with them.
        }
    }
}
