package tcplab.scene;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.SocketNamed;
import tcplab.journal.Incarnation;
import tcplab.journal.Passage;
import tcplab.journal.Roll;
import tcplab.journal.Timeline;
import tcplab.model.Flag;
import tcplab.model.FourTuple;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.text.Told;

/**
 * Why a segment was sent, as far as the record tells: the call that asked for its SYN, its bytes or its FIN; else the
 * segment that it answers. Data belongs to the send that wrote its first byte, counted from the initial sequence
 * number.
 */
final class SegmentCause {
    private final Timeline timeline;
    private final Roll roll;
    private final long zeroNanos;
    private final Map<String, Map<Integer, Call>> callsOn = new HashMap<>();
    private final Map<Side, Map<Integer, Call>> kills = new EnumMap<>(Side.class);
    private final Map<Incarnation, List<Call>> callsOf = new HashMap<>();

    SegmentCause(Timeline timeline) {
        this.timeline = timeline;
        this.roll = timeline.roll();
        this.zeroNanos = timeline.zeroNanos();
        sortCalls();
    }

    /** One line for each cause; none if nothing is known. */
    List<Told> lines(Passage passage) {
        Segment segment = passage.segment();
        if (passage.copy()) {
            return List.of(original(passage, p -> p.leftId() == passage.leftId())
                    .map(p -> say("a copy that the wire made of %s", name(p)))
                    .orElse(say("a copy that the wire made of an older segment")));
        }
        if (passage.again()) {
            Told first = Told.joined(", ", earlier(passage)
                    .filter(p -> !p.again() && overlap(p.segment(), segment))
                    .map(SegmentCause::name)
                    .toList());
            return List.of(first.isEmpty() ? say("sent again") : say("sent again; the first time as %s", first));
        }
        List<Told> lines = new ArrayList<>();
        calls(passage).forEach(call -> lines.add(say("caused by %s at %s", words(call), millis(call.atNanos()))));
        if (lines.isEmpty() && isProbe(passage)) {
            lines.add(say("caused by no call: a probe of the kernel, with a number sent before"));
        }
        boolean answers = segment.has(Flag.ACK) || segment.has(Flag.RST);
        if (answers && (lines.isEmpty() || segment.has(Flag.SYN))) {
            answered(passage).ifPresent(p -> lines.add(say("answers %s", name(p))));
        }
        return lines;
    }

    /** Lab time as milliseconds since the first segment or call. */
    String millis(long atNanos) {
        return String.format(Locale.ROOT, "%.3f ms", (atNanos - zeroNanos) / 1e6);
    }

    private static Told name(Passage passage) {
        return Told.format("#%d %s", passage.entryId(), SegmentWords.flags(passage.segment()));
    }

    private static Told words(Call call) {
        String side = call.side().word();
        return Told.format("%s%s", call.socket().equals(side) ? side + " " : "", CallWords.whole(call));
    }

    private Optional<Passage> original(Passage later, Predicate<Passage> wanted) {
        return earlier(later).filter(wanted).findFirst();
    }

    /** What the same socket sent before. */
    private Stream<Passage> earlier(Passage later) {
        return roll.between(later.segment().tuple()).stream()
                .filter(p -> p != later && !p.copy() && roll.sender(p).equals(roll.sender(later)))
                .filter(p -> p.atNanos() <= later.atNanos());
    }

    /** True if both take some of the same sequence numbers; a SYN+ACK does not repeat a SYN. */
    private static boolean overlap(Segment first, Segment again) {
        return first.sequenceLength() > 0
                && (!again.has(Flag.SYN) || first.has(Flag.ACK) == again.has(Flag.ACK))
                && (int) (first.nextSeq() - again.seq()) > 0
                && (int) (again.nextSeq() - first.seq()) > 0;
    }

    /** An ACK without data whose number lies before what was sent already asks the peer whether it is there. */
    private boolean isProbe(Passage passage) {
        Segment segment = passage.segment();
        return segment.sequenceLength() == 0
                && !segment.has(Flag.RST)
                && original(passage, p -> p.atNanos() < passage.atNanos()
                                && (int) (p.segment().nextSeq() - segment.seq()) > 0)
                        .isPresent();
    }

