package tcplab.run;

import static tcplab.text.Told.say;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import tcplab.command.Stage;
import tcplab.command.Step;
import tcplab.command.StepFailure;
import tcplab.event.Call;
import tcplab.event.Event;
import tcplab.event.Heading;
import tcplab.fault.Match;
import tcplab.host.RunAddresses;
import tcplab.journal.Journal;
import tcplab.journal.LabClock;
import tcplab.journal.PassagePattern;
import tcplab.journal.Timeline;
import tcplab.model.BenchName;
import tcplab.model.Endpoint;
import tcplab.model.Side;
import tcplab.model.TcpState;
import tcplab.peer.Action;
import tcplab.text.Told;
import tcplab.wire.Wire;

/**
 * The stage while steps are performed on it: for one run of an experiment, or for a session at the prompt. Holds the
 * journal and what is known of the sockets.
 */
public final class Performance implements Stage {
    static final Duration CALL_LIMIT = Duration.ofSeconds(10);

    private final Lab lab;
    private final boolean ipv6;
    private final LabClock clock;
    private final Journal journal;
    private final LiveSockets sockets;
    private final Sighting sighting;
    private final Arrivals arrivals;
    private final CrowdNames crowds;
    private final Happenings happenings = new Happenings();
    private final Unreturned unreturned = new Unreturned();
    private final StepRecord steps;
    private Pace pace = Pace.OWN;
    private volatile RunAddresses addresses;
    private Duration callLimit = CALL_LIMIT;

    Performance(Lab lab, RunAddresses addresses, boolean ipv6, LabClock clock, Journal journal) {
        this.lab = lab;
        this.addresses = addresses;
        this.ipv6 = ipv6;
        this.clock = clock;
        this.journal = journal;
        this.sockets = new LiveSockets(lab.bench().wire().isEmpty(), journal::soFar);
        this.sighting = new Sighting(sockets, lab::witnesses, journal);
        this.crowds = new CrowdNames(clock);
        this.arrivals = new Arrivals(journal);
        this.steps = new StepRecord(journal, clock);
        journal.listen(sockets::take);
        journal.listen(happenings::take);
    }

    public LabClock clock() {
        return clock;
    }

    public Journal journal() {
        return journal;
    }

    /** Takes what a side or a program tells: it is recorded, but for calls that have not returned. */
    void take(Event event) {
        if (event instanceof Call call && call.isPending()) {
            unreturned.waits(call);
            return;
        }
        journal.append(event);
        if (event instanceof Call call) {
            unreturned.returned(call);
        }
    }

    /** The same with the calls that have not returned. */
    public Timeline withPendingCalls(Timeline timeline) {
        return unreturned.completed(timeline, clock.now());
    }

    public LiveSockets sockets() {
        return sockets;
    }

    Happenings happenings() {
        return happenings;
    }

    public RunAddresses addresses() {
        return addresses;
    }

    /** @param wider the same with addresses that the script itself names */
    void has(RunAddresses wider) {
        addresses = wider;
    }

    /** Somebody steps through it. */
    void at(Pace readersPace) {
        pace = readersPace;
    }

    /** A call that has not returned by then ends the run, unless it is one in the background. */
    void callsReturnWithin(Duration limit) {
        callLimit = limit;
    }

    /** The story goes on. */
    public void heading(int line, String en, String zh) {
        journal.append(new Heading(clock.now(), line, en, zh));
    }

    /**
     * Performs one step, records it and looks at the sockets.
     *
     * @throws StepFailure if the run cannot go on after it; recorded too
     */
    public void step(int line, String text, Step step) throws StepFailure {
        long start = clock.now();
        if (step.effect() != Step.Effect.NONE) {
            sighting.acts(start);
            arrivals.acts(start);
        }
        steps.perform(line, text, step, this);
        if (step.effect() != Step.Effect.NO_SOCKETS) {
            lab.witnesses().lookAfterStep();
        }
    }

    /** All steps are done. */
    void over() {
        steps.over();
    }

    @Override
    public String address(Side side) {
        return side == Side.CLIENT ? addresses.client() : addresses.server();
    }

    @Override
    public boolean ownsNetwork() {
        return lab.bench().name() != BenchName.HOST;
    }

    @Override
    public boolean ipv6() {
        return ipv6;
    }

