package tcplab.command;

import java.time.Duration;
import java.util.Optional;
import tcplab.fault.Faults;
import tcplab.fault.Match;
import tcplab.journal.PassagePattern;
import tcplab.model.Endpoint;
import tcplab.model.Side;
import tcplab.model.TcpState;
import tcplab.peer.Action;
import tcplab.text.Told;

/** What a step can act on: the two sides, the wire between them and what the witnesses see. */
public interface Stage {
    /** The IP address that the bench gives a side. */
    String address(Side side);

    boolean ipv6();

    /** True where all network stacks are the run's own: what a script calls 127.0.0.1 is then nobody else's. */
    boolean ownsNetwork();

    /**
     * Lets a side do something.
     *
     * @param background true to go on at once; the call is recorded when it returns
     */
    void perform(Side side, Action action, boolean background) throws StepFailure;

    /** Waits until ss or the tracepoint shows the socket in this state; empty: until ss does not list it any more. */
    void awaitState(String socket, Optional<TcpState> state, Duration limit) throws StepFailure;

    /** Waits until ss shows unread bytes in the socket's receive queue. */
    void awaitUnread(String socket, Duration limit) throws StepFailure;

    /**
     * Waits until tcpdump has seen such a segment arrive since the last step that did something began, later than the one that
     * was awaited last.
     */
    void awaitSegment(PassagePattern segment, Duration limit) throws StepFailure;

    /** Waits until Netty has told a channel so many events of this name. */
    void awaitEvent(String channel, String event, int count, Duration limit) throws StepFailure;

    /** Waits until so many matching segments are held on the wire. */
    void awaitHeld(Match match, int count, Duration limit) throws StepFailure;

    /** Waits until the calls of this socket that were left in the background and those that its reactions have begun have returned. */
    void awaitCalls(String socket, Duration limit) throws StepFailure;

    /** Records that the script goes on without what this step waited for. @param why what was not seen */
    void wentOn(Told why);

    void pause(Duration duration) throws StepFailure;

    /** Sets a sysctl of a side's own network stack until the end of the run. */
    void sysctl(Side side, String name, String value) throws StepFailure;

    /** Reads a sysctl of a side's own network stack and records it as a call, its value as the detail. */
    void readSysctl(Side side, String name) throws StepFailure;

    /** Ends the server's process with a signal. @param signal without SIG: KILL, TERM or ABRT */
    void kill(String signal) throws StepFailure;

    /**
     * Runs the system's own {@code nc} or {@code ncat} on a side under strace, and waits until its connect has ended.
     *
     * @param port that it binds first
     */
    void netcat(String program, Side side, String socket, int port, Endpoint remote) throws StepFailure;

    /** Has the sockets listed and the counters read. @param name by which claims speak of it, or empty */
    void look(String name);

    /** Has ss tell of every socket of the crowds, and counts them by state, as soon as none is on its way to another state. @param name by which claims speak of it, or empty */
    void census(String name) throws StepFailure;

    /** Has tcpdump print what it has captured up to now, and records the text. @param options {@code -S} or empty */
    void printCapture(String options) throws StepFailure;

    /** The wire; a {@link StepFailure} on a bench without one. */
    Faults wire() throws StepFailure;

    /** The match with the endpoints of the socket that it names, if it names one; it must have some already. */
    Match bound(Match match) throws StepFailure;
}
