package tcplab.client.shell;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tcplab.command.Names;
import tcplab.command.Step;
import tcplab.command.StepFailure;
import tcplab.command.Verbs;
import tcplab.journal.Timeline;
import tcplab.judge.Judge;
import tcplab.language.SyntaxProblem;
import tcplab.model.BenchName;
import tcplab.model.TcpState;
import tcplab.run.Lab;
import tcplab.run.Performance;
import tcplab.script.Experiment;
import tcplab.script.Line;
import tcplab.script.Manuscript;
import tcplab.text.Language;
import tcplab.text.Told;
import tcplab.verdict.Judgement;

/** What has been done at the prompt since the last reset: named sockets, the journal and the lines that can be saved. */
final class Session implements AutoCloseable {
    private final Lab lab;
    private final Manuscript script;
    private Performance performance;
    private final List<String> transcript = new ArrayList<>();
    /** In a script claims come last, whenever they were typed. */
    private final TypedClaims claims;
    private final CallLog calls = new CallLog();

    /**
     * @param script understands the lines
     * @param language of whoever types them
     */
    Session(Lab lab, Manuscript script, Language language) throws IOException {
        this.lab = lab;
        this.script = script;
        this.claims = new TypedClaims(language);
        begin(false);
    }

    private void begin(boolean ipv6) throws IOException {
        performance = lab.begin("session", ipv6, List.of());
        performance.journal().listen(calls::take);
    }

    Names names() {
        return script.names();
    }

    Performance performance() {
        return performance;
    }

    /** The lines that were done, in order, as a script; the claims after them. */
    List<String> transcript() {
        List<String> lines = new ArrayList<>(transcript);
        if (!lines.isEmpty()) {
            lines.addAll(Rests.awaited(states(), lines));
        }
        lines.addAll(claims.lines());
        return List.copyOf(lines);
    }

    /** True if a claim was typed. */
    boolean hasClaims() {
        return !claims.lines().isEmpty();
    }

    /**
     * Understands one line of the language as a script would, and does it.
     *
     * @param number its number among all lines typed
     * @param remarks takes what there is to remark on it, before it is done
     * @return the judgement on what has been seen so far, if it is a claim or a claim's premise
     */
    Optional<Judgement> line(int number, String text, Consumer<Told> remarks)
            throws SyntaxProblem, StepFailure, IOException {
        boolean ipv6 = script.isIpv6();
        Line line = understood(number, text);
        if (line instanceof Experiment.StepItem step) {
            step(step, remarks);
        } else if (line instanceof Experiment.ClaimLine claim) {
            return Optional.of(judged(claim));
        } else if (line instanceof Experiment.HeadingItem heading) {
            performance.heading(number, heading.en(), null);
            transcript.add(text);
        } else if (line instanceof Line.Header header && header.ofClaim()) {
            claims.told(header, text);
            if (header.word().name().equals("given")) {
                remarks.accept(say("judged again with it: claim %s", script.lastClaim().text()));
                return Optional.of(judgedAgain(script.lastClaim()));
            }
        } else if (!text.isEmpty()) {
            transcript.add(text);
        }
        if (script.isIpv6() != ipv6) {
            Aside.toTheEnd(() -> lab.end(performance));
            begin(true);
        }
        return Optional.empty();
    }

    /** A line that is wrong names nothing. */
    private Line understood(int number, String text) throws SyntaxProblem {
        Names before = script.names().copy();
        try {
            return script.read(number, text);
        } catch (SyntaxProblem e) {
            script.restore(before);
            throw e;
        }
    }

    private void step(Experiment.StepItem step, Consumer<Told> remarks) throws StepFailure {
        if (!step.step().remark().isEmpty()) {
            remarks.accept(step.step().remark());
        }
        watchNamedAddresses(remarks);
        transcript.addAll(Rests.awaited(states(), transcript));
        calls.begins(step.line(), performance.clock().now());
        try {
            performance.step(step.line(), step.text(), step.step());
        } catch (StepFailure e) {
            if (Thread.currentThread().isInterrupted() && step.step().effect() == Step.Effect.SOCKETS) {
                transcript.add(leftWaiting(step.text(), names()));
            }
            throw performance.journal().full().isDone() ? new StepFailure(say("%s; reset begins a new record", e.told())) : e;
        }
        transcript.add(step.text());
    }

    /** A call of which somebody has not awaited the result goes on in the kernel: in a script it is one in the background. */
    static String leftWaiting(String line, Names names) {
        String inBackground = line.endsWith("&") ? line : line + " &";
        try {
            Verbs.parse(inBackground, names.copy());
            return inBackground;
        } catch (SyntaxProblem e) {
            return "# " + line;
        }
    }

    /** What the step names is watched before it is performed. */
    private void watchNamedAddresses(Consumer<Told> remarks) {
        Set<String> named = names().literals();
        if (!named.equals(performance.addresses().literal())) {
            Aside.toTheEnd(() -> {
                lab.watchToo(named, performance);
                return null;
            });
            if (lab.bench().name() == BenchName.WIRE) {
                remarks.accept(say("each host has a loopback of its own, behind the wire: the other side is not there, "
                        + "and tcpdump does not see what passes on it; --bench loopback has one for both"));
            }
        }
    }

    private Judgement judged(Experiment.ClaimLine claim) {
        Judgement judgement = Judge.judge(claim, soFar());
        claims.claimed(claim, judgement);
        return judgement;
    }

    private Judgement judgedAgain(Experiment.ClaimLine claim) {
        Judgement judgement = Judge.judge(claim, soFar());
        claims.judged(judgement);
        return judgement;
    }

    /** What there is to read since the last time: calls that have returned, and what tcpdump has printed. */
    List<Told> said() {
        return calls.next();
    }

    /** An interrupt must not cut the witnesses short: what they have not delivered would be missing for good. */
    Timeline soFar() {
        return Aside.toTheEnd(() -> lab.soFar(performance));
    }

    /** True if ss lists a socket of this session. */
    boolean hasLiveSockets() {
        return performance.sockets().states().values().stream().anyMatch(states -> !states.isEmpty());
    }

    Map<String, List<TcpState>> states() {
        return performance.sockets().states();
    }

    @Override
    public void close() {
        Aside.toTheEnd(() -> lab.end(performance));
    }
}