    @Override
    public void perform(Side side, Action action, boolean inBackground) throws StepFailure {
        sockets.acts(side, action.socket());
        crowds.acts(side, action);
        CompletableFuture<Void> begun = unreturned.nextOn(action.socket());
        CompletableFuture<Void> call = lab.peer(side).perform(action);
        if (!inBackground) {
            await(call, new Patience(callLimit, pace, begun), true,
                    say("the call did not return within %s; if it is meant to block, end the line with &", Patience.words(callLimit)));
            return;
        }
        unreturned.inBackground(action.socket(), call);
        await(CompletableFuture.anyOf(begun, call), new Patience(callLimit, pace, new CompletableFuture<>()), true, say("the %s did not begin the call", side));
    }

    /** @param givenUp what is late: true of the script's own call, false of what a script may go on without */
    private void await(CompletableFuture<?> call, Patience limit, boolean givenUp, Told late) throws StepFailure {
        try (Patience patience = limit) {
            if (!patience.waitFor(call)) {
                if (givenUp) {
                    lab.cancelPending();
                }
                throw new StepFailure(late);
            }
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            throw new StepFailure(Told.of(e.getCause()));
        }
    }

    private StepFailure interrupted() {
        lab.cancelPending();
        Thread.currentThread().interrupt();
        return new StepFailure(say("interrupted"));
    }

    @Override
    public void awaitState(String socket, Optional<TcpState> state, Duration limit) throws StepFailure {
        interruptibly(() -> sighting.awaitState(socket, state, limit, pace));
    }

    @Override
    public void awaitUnread(String socket, Duration limit) throws StepFailure {
        interruptibly(() -> sighting.awaitUnread(socket, clock.now(), limit, pace));
    }

    @Override
    public void awaitSegment(PassagePattern segment, Duration limit) throws StepFailure {
        interruptibly(() -> arrivals.await(segment, limit, pace));
    }

    @Override
    public void awaitEvent(String channel, String event, int count, Duration limit) throws StepFailure {
        interruptibly(() -> new ChannelEvents(channel, event, count).await(journal, limit, pace));
    }

    @Override
    public void awaitHeld(Match match, int count, Duration limit) throws StepFailure {
        await(wire().awaitHeld(match, count), new Patience(limit, pace), false, say("the wire held no %s within %s", match, Patience.words(limit)));
    }

    private void interruptibly(Tidings.Waiting waiting) throws StepFailure {
        try {
            waiting.done();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    @Override
    public void awaitCalls(String socket, Duration limit) throws StepFailure {
        for (Side side : Side.values()) {
            await(lab.peer(side).caughtUp(), new Patience(limit, pace), false, say("a call of %s did not return within %s", socket, Patience.words(limit)));
        }
        for (CompletableFuture<Void> call : unreturned.inBackground(socket)) {
            await(call, new Patience(limit, pace), false, say("a call of %s did not return within %s", socket, Patience.words(limit)));
        }
    }

    @Override
    public void look(String name) {
        sighting.look(name, clock);
    }

    @Override
    public void census(String name) throws StepFailure {
        interruptibly(() -> journal.append(crowds.census(name, lab.witnesses())));
    }

    @Override
    public void wentOn(Told why) {
        steps.wentOn(why);
    }

    @Override
    public void pause(Duration duration) throws StepFailure {
        interruptibly(() -> Patience.pass(duration, pace));
    }

    @Override
    public void sysctl(Side side, String name, String value) throws StepFailure {
        lab.setSysctl(side, name, value);
    }

    @Override
    public void readSysctl(Side side, String name) throws StepFailure {
        lab.readSysctl(side, name, clock, journal);
    }

    @Override
    public void kill(String signal) throws StepFailure {
        interruptibly(() -> lab.killServer().with(signal, clock, journal, this::wentOn));
    }

    @Override
    public void netcat(String program, Side side, String socket, int port, Endpoint remote) throws StepFailure {
        lab.netcats().start(program, side, socket, new Endpoint(address(side), port), remote, clock, this::take);
    }

    @Override
    public void printCapture(String options) throws StepFailure {
        lab.printCapture(options, journal);
    }

    @Override
    public Wire wire() throws StepFailure {
        return lab.bench().wire().orElseThrow(() -> new StepFailure(
                say("the %s bench has no wire to act on; use --bench wire", lab.bench().name())));
    }

    @Override
    public Match bound(Match match) throws StepFailure {
        return sockets.bound(match);
    }
}
