package tcplab.run;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import tcplab.command.StepFailure;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.Environment;
import tcplab.host.AtOnce;
import tcplab.host.Bench;
import tcplab.host.BenchUnavailable;
import tcplab.host.Benches;
import tcplab.host.Kernel;
import tcplab.host.RunAddresses;
import tcplab.host.Tools;
import tcplab.journal.Journal;
import tcplab.journal.LabClock;
import tcplab.journal.Timeline;
import tcplab.model.Ability;
import tcplab.model.BenchName;
import tcplab.model.Need;
import tcplab.model.Side;
import tcplab.model.Tool;
import tcplab.observe.Netcat;
import tcplab.observe.Scope;
import tcplab.observe.Witnesses;
import tcplab.peer.Peer;
import tcplab.script.Experiment;
import tcplab.socket.NettyLog;
import tcplab.socket.NettyPeer;
import tcplab.socket.Rehearsal;
import tcplab.text.Told;
import tcplab.wire.Wire;

/** A bench with its two sides and its witnesses, ready for one run after the other. */
public final class Lab implements AutoCloseable {
    private static final int REHEARSALS = 2;
    /** The system's own programs at either end, and what watches them. */
    private static final List<String> NETCATS = List.of("strace", "nc", "ncat");

    private final Bench bench;
    private final Peer client;
    private final Witnesses witnesses;
    private final Consumer<String> log;
    private final CompletableFuture<Map<String, String>> versionsOfWitnesses;
    /** Null until a run may start such a program. */
    private Map<String, String> versionsOfNetcats;
    private final CompletableFuture<Void> rehearsed;
    private final Netcats netcats;
    private final Audience audience = new Audience();
    private RemotePeer server;
    private boolean closed;

    private Lab(Bench bench, RemotePeer server, Consumer<String> log) {
        this.bench = bench;
        this.netcats = new Netcats(bench);
        this.server = server;
        this.log = log;
        this.versionsOfWitnesses = CompletableFuture.supplyAsync(() -> Tools.versions(List.of("tcpdump", "ss")));
        this.witnesses = new Witnesses(bench.stations(), bench.wire().isPresent());
        witnesses.warmUp();
        NettyPeer peer = new NettyPeer(Side.CLIENT);
        this.client = peer;
        this.rehearsed = CompletableFuture.runAsync(() -> Rehearsal.of(peer, REHEARSALS));
    }

    /**
     * Sets the bench up and starts the server's process.
     *
     * @param wanted a bench, or {@code auto} for the best that works
     * @param log takes lines for whoever looks for the cause of a fault
     */
    public static Lab open(String wanted, Consumer<String> log) throws BenchUnavailable, IOException {
        NettyLog.to(log);
        FirstServer first = new FirstServer(log);
        Bench bench;
        try {
            bench = Benches.choose(BenchName.of(wanted), first::start);
        } catch (BenchUnavailable | RuntimeException e) {
            first.close();
            throw e;
        }
        try {
            return new Lab(bench, first.get(), log);
        } catch (IOException | RuntimeException e) {
            first.close();
            bench.close();
            throw e;
        }
    }

    public Bench bench() {
        return bench;
    }

    public Witnesses witnesses() {
        return witnesses;
    }

    public Audience audience() {
        return audience;
    }

    Netcats netcats() {
        return netcats;
    }

    Peer peer(Side side) {
        return side == Side.CLIENT ? client : server;
    }

    void cancelPending() {
        client.cancelPending();
        server.cancelPending();
    }

