package tcplab.client.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tcplab.command.Names;
import tcplab.command.Step;
import tcplab.command.StepFailure;
import tcplab.command.Verbs;
import tcplab.journal.Timeline;
import tcplab.language.SyntaxProblem;
import tcplab.model.TcpState;
import tcplab.run.Lab;
import tcplab.run.Performance;
import tcplab.verdict.Claim;
import tcplab.verdict.Claims;
import tcplab.verdict.Judgement;
import tcplab.verdict.Verdict;

/** What has been done at the prompt since the last reset: named sockets, the journal and the lines that can be saved. */
final class Session implements AutoCloseable {
    private final Lab lab;
    private final Performance performance;
    private Names names = new Names();
    private static final List<String> OF_A_CLAIM = List.of("says", "figure", "refuted", "because");

    private final List<String> transcript = new ArrayList<>();
    /** In a script claims come last, whenever they were typed. */
    private final List<String> claims = new ArrayList<>();
    private final CallLog calls = new CallLog();

    Session(Lab lab) throws IOException {
        this.lab = lab;
        this.performance = lab.begin("session", false, List.of());
        performance.journal().listen(calls::take);
    }

    Names names() {
        return names;
    }

    Performance performance() {
        return performance;
    }

    /** The lines that were done, in order, as a script; the claims after them. */
    List<String> transcript() {
        List<String> lines = new ArrayList<>(transcript);
        lines.addAll(claims);
        return List.copyOf(lines);
    }

    /**
     * Understands one line of the language and does it.
     *
     * @param line its number among all lines typed
     * @param remarks takes what there is to remark on it, before it is done
     */
    void step(int line, String text, Consumer<String> remarks) throws SyntaxProblem, StepFailure {
        Names tried = names.copy();
        Step step = Verbs.parse(text, tried);
        names = tried;
        if (!step.remark().isEmpty()) {
            remarks.accept(step.remark());
        }
        calls.begins(line, performance.clock().now());
        performance.step(line, text, step);
        transcript.add(text);
    }

    void heading(int line, String text) {
        performance.heading(line, text, null);
        transcript.add("# " + text);
    }

    /** Judges a claim on what has been seen so far. */
    Judgement claim(String text) throws SyntaxProblem {
        Claim claim = Claims.parse(text);
        for (String socket : claim.sockets()) {
            if (!socket.equals("any")) {
                names.sideOf(socket);
            }
        }
        Judgement judgement = claim.judge(soFar());
        claims.add("claim " + text);
        if (judgement.verdict() == Verdict.REFUTED) {
            claims.add("  refuted " + judgement.because());
        }
        return judgement;
    }

    /** A header of a script: kept for saving. */
    void header(String text) {
        String word = text.split("\\s+", 2)[0];
        if (claims.isEmpty() || !OF_A_CLAIM.contains(word)) {
            transcript.add(text);
            return;
        }
        int last = claims.size() - 1;
        if ((word.equals("refuted") || word.equals("because")) && claims.get(last).startsWith("  refuted ")) {
            // A reason of one's own is better than what was seen.
            claims.remove(last);
        }
        claims.add("  " + text);
    }

    /** What there is to read since the last time: calls that have returned, and what tcpdump has printed. */
    List<String> said() {
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
