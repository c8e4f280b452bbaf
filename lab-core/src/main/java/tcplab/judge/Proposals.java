package tcplab.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.SocketNamed;
import tcplab.journal.Passage;
import tcplab.journal.SocketHistory;
import tcplab.journal.Timeline;
import tcplab.language.SyntaxProblem;
import tcplab.model.Segment;
import tcplab.model.SegmentKind;
import tcplab.model.TcpState;
import tcplab.text.Language;
import tcplab.verdict.Claims;
import tcplab.verdict.Judgement;
import tcplab.verdict.Verdict;

/**
 * Claims that a run itself suggests: how many segments opened and closed it, which were lost and which were sent again, the
 * states of its sockets, where they rest, the calls that failed, whether anybody sent RST. Each is CONFIRMED on that run; which of them are worth keeping is for its
 * author to say.
 */
public final class Proposals {
    private static final String ABSENT = "absent";

    private final Timeline timeline;
    private final List<String> confirmed = new ArrayList<>();

    private Proposals(Timeline timeline) {
        this.timeline = timeline;
    }

    /** The claims without the word {@code claim}, in the order in which a script has them. */
    public static List<String> of(Timeline timeline) {
        Proposals proposals = new Proposals(timeline);
        List<String> sockets =
                timeline.all(SocketNamed.class).stream().map(SocketNamed::socket).distinct().toList();
        proposals.counted("opening");
        proposals.counted("closing");
        proposals.faults();
        sockets.forEach(proposals::states);
        sockets.forEach(proposals::end);
        proposals.failures();
        if (!proposals.offer("never RST")) {
            sockets.forEach(socket -> proposals.counted(socket + ":RST"));
        }
        return List.copyOf(proposals.confirmed);
    }

    private Optional<Judgement> judged(String claim) {
        try {
            return Optional.of(Claims.parse(claim).judge(timeline)).filter(j -> j.verdict() == Verdict.CONFIRMED);
        } catch (SyntaxProblem e) {
            // Of a socket with a name that claims cannot say.
            return Optional.empty();
        }
    }

    /** Takes the claim if it holds. */
    private boolean offer(String claim) {
        boolean holds = judged(claim).isPresent();
        if (holds) {
            confirmed.add(claim);
        }
        return holds;
    }

    /** @param what a phase, or a segment */
    private void counted(String what) {
        judged("count " + what + " >=1")
                .ifPresent(judgement -> offer("count " + what + " " + Language.EN.tell(judgement.measured())));
    }

    /** What was lost on the way, and what timers have sent again, by sender and kind. */
    private void faults() {
        Set<String> segments = new LinkedHashSet<>();
        for (Passage passage : timeline.passages()) {
            String segment = timeline.roll().name(timeline.roll().sender(passage)).map(name -> name + ":" + kind(passage.segment())).orElse("");
            if (!segment.isEmpty() && passage.lost()) {
                segments.add(segment + "(lost)");
            }
            if (!segment.isEmpty() && passage.again()) {
                segments.add(segment + "(again)");
            }
        }
        segments.forEach(this::counted);
    }

    private static String kind(Segment segment) {
        return Stream.of("SYN+ACK", "SYN", "FIN", "RST", "DATA").filter(kind -> SegmentKind.parse(kind).matches(segment, null)).findFirst().orElse("ACK");
    }

    private List<TcpState> way(String socket) {
        List<TcpState> way = new ArrayList<>(SocketHistory.of(timeline, socket).sequence());
        int last = way.size() - 1;
        // The end of TIME-WAIT is a minute away from the script's own.
        if (last > 0 && way.get(last) == TcpState.CLOSED && way.get(last - 1) == TcpState.TIME_WAIT) {
            way.remove(last);
        }
        return way;
    }

    /** A request socket's SYN-RECEIVED is seen by whoever looks in time, so the way begins after it. */
    private void states(String socket) {
        List<TcpState> way = way(socket);
        int from = way.contains(TcpState.SYN_SENT) ? way.indexOf(TcpState.SYN_SENT) : Math.max(0, way.indexOf(TcpState.ESTABLISHED));
        List<String> words = way.subList(from, way.size()).stream().map(TcpState::rfc).toList();
        if (words.size() > 1) {
            offer("states " + socket + " " + String.join(" ", words));
        }
    }

    private void end(String socket) {
        List<TcpState> way = way(socket);
        boolean listens = way.equals(List.of(TcpState.LISTEN));
        boolean timeWaitIsOver = !way.isEmpty()
                && way.get(way.size() - 1) == TcpState.TIME_WAIT
                && judged("end " + socket + " " + ABSENT).isPresent();
        if (!listens && !timeWaitIsOver) {
            Stream.concat(TcpState.names().stream(), Stream.of(ABSENT))
                    .filter(where -> !where.equals(TcpState.CLOSED.rfc()))
                    .filter(where -> offer("end " + socket + " " + where))
                    .findFirst();
        }
    }

    private void failures() {
        Map<String, Integer> made = new HashMap<>();
        for (Call call : timeline.all(Call.class)) {
            int nth = made.merge(call.socket() + " " + call.name(), 1, Integer::sum);
            if (call.by() == Call.By.SCRIPT && call.result() instanceof CallResult.Failed failed) {
                offer("call " + call.socket() + " " + call.name() + "#" + nth + " " + failed.word());
            }
        }
    }
}