    /** Why the experiment cannot run on this bench, as a sentence; empty if it can. */
    public Optional<Told> obstacle(Experiment experiment) {
        if (experiment.needs().contains(Ability.WIRE) && bench.wire().isEmpty()) {
            return Optional.of(say("it needs the wire between two hosts, and this is the %s bench: %s",
                    bench.name(), bench.reason()));
        }
        if (experiment.needs().contains(Ability.SYSCTL) && bench.name() == BenchName.HOST) {
            return Optional.of(say("it changes a sysctl, and the host bench leaves the machine's settings alone"));
        }
        if (bench.name() == BenchName.HOST && !experiment.literals().isEmpty()) {
            return Optional.of(say("it names an address itself, and on the host bench that belongs to everybody"));
        }
        return experiment.needs().stream()
                .filter(need -> need == Tool.NC || need == Tool.NCAT)
                .map(need -> Netcat.unavailability(need.word()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Arms the witnesses for a run of this experiment; nothing of it has happened yet. */
    Performance begin(Experiment experiment) throws IOException {
        boolean netcats = experiment.needs().stream().anyMatch(need -> need instanceof Tool tool && NETCATS.contains(tool.word()));
        return begin(experiment.name(), experiment.ipv6(), experiment.needs().stream().map(Need::word).toList(),
                experiment.literals(), tools(netcats));
    }

    /** Arms the witnesses for a session at the prompt; {@link #watchToo} tells them of addresses that it names later. */
    public Performance begin(String name, boolean ipv6, List<String> needs) throws IOException {
        return begin(name, ipv6, needs, Set.of(), tools(true));
    }

    /**
     * From now on the witnesses watch these addresses too. Not on the host bench, where they belong to everybody and no
     * step can use them.
     *
     * @param literals all addresses that the session itself has named, as 127.0.0.1
     */
    public void watchToo(Set<String> literals, Performance performance) {
        RunAddresses wider = performance.addresses().and(literals);
        if (bench.name() == BenchName.HOST || wider.equals(performance.addresses())) {
            return;
        }
        witnesses.stop();
        performance.has(wider);
        witnesses.start(scope(performance.clock(), wider), performance.journal()::append);
    }

    /** The versions of the tools whose output is evidence. @param netcats true if the system's netcats may be run */
    private Map<String, String> tools(boolean netcats) {
        Map<String, String> versions = new LinkedHashMap<>(versionsOfWitnesses.join());
        if (netcats) {
            if (versionsOfNetcats == null) {
                versionsOfNetcats = Tools.versions(NETCATS);
            }
            versions.putAll(versionsOfNetcats);
        }
        return versions;
    }

    private Performance begin(
            String name, boolean ipv6, List<String> needs, Set<String> literals, Map<String, String> tools) throws IOException {
        if (server.isGone()) {
            server = ServerProcess.start(bench.serverCommandPrefix(), log);
        }
        RunAddresses addresses = bench.nextRun(ipv6).and(literals);
        LabClock clock = LabClock.startingNow();
        Journal journal = new Journal();
        journal.append(environment(name, clock, addresses, needs, tools));
        Performance performance = new Performance(this, addresses, ipv6, clock, journal);
        audience.begins(performance);
        // The sides' rehearsals move the counters of their stacks: they must be over before these are read.
        ServerProcess.awaitReady(server);
        rehearsed.join();
        witnesses.start(scope(clock, addresses), journal::append);
        bench.wire().ifPresent(wire -> wire.begin(clock, journal::append, witnesses.onlooker()));
        client.begin(clock, performance::take);
        server.begin(clock, performance::take);
        return performance;
    }

    private Environment environment(
            String name, LabClock clock, RunAddresses addresses, List<String> needs, Map<String, String> tools) {
        Map<String, String> hosts = Map.of("client", addresses.client(), "server", addresses.server());
        return new Environment(
                0, name, bench.name(), bench.reason(),
                Instant.ofEpochSecond(0, clock.epochNanos()).toString(), clock.epochNanos(),
                Kernel.release(), Kernel.hz(), bench.environmentSysctls(),
                tools, witnesses.clockOffsetsNanos(), hosts, needs);
    }

    /** Lets the kernels come to rest while somebody steps through the run. */
    void settle(Performance performance, Pace pace) {
        new Settling(this, performance, pace).await();
    }

    /** Lets the kernels come to rest, drains the witnesses, ends the record and undoes what the run has left. */
    public Timeline end(Performance performance) {
        new Settling(this, performance, Pace.OWN).await();
        witnesses.stop();
        netcats.tellRest();
        performance.over();
        Timeline timeline = performance.withPendingCalls(performance.journal().freeze());
        bench.wire().ifPresent(Wire::end);
        client.end();
        server.end();
        netcats.end();
        bench.endRun();
        return timeline;
    }

    /**
     * What has happened up to now, with everything delivered by the witnesses, which go on watching afterwards. Lets
     * the kernels come to rest first.
     */
    public Timeline soFar(Performance performance) {
        new Settling(this, performance, Pace.OWN).await();
        witnesses.stop();
        netcats.tellRest();
        Timeline timeline = performance.withPendingCalls(performance.journal().soFar());
        witnesses.start(scope(performance.clock(), performance.addresses()), performance.journal()::append);
        return timeline;
    }

    private Scope scope(LabClock clock, RunAddresses addresses) {
        return new Scope(
                clock, bench.stations(), addresses.all(), addresses.server(), bench.name() != BenchName.HOST);
    }

    void setSysctl(Side side, String name, String value) throws StepFailure {
        try {
            bench.setSysctl(side, name, value);
        } catch (IOException e) {
            throw new StepFailure(Told.of(e));
        }
    }

    void readSysctl(Side side, String name, LabClock clock, Journal journal) throws StepFailure {
        long start = clock.now();
        try {
            String value = bench.sysctl(side, name);
            journal.append(new Call(
                    start, clock.now(), side, side.word(), 0, Call.By.SCRIPT, "sysctl", name, CallResult.OK, value));
        } catch (IOException e) {
            throw new StepFailure(Told.of(e));
        }
    }

    void printCapture(String options, Journal journal) throws StepFailure {
        try {
            journal.append(witnesses.print(options));
        } catch (IOException e) {
            throw new StepFailure(Told.of(e));
        }
    }

    KillServer killServer() {
        return new KillServer(server);
    }

    /** Whoever closes it again waits for the first to be done. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        AtOnce.all(List.of(server::close, client::close, witnesses::close, bench::close));
    }
}
