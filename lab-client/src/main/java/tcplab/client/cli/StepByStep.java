package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.List;
import tcplab.client.desk.Console;
import tcplab.client.desk.Keeper;
import tcplab.client.desk.Reason;
import tcplab.client.desk.Steps;
import tcplab.client.site.Feed;
import tcplab.host.BenchUnavailable;
import tcplab.model.BenchName;
import tcplab.render.Result;
import tcplab.run.Lab;
import tcplab.run.LabSoon;
import tcplab.run.RunLeft;
import tcplab.script.Experiment;
import tcplab.text.Told;

/** Runs experiments one after the other in this process, each stepped through by a learner. */
final class StepByStep implements Workplace {
    private final Steps steps;
    private final LabSoon soon;
    private final Keeper keeper;
    private final Console console;
    /** Null if nobody has waited for it. */
    private Lab lab;
    /** Null without a lab. */
    private Feed feed;
    private boolean left;

    StepByStep(Steps.Opening keys, String bench, Keeper keeper, Console console) throws BenchUnavailable, IOException {
        this.keeper = keeper;
        this.console = console;
        this.steps = keys.open(console);
        this.soon = new LabSoon(bench.equals("auto") ? BenchName.WIRE.word() : bench, console::log).begin();
        try {
            lab = steps.await(soon);
        } catch (RunLeft e) {
            leave(e);
        } catch (BenchUnavailable | IOException e) {
            close();
            throw e;
        }
        if (!left && lab.bench().wire().isEmpty()) {
            close();
            throw new BenchUnavailable(Told.say("to step, segments must wait on the lab's wire, and the %s bench has none; use --bench wire",
                    lab.bench().name()));
        }
        feed = lab == null ? null : Feed.of(lab.audience(), console::log);
    }

    private void leave(RunLeft how) {
        console.print(how.told());
        left = true;
    }

    @Override
    public void run(List<Experiment> queue, Outlet outlet) throws IOException {
        if (left) {
            return;
        }
        for (Experiment experiment : queue) {
            console.print(Console.bold(experiment.name()));
            Result result;
            try {
                result = keeper.run(experiment, (e, folder) -> steps.run(lab, e, folder));
            } catch (RunLeft e) {
                leave(e);
                return;
            }
            outlet.accept(result, experiment.toldTitle());
        }
    }

    @Override
    public boolean wasLeft() {
        return left;
    }

    @Override
    public void close() {
        try {
            steps.close();
        } catch (IOException e) {
            console.remark(Reason.of(e));
        }
        if (feed != null) {
            feed.close();
        }
        if (lab != null) {
            lab.close();
        } else {
            soon.leave();
        }
    }
}
