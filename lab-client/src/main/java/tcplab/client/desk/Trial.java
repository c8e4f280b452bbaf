package tcplab.client.desk;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tcplab.judge.Controls;
import tcplab.judge.RunFolder;
import tcplab.render.ControlRun;
import tcplab.render.Result;
import tcplab.run.Lab;
import tcplab.run.Runner;
import tcplab.script.Catalogue;
import tcplab.script.Control;
import tcplab.script.Experiment;

/** Tries an experiment's controls, and keeps their runs with its own. */
public final class Trial {
    private final Controls.How how;
    private final Console console;
    private final Catalogue catalogue = Home.catalogue();

    /** @param how the script of a control is run */
    public Trial(Controls.How how, Console console) {
        this.how = how;
        this.console = console;
    }

    /** One on a lab that is open. */
    public static Trial on(Lab lab, Console console) {
        Runner runner = new Runner(lab);
        return new Trial(script -> runner.run(script, null, (step, of, text) -> console.progress(console.tell(say("controls of %1$s: %2$s", script.name(), text)))), console);
    }

    /** The result with what became of its claims under their controls. */
    public Result of(Experiment experiment, Result result) throws IOException {
        List<ControlRun> controls = new Controls(experiment, catalogue::read).run(result, how);
        if (result.folder() != null) {
            keep(result.folder(), controls);
        }
        return result.controlledBy(controls);
    }

    /** The run of one control alone, which is not kept. @param result the experiment's own run */
    ControlRun only(Control control, Experiment experiment, Result result) throws IOException {
        return new Controls(experiment, catalogue::read).only(control, result, how);
    }

    /** What a control changes in the steps; nothing if it is another experiment. */
    List<String> change(Control control, Experiment experiment) {
        return new Controls(experiment, catalogue::read).change(control);
    }

    private void keep(Path folder, List<ControlRun> controls) {
        try {
            RunFolder.saveControls(folder, controls);
        } catch (IOException e) {
            console.error(say("%s: its controls could not be kept: %s", folder, Reason.of(e)), e);
        }
    }
}
