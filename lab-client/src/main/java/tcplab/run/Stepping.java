package tcplab.run;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tcplab.command.StepFailure;
import tcplab.event.Event;
import tcplab.event.Sample;
import tcplab.event.SegmentSeen;
import tcplab.event.Transition;
import tcplab.event.WireDid;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;
import tcplab.model.FourTuple;
import tcplab.model.Side;
import tcplab.model.TcpState;
import tcplab.peer.Action;
import tcplab.script.Experiment;
import tcplab.wire.Stopped;
import tcplab.wire.Wire;

/**
 * A run that goes on only when it is told to: each step waits for its turn, and each segment at the wire's gate. One
 * thread performs the run, another one, the learner's, looks and tells.
 */
public final class Stepping {
    /** What the run is doing. */
    public enum Phase {
        /** Its bench is being set up. */
        BEGINS,
        /** The next step waits for its turn, or at the end the run for its end. */
        WAITS,
        /** A step is being performed; it may itself wait for a segment. */
        PERFORMS,
        OVER
    }

    /**
     * Where the run is.
     *
     * @param step the step that waits or is performed, as written; empty when all are done
     * @param number which one of {@code of} it is, from 1
     */
    public record Place(Phase phase, String step, int number, int of) {}

    /** A side that does not answer is not waited for any longer: it may have been stopped. */
    private static final long LONGEST_BUSY_MILLIS = 1000;

    private Performance performance;
    private Lab lab;
    private ReadersPace pace;
    private Journal.Listening listening;
    private Place place = new Place(Phase.BEGINS, "", 0, 0);
    private Thread conductor;
    /** So many steps have been performed. */
    private int done;
    private boolean told;
    private boolean left;
    /** The endpoints of the socket that was handed data or a FIN last and has not acknowledged it; null if there is none. */
    private FourTuple handed;
    private boolean freely;
    private long changes;
    private long changedNanos = System.nanoTime();

    /** The run begins; from now on segments wait. */
    void begin(Lab withLab, Performance of) {
        Wire wire = withLab.bench().wire().orElseThrow();
        ReadersPace readers = new ReadersPace(wire::storyNanos, wire::think);
        of.at(readers);
        boolean reads;
        synchronized (this) {
            lab = withLab;
            performance = of;
            pace = readers;
            conductor = Thread.currentThread();
            reads = !freely;
        }
        listening = of.journal().listen(this::take);
        if (reads) {
            wire().shutGate();
        } else {
            readers.freely();
        }
    }

    private void take(Event event) {
        if (event instanceof WireDid || event instanceof Transition || event instanceof SegmentSeen) {
            changed();
        }
        ReadersTime.reads(performance, event, wire());
    }

    private synchronized void changed() {
        changes++;
        changedNanos = System.nanoTime();
        notifyAll();
    }

    /** Waits until the step may be performed. */
    void awaitTurn(Experiment.StepItem step, int number, int of) throws StepFailure {
        // Without the lock, which the wire's own thread takes.
        FourTuple socket = handedSocket();
        if (socket != null && !wire().isAckOwedBy(socket)) {
            setHanded(null);
        }
        awaitTold(step.text(), number, of, Intentions.of(step.step(), performance.ipv6()).actions());
        wire().newMoment();
    }

    /** All steps are done: lets come what their timers still bring, and waits until the run may end. */
    void awaitEnd(int of) throws StepFailure {
        synchronized (this) {
            place = new Place(Phase.PERFORMS, "", of, of);
            done = of;
        }
        pace.waits(true);
        lab.settle(performance, pace);
        pace.waits(false);
        awaitTold("", of, of, List.of());
    }