    private Optional<Passage> answered(Passage passage) {
        FourTuple incoming = passage.segment().tuple().reversed();
        return roll.between(incoming).stream()
                .filter(p -> p != passage && !p.lost() && p.segment().tuple().equals(incoming))
                .filter(p -> p.arrivedNanos() <= passage.atNanos())
                .max(Comparator.comparing(Passage::arrivedNanos));
    }

    private List<Call> calls(Passage passage) {
        Segment segment = passage.segment();
        List<Call> own = callsOf(passage);
        List<Call> causes = new ArrayList<>();
        if (segment.has(Flag.RST)) {
            last(own, passage, SegmentCause::aborts)
                    .filter(call -> passage.atNanos() <= call.endNanos())
                    .ifPresent(causes::add);
            return causes;
        }
        if (segment.has(Flag.SYN) && !segment.has(Flag.ACK)) {
            last(own, passage, c -> c.name().equals("connect") && !dissolves(c)).ifPresent(causes::add);
        }
        if (segment.length() > 0) {
            sendOf(own, passage)
                    .or(() -> last(own, passage, SegmentCause::sendsByTls))
                    .ifPresent(causes::add);
        }
        if (segment.has(Flag.FIN)) {
            last(own, passage, SegmentCause::endsSending).ifPresent(causes::add);
        }
        if (segment.sequenceLength() == 0) {
            underWay(own, passage, Set.of("setsockopt")).ifPresent(causes::add);
        }
        return causes;
    }

    /** How many bytes these put on the wire is not recorded. */
    private static boolean sendsByTls(Call call) {
        return call.name().startsWith("SSL_") && !call.name().equals("SSL_read");
    }

    private static boolean aborts(Call call) {
        return call.name().equals("close") || call.name().equals("kill") || dissolves(call);
    }

    /** tcp_disconnect(). */
    private static boolean dissolves(Call call) {
        return call.name().equals("connect") && call.arguments().equals("AF_UNSPEC");
    }

    private static boolean endsSending(Call call) {
        return switch (call.name()) {
            case "close", "kill" -> true;
            case "shutdown" -> call.arguments().contains("WR");
            default -> false;
        };
    }

    /** The calls on whatever names the script has for this socket, and what ended its whole process. */
    private List<Call> callsOf(Passage passage) {
        return callsOf.computeIfAbsent(roll.sender(passage), sender -> {
            SortedMap<Integer, Call> own = new TreeMap<>();
            for (SocketNamed named : roll.names(sender)) {
                own.putAll(callsOn.getOrDefault(named.socket(), Map.of()));
                own.putAll(kills.getOrDefault(named.side(), Map.of()));
            }
            return List.copyOf(own.values());
        });
    }

    /** Each by its place in the order of time. */
    private void sortCalls() {
        List<Call> all = timeline.all(Call.class);
        for (int i = 0; i < all.size(); i++) {
            Call call = all.get(i);
            boolean kills = call.name().equals("kill");
            Map<Integer, Call> own = kills
                    ? this.kills.computeIfAbsent(call.side(), side -> new HashMap<>())
                    : callsOn.computeIfAbsent(call.socket(), socket -> new HashMap<>());
            own.put(i, call);
        }
    }

    private static Optional<Call> last(List<Call> calls, Passage passage, Predicate<Call> wanted) {
        return calls.stream()
                .filter(wanted)
                .filter(c -> !c.failed() || c.name().equals("connect"))
                .filter(c -> c.atNanos() <= passage.atNanos())
                .reduce((first, second) -> second);
    }

    private static Optional<Call> underWay(List<Call> calls, Passage passage, Set<String> names) {
        return last(calls, passage, c -> names.contains(c.name()) && passage.atNanos() <= c.endNanos());
    }

    private static Optional<Call> sendOf(List<Call> calls, Passage passage) {
        long first = passage.relativeSeq() + (passage.segment().has(Flag.SYN) ? 1 : 0);
        long next = 1;
        for (Call call : calls) {
            if (call.name().equals("send") && call.result() instanceof CallResult.Returned sent) {
                next += sent.number();
                if (first < next) {
                    return call.atNanos() <= passage.atNanos() ? Optional.of(call) : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
