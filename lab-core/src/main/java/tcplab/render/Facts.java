package tcplab.render;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tcplab.event.Call;
import tcplab.event.CounterMoved;
import tcplab.event.Environment;
import tcplab.event.SocketNamed;
import tcplab.event.StepDone;
import tcplab.journal.Entry;
import tcplab.journal.SocketHistory;
import tcplab.journal.Timeline;
import tcplab.model.BenchName;
import tcplab.model.TcpState;
import tcplab.model.Witness;
import tcplab.text.Columns;
import tcplab.text.Language;
import tcplab.text.Told;
import tcplab.verdict.Finding;

/**
 * What a run showed without what varies by itself: no times, addresses, ephemeral ports, initial sequence numbers or
 * event ids. Two runs of one experiment on one kernel give the same facts.
 */
final class Facts {
    private static final Pattern ENDPOINT = Pattern.compile("(\\[[0-9a-fA-F:]+]|\\d+\\.\\d+\\.\\d+\\.\\d+):(\\d+)");
    private static final List<Witness> WITNESSES =
            List.of(Witness.TCPDUMP, Witness.SS, Witness.TRACEPOINT, Witness.COUNTERS);

    /** These count what the segments themselves show, in pieces that chance cuts. */
    private static final Set<String> COUNT_SEGMENTS = Set.of(
            "InSegs", "OutSegs", "TCPPureAcks", "TCPHPHits", "TCPHPAcks", "TCPRcvCoalesce", "TCPDelivered",
            "TCPOrigDataSent");

    private final Timeline timeline;
    private final Language language;
    private final Set<String> writtenNumbers;

    Facts(Timeline timeline, Language language) {
        this.timeline = timeline;
        this.language = language;
        this.writtenNumbers = new HashSet<>();
        for (StepDone step : timeline.all(StepDone.class)) {
            Pattern.compile("\\d+").matcher(step.text()).results().map(MatchResult::group).forEach(writtenNumbers::add);
        }
    }

    Optional<BenchName> bench() {
        return timeline.environment().map(Environment::bench);
    }

    /** The kernel, its settings, the bench, and the witnesses that could not testify. */
    List<Fact> environment() {
        List<Fact> facts = new ArrayList<>();
        Environment environment = timeline.environment().orElse(null);
        if (environment != null) {
            facts.add(fact(say("experiment %s", environment.experiment())));
            facts.add(fact(say("bench %s", environment.bench())));
            facts.add(fact(say("kernel %1$s, HZ %2$d", environment.kernel(), environment.hz())));
            new TreeMap<>(environment.sysctls()).forEach((name, value) -> facts.add(Fact.of(name + " = " + value)));
        }
        for (Witness witness : WITNESSES) {
            timeline.gapIn(witness).ifPresent(gap -> facts.add(new Fact("no " + witness, language.tell(gap))));
        }
        return facts;
    }

    private Fact fact(Told sentence) {
        return Fact.of(language.tell(sentence));
    }

    List<Fact> verdicts(List<Finding> findings) {
        return findings.stream()
                .map(f -> new Fact(
                        f.verdict() + "  " + Columns.printable(f.claim()),
                        language.tell(f.verdict().told()) + "  " + Columns.printable(f.claim())
                                + (f.because().isEmpty() ? "" : "  (" + Columns.printable(language.tell(f.because())) + ")")))
                .toList();
    }

    /** The segments with relative numbers. */
    List<Fact> segments() {
        boolean encrypted = timeline.all(StepDone.class).stream()
                .anyMatch(step -> step.text().matches("\\S+\\s+tls\\b.*"));
        return new Conversations(timeline.roll(), encrypted, language).of(timeline.passages());
    }

    /** The calls of each socket with their results; the lab's own tidying up is left out. */
    List<Fact> calls() {
        Map<String, List<Entry>> bySocket = new TreeMap<>();
        timeline.entriesOf(Call.class).stream()
                .filter(e -> call(e).by() != Call.By.LAB)
                .forEach(e -> bySocket.computeIfAbsent(call(e).socket(), socket -> new ArrayList<>()).add(e));
        return bySocket.values().stream()
                .flatMap(calls -> calls.stream().sorted(Comparator.comparingInt(e -> call(e).ordinal())))
                .map(e -> Fact.of(call(e).socket() + ": " + words(call(e))).shownBy(List.of(e.id())))
                .toList();
    }

    private static Call call(Entry entry) {
        return (Call) entry.event();
    }

    private String words(Call call) {
        String note = call.note() == null ? "" : " " + Columns.printable(language.tell(call.note()));
        String given = call.givesValue() ? Columns.printable(call.outcome()) : call.result().word();
        String detail = note + (call.givesValue() ? "" : call.detail().isEmpty() ? "" : " " + Columns.printable(neutral(call.detail())));
        return call.name() + "(" + Columns.printable(neutral(call.arguments())) + ") = " + given + detail;
    }

    /** Endpoints without the run's addresses, and without ports that no step has written. */
    private String neutral(String text) {
        return ENDPOINT.matcher(text)
                .replaceAll(e -> "*:" + (writtenNumbers.contains(e.group(2)) ? e.group(2) : "*"));
    }

    /** The states of each socket in order; one that was only bound has passed none. */
    List<Fact> states() {
        return timeline.all(SocketNamed.class).stream()
                .map(SocketNamed::socket)
                .distinct()
                .sorted()
                .filter(socket -> !SocketHistory.of(timeline, socket).sequence().isEmpty())
                .map(this::states)
                .toList();
    }

    private Fact states(String socket) {
        SocketHistory history = SocketHistory.of(timeline, socket);
        return new Fact(socket + ": " + words(certain(history.states())), socket + ": " + words(history.sequence()));
    }

    /**
     * A state that only a listing showed may as well have been missed, unless it is the one in which the run ended. Of
     * SYN-RECEIVED on the way to ESTABLISHED it is chance which witness showed it first.
     */
    private static List<TcpState> certain(List<SocketHistory.Known> states) {
        List<TcpState> certain = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            TcpState state = states.get(i).state();
            boolean last = i == states.size() - 1;
            boolean opening = state == TcpState.SYN_RECEIVED && (i == 0 || states.get(i - 1).state() == TcpState.CLOSED);
            boolean seen = states.get(i).source() != SocketHistory.Source.SS && !opening;
            boolean repeated = !certain.isEmpty() && certain.get(certain.size() - 1) == state;
            if ((seen || last) && !repeated) {
                certain.add(state);
            }
        }
        return certain;
    }

    private static String words(List<TcpState> states) {
        return states.stream().map(TcpState::rfc).collect(Collectors.joining(" "));
    }

    /** By how much each kernel counter moved, by side and name; none where others move them too. */
    List<Fact> counters() {
        return timeline.all(CounterMoved.class).stream()
                .filter(c -> !bench().equals(Optional.of(BenchName.HOST)) && !COUNT_SEGMENTS.contains(c.name()))
                .map(c -> c.side().word() + " " + c.name() + " +" + c.difference())
                .sorted()
                .map(Fact::of)
                .toList();
    }

    /** Where the run stopped, if it did. */
    List<Fact> stop() {
        return timeline.all(StepDone.class).stream()
                .filter(step -> step.problem() != null)
                .map(step -> fact(Told.format("%s: %s", step.text(), step.problem())))
                .toList();
    }
}
