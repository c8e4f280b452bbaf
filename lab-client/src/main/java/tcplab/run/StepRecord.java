package tcplab.run;

import java.util.Optional;
import tcplab.command.Stage;
import tcplab.command.Step;
import tcplab.command.StepFailure;
import tcplab.event.StepDone;
import tcplab.event.WentOn;
import tcplab.journal.Journal;
import tcplab.journal.LabClock;
import tcplab.text.Told;

/** Records how each step went. When nothing more can be recorded, it ends the one that is being performed, and none begins. */
final class StepRecord {
    private final Journal journal;
    private final LabClock clock;
    private int line;
    private String text = "";
    /** Who performs a step, or null. */
    private Thread performing;
    private Told full;
    private boolean failed;

    StepRecord(Journal journal, LabClock clock) {
        this.journal = journal;
        this.clock = clock;
        journal.full().thenAccept(this::isFull);
    }

    private synchronized void isFull(Told why) {
        full = why;
        if (performing != null) {
            performing.interrupt();
        }
    }

    /** @throws StepFailure if the run cannot go on after it; recorded too */
    void perform(int number, String words, Step step, Stage stage) throws StepFailure {
        line = number;
        text = words;
        long start = clock.now();
        Told problem = null;
        Optional<Told> end;
        try {
            begins();
            step.perform(stage);
        } catch (StepFailure e) {
            problem = e.told();
        } finally {
            end = ends();
        }
        problem = end.orElse(problem);
        failed = problem != null;
        journal.append(new StepDone(start, clock.now(), line, text, problem));
        if (failed) {
            throw new StepFailure(problem);
        }
    }

    private synchronized void begins() throws StepFailure {
        if (full != null) {
            throw new StepFailure(full);
        }
        performing = Thread.currentThread();
    }

    /** The interrupt has done its work. */
    private synchronized Optional<Told> ends() {
        if (full != null && performing != null) {
            Thread.interrupted();
        }
        performing = null;
        return Optional.ofNullable(full);
    }

    /** All steps are done: if the record has become full since then, the last of them is where the run ends. */
    synchronized void over() {
        if (full != null && !failed) {
            failed = true;
            journal.append(new StepDone(clock.now(), clock.now(), line, text, full));
        }
    }

    void wentOn(Told why) {
        journal.append(new WentOn(clock.now(), line, text, why));
    }
}
