package tcplab.scene;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tcplab.event.Call;
import tcplab.event.SocketNamed;
import tcplab.journal.Incarnation;
import tcplab.journal.Passage;
import tcplab.journal.Roll;
import tcplab.journal.Timeline;
import tcplab.model.Flag;
import tcplab.model.FourTuple;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.scene.CallsOnOne.Kind;
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
    private final Map<Incarnation, CallsOnOne> callsOf = new HashMap<>();
    private final Map<Incarnation, SentByOne> sentBy = new HashMap<>();
    /** By the sender's endpoints and the time of arrival; of what came at the same time, what left first. */
    private final Map<FourTuple, NavigableMap<Long, Passage>> comeWith = new HashMap<>();

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
            return List.of(sent(passage).original(passage)
                    .map(p -> say("a copy that the wire made of %s", name(p)))
                    .orElse(say("a copy that the wire made of an older segment")));
        }
        if (passage.again()) {
            Told first = Told.joined(", ", sent(passage).firstTimesOf(passage).stream()
                    .map(SegmentCause::name)
                    .toList());
            return List.of(first.isEmpty() ? say("sent again") : say("sent again; the first time as %s", first));
        }
        List<Told> lines = new ArrayList<>();
        calls(passage).forEach(call -> lines.add(say("caused by %s at %s", words(call), millis(call.atNanos()))));
        if (lines.isEmpty() && passage.probe() != null) {
            lines.add(say("caused by no call: a %s of the kernel, with a number sent before", passage.probe().told()));
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

    /** What the same socket sent. */
    private SentByOne sent(Passage passage) {
        return sentBy.computeIfAbsent(roll.sender(passage), sender -> new SentByOne(roll.between(sender.tuple()).stream()
                .filter(p -> !p.copy() && roll.sender(p).equals(sender))
                .toList()));
    }

    /** What had come last when it was sent. */
    private Optional<Passage> answered(Passage passage) {
        FourTuple incoming = passage.segment().tuple().reversed();
        NavigableMap<Long, Passage> come = comeWith.computeIfAbsent(incoming, this::inOrderOfArrival);
        Map.Entry<Long, Passage> last = come.floorEntry(passage.atNanos());
        // On a connection to itself it may itself have come by then.
        while (last != null && last.getValue() == passage) {
            last = come.lowerEntry(last.getKey());
        }
        return Optional.ofNullable(last).map(Map.Entry::getValue);
    }

    private NavigableMap<Long, Passage> inOrderOfArrival(FourTuple tuple) {
        NavigableMap<Long, Passage> come = new TreeMap<>();
        roll.between(tuple).stream()
                .filter(p -> !p.lost() && p.segment().tuple().equals(tuple))
                .forEach(p -> come.putIfAbsent(p.arrivedNanos(), p));
        return come;
    }

    /** The calls that asked for it, none for what is sent again. */
    List<Call> calls(Passage passage) {
        if (passage.copy() || passage.again()) {
            return List.of();
        }
        Segment segment = passage.segment();
        CallsOnOne own = callsOf(passage);
        long at = passage.atNanos();
        List<Call> causes = new ArrayList<>();
        if (segment.has(Flag.RST)) {
            own.underWay(Kind.ABORT, at).ifPresent(causes::add);
            return causes;
        }
        if (segment.has(Flag.SYN) && !segment.has(Flag.ACK)) {
            own.last(Kind.CONNECT, at).ifPresent(causes::add);
        }
        if (segment.length() > 0) {
            own.sendOf(passage.relativeSeq() + (segment.has(Flag.SYN) ? 1 : 0), at)
                    .or(() -> own.last(Kind.TLS, at))
                    .ifPresent(causes::add);
        }
        if (segment.has(Flag.FIN)) {
            own.last(Kind.END, at).ifPresent(causes::add);
        }
        if (segment.sequenceLength() == 0) {
            own.underWay(Kind.OPTION, at).ifPresent(causes::add);
        }
        return causes;
    }

    /** The calls on whatever names the script has for this socket, and what ended its whole process. */
    private CallsOnOne callsOf(Passage passage) {
        return callsOf.computeIfAbsent(roll.sender(passage), sender -> {
            SortedMap<Integer, Call> own = new TreeMap<>();
            for (SocketNamed named : roll.names(sender)) {
                own.putAll(callsOn.getOrDefault(named.socket(), Map.of()));
                own.putAll(kills.getOrDefault(named.side(), Map.of()));
            }
            return new CallsOnOne(own.values());
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
}
