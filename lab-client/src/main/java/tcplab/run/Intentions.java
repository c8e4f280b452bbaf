package tcplab.run;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tcplab.command.React;
import tcplab.command.Stage;
import tcplab.command.Step;
import tcplab.command.StepFailure;
import tcplab.fault.Faults;
import tcplab.fault.Match;
import tcplab.fault.Rule;
import tcplab.journal.PassagePattern;
import tcplab.model.Endpoint;
import tcplab.model.Side;
import tcplab.model.TcpState;
import tcplab.peer.Action;
import tcplab.script.Experiment;
import tcplab.text.Told;

/** What steps mean to do: each is performed on a stage where nothing happens, in order. */
final class Intentions implements Stage {
    private final boolean ipv6;
    private final List<Action> actions = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<TcpState> states = new ArrayList<>();
    private final List<PassagePattern> segments = new ArrayList<>();
    private final List<String> sysctls = new ArrayList<>();
    private final List<String> sysctlsSet = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private boolean actsOnWire;
    private boolean blocksWire;

    private Intentions(boolean ipv6) {
        this.ipv6 = ipv6;
    }

    static Intentions of(Experiment experiment) {
        return of(experiment.steps(), experiment.ipv6());
    }

    static Intentions of(List<Experiment.StepItem> steps, boolean ipv6) {
        Intentions all = new Intentions(ipv6);
        steps.forEach(step -> all.add(step.step()));
        return all;
    }

    static Intentions of(Step step, boolean ipv6) {
        Intentions its = new Intentions(ipv6);
        its.add(step);
        return its;
    }

    private void add(Step step) {
        try {
            step.perform(this);
        } catch (StepFailure e) {
            // The run will say so in its place; what it has done before that counts.
        }
    }

    /** What sides are told to do. */
    List<Action> actions() {
        return actions;
    }

    /** The same, and what reactions do later, each behind its own. */
    List<Action> withReactions() {
        return actions.stream()
                .flatMap(action -> action instanceof React react ? Stream.concat(Stream.of(react), react.actions().stream()) : Stream.of(action))
                .toList();
    }

    List<Duration> pauses() {
        return pauses;
    }

    /** The states that are awaited. */
    List<TcpState> states() {
        return states;
    }

    /** The segments that are awaited. */
    List<PassagePattern> segments() {
        return segments;
    }

    /** The sysctls that are read or set, with net.ipv4 before their names. */
    List<String> sysctls() {
        return sysctls;
    }

    /** Those of them that are set. */
    List<String> sysctlsSet() {
        return sysctlsSet;
    }

    /** The wire's rules. */
    List<Rule> rules() {
        return rules;
    }

    /** True if the wire is told to do anything. */
    boolean actsOnWire() {
        return actsOnWire;
    }

    /** True if the wire is to let through nothing, or nothing large. */
    boolean blocksWire() {
        return blocksWire;
    }

    @Override
    public String address(Side side) {
        String last = side == Side.CLIENT ? "1" : "2";
        return (ipv6 ? "2001:db8::" : "192.0.2.") + last;
    }

    @Override
    public boolean ipv6() {
        return ipv6;
    }

    @Override
    public boolean ownsNetwork() {
        return true;
    }

    @Override
    public void perform(Side side, Action action, boolean background) {
        actions.add(action);
    }

    @Override
    public void awaitState(String socket, Optional<TcpState> state, Duration limit) {
        state.ifPresent(states::add);
    }

    @Override
    public void awaitUnread(String socket, Duration limit) {}

    @Override
    public void awaitSegment(PassagePattern segment, Duration limit) {
        segments.add(segment);
    }

    @Override
    public void awaitEvent(String channel, String event, int count, Duration limit) {}

    @Override
    public void awaitHeld(Match match, int count, Duration limit) {}

    @Override
    public void awaitCalls(String socket, Duration limit) {}

    @Override
    public void wentOn(Told why) {}

    @Override
    public void pause(Duration duration) {
        pauses.add(duration);
    }

    @Override
    public void sysctl(Side side, String name, String value) {
        sysctls.add(name);
        sysctlsSet.add(name);
    }

    @Override
    public void readSysctl(Side side, String name) {
        sysctls.add(name);
    }

    @Override
    public void kill(String signal) {}

    @Override
    public void netcat(String program, Side side, String socket, int port, Endpoint remote) {}

    @Override
    public void look(String name) {}

    @Override
    public void census(String name) {}

    @Override
    public void printCapture(String options) {}

    @Override
    public Match bound(Match match) {
        return match;
    }

    @Override
    public Faults wire() {
        actsOnWire = true;
        return new Faults() {
            @Override
            public void add(Rule rule) {
                rules.add(rule);
            }

            @Override
            public void mtu(int bytes, boolean told) {
                blocksWire = true;
            }

            @Override
            public void clearRules() {}

            @Override
            public boolean cut(boolean down) {
                blocksWire |= down;
                return true;
            }

            @Override
            public boolean isDown() {
                return false;
            }

            @Override
            public int release(Match match, int most) {
                return 1;
            }

            @Override
            public int dropHeld(Match match, int most) {
                return 1;
            }

            @Override
            public int replay(Match match) {
                return 1;
            }

            @Override
            public void burst(int count, InetAddress client, InetAddress server, int port) {}
        };
    }
}