    private synchronized void awaitTold(String step, int number, int of, List<Action> actions) throws StepFailure {
        place = new Place(Phase.WAITS, step, number, of);
        done = step.isEmpty() ? number : number - 1;
        changed();
        while (!told && !freely && !left && !followAtOnce(actions)) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StepFailure(say("interrupted"));
            }
        }
        if (left) {
            throw new StepFailure(say("the run was left"));
        }
        told = false;
        place = new Place(Phase.PERFORMS, step, number, of);
    }

    /** True for what its socket does with what has just come: time does not stand still between the two. */
    private boolean followAtOnce(List<Action> actions) {
        return handed != null
                && PromptCalls.areAll(actions, name -> performance.sockets().named(name).filter(named -> named.covers(handed)).isPresent());
    }

    /** The last step is done, or the run was left: then the interrupt has done its work, and the lab tidies up in peace. */
    synchronized void over() {
        if (left) {
            Thread.interrupted();
        }
        if (listening != null) {
            listening.close();
        }
        place = new Place(Phase.OVER, "", place.of(), place.of());
        changed();
    }

    /** Gives the run up, also in the middle of a step. */
    public synchronized void leave() {
        if (place.phase() != Phase.OVER) {
            left = true;
            if (conductor != null) {
                conductor.interrupt();
            }
            changed();
        }
    }

    synchronized void checkNotLeft() throws RunLeft {
        if (left) {
            throw new RunLeft(done, place.of());
        }
    }

    private Wire wire() {
        return lab.bench().wire().orElseThrow();
    }

    public synchronized Place place() {
        return place;
    }

    /** Performs the step that waits. */
    public synchronized void goOn() {
        if (place.phase() == Phase.WAITS) {
            told = true;
            place = new Place(Phase.PERFORMS, place.step(), place.number(), place.of());
            changed();
        }
    }

    /** Goes on to the end without asking. */
    public void runOn() {
        synchronized (this) {
            freely = true;
            if (place.phase() == Phase.WAITS) {
                place = new Place(Phase.PERFORMS, place.step(), place.number(), place.of());
            }
            changed();
        }
        if (isArmed()) {
            wire().openGate();
            pace.freely();
        }
    }

    /** What waits at the gate, oldest first. */
    public List<Stopped> stopped() {
        return isArmed() ? wire().stopped() : List.of();
    }

    /** Lets segments go on so many times: 0 loses them, 2 is a duplicate. */
    public void let(List<Stopped> together, int times) {
        Set<Side> receivers = together.stream().map(Stopped::receiver).collect(Collectors.toSet());
        receivers.forEach(receiver -> pace.busy(true));
        wire().let(together, times);
        FourTuple last = together.get(together.size() - 1).segment().tuple();
        receivers.forEach(receiver -> lab.peer(receiver)
                .caughtUp()
                .completeOnTimeout(null, LONGEST_BUSY_MILLIS, TimeUnit.MILLISECONDS)
                .whenCompleteAsync((done, problem) -> {
                    hand(last);
                    if (pace.looks()) {
                        sockets();
                    }
                    pace.busy(false);
                }));
    }

    /** All of it that waited has come to its receiver. */
    private void hand(FourTuple sent) {
        FourTuple socket = sent.reversed();
        boolean isAll = wire().stopped().stream().noneMatch(one -> one.segment().tuple().equals(sent));
        setHanded(isAll && wire().isAckOwedBy(socket) ? socket : null);
    }

    private synchronized FourTuple handedSocket() {
        return handed;
    }

    private synchronized void setHanded(FourTuple socket) {
        handed = socket;
        notifyAll();
    }

    /** From now on what timers send again waits at the gate like all else, or is swallowed again. */
    public void letRepeats(boolean pass) {
        wire().letRepeats(pass);
    }

    /** The states of all named sockets, fresh from ss. */
    public Map<String, List<TcpState>> states() {
        if (!isArmed()) {
            return Map.of();
        }
        sockets();
        return performance.sockets().states();
    }

    /** The sockets of both sides as ss lists them now. */
    public List<Sample> sockets() {
        return lab.witnesses().sampleNow();
    }

    /** What has happened, with the calls that have not returned. */
    public Timeline soFar() {
        return performance.withPendingCalls(performance.journal().soFar());
    }

    private synchronized boolean isArmed() {
        return performance != null && place.phase() != Phase.OVER;
    }

    /** Counts what has happened; see {@link #awaitChange}. */
    public synchronized long changes() {
        return changes;
    }

    /** True if nothing has happened for so long. */
    public synchronized boolean isQuiet(long millis) {
        return System.nanoTime() - changedNanos >= millis * 1_000_000;
    }

    /** Returns when something has happened since the count was taken, or after so many milliseconds. */
    public synchronized void awaitChange(long since, long millis) throws InterruptedException {
        long until = System.nanoTime() + millis * 1_000_000;
        while (changes == since) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }
}
