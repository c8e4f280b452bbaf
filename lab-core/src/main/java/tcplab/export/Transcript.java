package tcplab.export;

import static tcplab.text.Told.say;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tcplab.command.Accept;
import tcplab.command.Connect;
import tcplab.command.Stage;
import tcplab.command.StepFailure;
import tcplab.fault.Faults;
import tcplab.fault.Match;
import tcplab.journal.PassagePattern;
import tcplab.model.Endpoint;
import tcplab.model.Side;
import tcplab.model.TcpState;
import tcplab.peer.Action;
import tcplab.script.Experiment;
import tcplab.text.Told;

/**
 * What an experiment does, step by step, written down instead of done: a stage on which nothing happens. What a plain
 * program with two sockets cannot do is refused there.
 */
final class Transcript implements Stage {
    /** A part of the story, or something that a step does. */
    sealed interface Item {}

    /** The story's next heading. */
    record Story(String heading) implements Item {}

    /** A socket call. @param background true if the next step does not wait for it */
    record Called(Experiment.StepItem step, Side side, Action action, boolean background) implements Item {}

    /** Waits until a socket is in a state, {@code absent} or {@code unread}. @param what in the RFC's spelling */
    record Awaited(Experiment.StepItem step, String socket, String what, Duration limit) implements Item {}

    /** Waits for the calls of this socket that were left in the background. */
    record Returned(Experiment.StepItem step, String socket) implements Item {}

    /** Lets time pass. */
    record Paused(Duration duration) implements Item {}

    private final Experiment experiment;
    private final List<Item> items = new ArrayList<>();
    private Experiment.StepItem step;

    private Transcript(Experiment experiment) {
        this.experiment = experiment;
    }

    /** The items in order; a {@link StepFailure} names the first step that cannot be told, its line and why. */
    static List<Item> of(Experiment experiment) throws StepFailure {
        Transcript transcript = new Transcript(experiment);
        for (Experiment.Item item : experiment.items()) {
            if (item instanceof Experiment.HeadingItem heading) {
                transcript.items.add(new Story(heading.en()));
            } else if (item instanceof Experiment.StepItem next) {
                transcript.step = next;
                try {
                    next.step().perform(transcript);
                } catch (StepFailure e) {
                    throw refused(experiment, next, e.told());
                }
            }
        }
        return transcript.items;
    }

    /** The failure that names the step. */
    static StepFailure refused(Experiment experiment, Experiment.StepItem step, Told why) {
        return new StepFailure(Told.format("%s.lab:%d: %s: %s", experiment.name(), step.line(), step.text(), why));
    }

    @Override
    public String address(Side side) {
        return loopback(experiment);
    }

    /** Where both sides of the program are. */
    static String loopback(Experiment experiment) {
        return experiment.ipv6() ? "::1" : "127.0.0.1";
    }

    /** A program on its own is run on the machine's loopback, where any service may listen. */
    @Override
    public boolean ownsNetwork() {
        return false;
    }

    @Override
    public boolean ipv6() {
        return experiment.ipv6();
    }

    @Override
    public void perform(Side side, Action action, boolean background) throws StepFailure {
        if (action instanceof Connect connect && connect.times() > 0 || action instanceof Accept accept && accept.times() > 0) {
            throw ofCrowds();
        }
        items.add(new Called(step, side, action, background));
    }

    @Override
    public void awaitState(String socket, Optional<TcpState> state, Duration limit) {
        items.add(new Awaited(step, socket, state.map(TcpState::rfc).orElse("absent"), limit));
    }

    @Override
    public void awaitUnread(String socket, Duration limit) {
        items.add(new Awaited(step, socket, "unread", limit));
    }

    @Override
    public void awaitCalls(String socket, Duration limit) {
        items.add(new Returned(step, socket));
    }

    @Override
    public void look(String name) {
        // It leaves everything as it is.
    }

    @Override
    public void census(String name) throws StepFailure {
        throw ofCrowds();
    }

    private static StepFailure ofCrowds() {
        return new StepFailure(say("a plain Netty program has no crowds"));
    }

    @Override
    public void wentOn(Told why) {
        // Whatever is awaited here comes.
    }

    @Override
    public void pause(Duration duration) {
        items.add(new Paused(duration));
    }

    @Override
    public void awaitSegment(PassagePattern segment, Duration limit) throws StepFailure {
        throw new StepFailure(say("a plain Netty program sees no segments"));
    }

    @Override
    public void awaitEvent(String channel, String event, int count, Duration limit) throws StepFailure {
        throw new StepFailure(say("the channels of this program record no events"));
    }

    @Override
    public void awaitHeld(Match match, int count, Duration limit) throws StepFailure {
        wire();
    }

    @Override
    public Faults wire() throws StepFailure {
        throw new StepFailure(say("a plain Netty program has no wire"));
    }

    @Override
    public Match bound(Match match) throws StepFailure {
        wire();
        return match;
    }

    @Override
    public void sysctl(Side side, String name, String value) throws StepFailure {
        throw new StepFailure(say("a plain Netty program leaves the machine's settings alone"));
    }

    @Override
    public void readSysctl(Side side, String name) throws StepFailure {
        sysctl(side, name, "");
    }

    @Override
    public void kill(String signal) throws StepFailure {
        throw new StepFailure(say("both sides of a plain Netty program are one process, which cannot outlive a signal"));
    }

    @Override
    public void netcat(String program, Side side, String socket, int port, Endpoint remote) throws StepFailure {
        throw new StepFailure(say("a plain Netty program starts no other program"));
    }

    @Override
    public void printCapture(String options) {
        // Only looks.
    }
}
