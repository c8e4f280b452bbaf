package tcplab.client.shell;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jline.terminal.Terminal;
import tcplab.client.desk.Console;
import tcplab.client.desk.Story;
import tcplab.render.GrowingLadder;
import tcplab.render.Result;
import tcplab.render.StateTable;
import tcplab.run.ByTheClock;
import tcplab.run.Lab;
import tcplab.run.RunLeft;
import tcplab.run.Runner;
import tcplab.run.Stepping;
import tcplab.script.Experiment;
import tcplab.text.Told;
import tcplab.text.ToldException;
import tcplab.wire.Stopped;

/**
 * A run that somebody steps through: every segment waits on the wire until a key lets it go on, loses it or sends it
 * twice, and every step of the script waits for its turn. The kernels' timers go on meanwhile, and the wire swallows what
 * they send again for that.
 */
final class StepMode {
    /** A kernel that has said nothing for so long waits itself; a delayed acknowledgement takes 40 ms. */
    private static final long QUIET_MILLIS = 60;
    private static final long LOOK_MILLIS = 50;

    private final Stepping stepping = new Stepping();
    private final StepView view;
    private final Keys keys;
    private final Console console;
    /** True if the lab goes with whoever leaves this run. */
    private final boolean alone;
    private Thread conductor;
    private int chosen;
    private boolean repeatsPass;
    private boolean quit;
    /** True if it no longer waits for a key. */
    private boolean free;
    /** True if it was left before anything of the run had begun. */
    private boolean cut;

    /** @param alone true if the lab goes with whoever leaves the run */
    StepMode(Keys keys, Console console, boolean alone) {
        this.alone = alone;
        this.keys = keys;
        this.console = console;
        this.view = new StepView(stepping, console, keys.isLive());
    }

    /** At a terminal that the shell reads too. */
    static Result run(Lab lab, Experiment experiment, Path folder, Console console, Terminal terminal)
            throws IOException {
        try (Keys keys = Keys.of(terminal)) {
            return new StepMode(keys, console, false).through(lab, experiment, folder);
        }
    }

    Result through(Lab lab, Experiment experiment, Path folder) throws IOException {
        ByTheClock.of(experiment).forEach(console::print);
        Runner.Progress story = Story.told((done, of, text) -> {}, console.style().language());
        Callable<Result> body = () -> new Runner(lab).run(experiment, folder, story, stepping);
        FutureTask<Result> run = new FutureTask<>(body);
        conductor = new Thread(run, "conductor");
        conductor.setDaemon(true);
        conductor.start();
        try {
            watch(run);
            return run.get();
        } catch (InterruptedException e) {
            conductor.interrupt();
            Thread.currentThread().interrupt();
            throw new ToldException(say("interrupted"), e);
        } catch (ExecutionException e) {
            if (cut && !(e.getCause() instanceof RunLeft)) {
                throw RunLeft.beforeTheFirstStep();
            }
            throw e.getCause() instanceof IOException cause ? cause : new ToldException(Told.of(e.getCause()), e);
        }
    }

    private void watch(FutureTask<Result> run) throws InterruptedException, IOException {
        long seen = -1;
        while (!run.isDone() && stepping.place().phase() != Stepping.Phase.OVER) {
            long now = stepping.changes();
            boolean ready = isReady();
            if (ready && now != seen) {
                view.show(chosen);
                seen = now;
            }
            if (!free && view.cannotWait()) {
                runOn();
            }
            if (!ready && !keys.isLive()) {
                stepping.awaitChange(now, LOOK_MILLIS);
                continue;
            }
            int key = pressed();
            if (key != Keys.NONE) {
                obey(key);
                seen = quit ? now : -1;
            }
        }
        view.end();
    }

    /** Ctrl-C leaves, as q does. */
    private int pressed() throws IOException {
        try {
            return keys.next(LOOK_MILLIS);
        } catch (InterruptedIOException e) {
            Thread.interrupted();
            return 'q';
        }
    }

    /** True if there is something to decide, and nothing more is about to come by itself. */
    private boolean isReady() {
        if (!stepping.isQuiet(QUIET_MILLIS)) {
            return false;
        }
        return stepping.place().phase() == Stepping.Phase.WAITS || !stepping.stopped().isEmpty();
    }

    private void obey(int key) {
        List<Stopped> stopped = stepping.stopped();
        switch (key) {
            case '\r', '\n', ' ' -> {
                if (stopped.isEmpty()) {
                    stepping.goOn();
                } else {
                    let(stopped, 1);
                }
            }
            case 'd' -> let(stopped, 0);
            case 'c' -> let(stopped, 2);
            case 'n' -> stepping.goOn();
            case 't' -> turnRepeats();
            case 's' -> console.print(StateTable.draw(stepping.sockets(), stepping.soFar(), console.style()));
            // What is held is under way, and nothing of it is lost.
            case 'l' -> console.print(new GrowingLadder().grow(stepping.soFar(), console.style()));
            case 'r', Keys.ENDED -> runOn();
            case 'q', Keys.CTRL_C, Keys.CTRL_D -> leave();
            case '?', 'h' -> view.help();
            default -> choose(key);
        }
    }

    /** A key that gives the run up. */
    static boolean leaves(int key) {
        return key == 'q' || key == Keys.CTRL_C || key == Keys.CTRL_D;
    }

    /** Nobody else needs a bench of which only this run knows, and that is being set up still. */
    private void leave() {
        quit = true;
        stepping.leave();
        if (alone && stepping.place().phase() == Stepping.Phase.BEGINS) {
            cut = true;
            conductor.interrupt();
        }
    }

    private void runOn() {
        free = true;
        stepping.runOn();
        view.running();
    }

    private void turnRepeats() {
        repeatsPass = !repeatsPass;
        stepping.letRepeats(repeatsPass);
        view.repeatsPass(repeatsPass);
    }

    private void let(List<Stopped> stopped, int times) {
        if (stopped.isEmpty()) {
            view.nothingHeld();
            return;
        }
        List<Stopped> marked = StepView.marked(stopped, chosen);
        stepping.let(times == 1 ? marked : marked.subList(0, 1), times);
        chosen = 0;
    }

    /** 1 is the oldest of what is held. */
    private void choose(int key) {
        List<Stopped> stopped = stepping.stopped();
        int place = key - '1';
        if (place >= 0 && place < stopped.size()) {
            chosen = stopped.get(place).number();
        } else if (!Character.isISOControl(key)) {
            view.unknown(Character.toString(key));
        }
    }
}
