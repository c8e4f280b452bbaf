package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tcplab.event.WireDid;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.language.Range;
import tcplab.model.FourTuple;
import tcplab.text.Told;

/**
 * Why a segment was sent again although neither it nor its acknowledgement was lost: the lab's wire carried one of them late,
 * and the sender's timer went off meanwhile.
 */
final class LateWire {
    private final Timeline timeline;
    private final LabTime labTime;
    /** What was sent in each direction, by its first number; found only once something was sent again. */
    private Map<FourTuple, Map<Long, List<Passage>>> sent;
    /** What arrived in each direction, in the order in which it left. */
    private Map<FourTuple, List<Passage>> left;

    LateWire(Timeline timeline, LabTime labTime) {
        this.timeline = timeline;
        this.labTime = labTime;
    }

    /** What the wire took too long for, if that is why this was sent again. */
    Optional<Told> behind(Passage again) {
        find();
        Optional<Passage> original = sent.getOrDefault(again.segment().tuple(), Map.of())
                .getOrDefault(again.relativeSeq(), List.of()).stream()
                .filter(p -> p.leftNanos() < again.atNanos())
                .max(Comparator.comparingLong(Passage::leftNanos));
        Optional<Passage> acknowledgement = original.flatMap(this::acknowledgement);
        if (acknowledgement.isEmpty() || acknowledgement.get().arrivedNanos() <= again.atNanos()) {
            return Optional.empty();
        }
        long there = lateNanos(original.get());
        long back = answersIt(acknowledgement.get(), again) ? 0 : lateNanos(acknowledgement.get());
        long waited = again.atNanos() - original.get().leftNanos();
        boolean wasTheLongerPart = there + back >= waited / 2;
        if (!wasTheLongerPart && !wasTheLastStraw(original.get(), acknowledgement.get(), again)) {
            return Optional.empty();
        }
        Passage later = there > back ? original.get() : acknowledgement.get();
        return Optional.of(Lateness.late(say("the wire took %s for %s, and %s was sent again meanwhile",
                Range.duration(Math.max(there, back)), Evidence.words(later, timeline),
                Evidence.words(original.get(), timeline)), timeline));
    }

    private void find() {
        if (sent != null) {
            return;
        }
        sent = new HashMap<>();
        left = new HashMap<>();
        timeline.passages().stream().filter(p -> p.leftNanos() != null && !p.lost()).forEach(p -> {
            FourTuple tuple = p.segment().tuple();
            left.computeIfAbsent(tuple, t -> new ArrayList<>()).add(p);
            if (!p.copy() && p.segment().sequenceLength() > 0) {
                sent.computeIfAbsent(tuple, t -> new HashMap<>()).computeIfAbsent(p.relativeSeq(), n -> new ArrayList<>()).add(p);
            }
        });
        left.values().forEach(passages -> passages.sort(Comparator.comparingLong(Passage::leftNanos)));
    }

    /** True if the acknowledgement would have come before it was sent again, had they been on time; what a rule delays has none. */
    private boolean wasTheLastStraw(Passage original, Passage acknowledgement, Passage again) {
        long late = lateNanos(original) + lateNanos(acknowledgement);
        boolean bothFree = rules(original).isEmpty() && rules(acknowledgement).isEmpty();
        return bothFree && !answersIt(acknowledgement, again) && late >= Lateness.TIMER_NANOS
                && acknowledgement.arrivedNanos() - late < again.atNanos();
    }

    /** True if the acknowledgement left only when what was sent again had come: however fast, it would not have prevented that. */
    private static boolean answersIt(Passage acknowledgement, Passage again) {
        return !again.lost() && acknowledgement.leftNanos() >= again.arrivedNanos();
    }

    /** The first segment that arrived and acknowledges it. */
    private Optional<Passage> acknowledgement(Passage of) {
        List<Passage> answers = left.getOrDefault(of.segment().tuple().reversed(), List.of());
        long end = of.relativeSeq() + of.segment().sequenceLength();
        return answers.subList(firstFrom(of.arrivedNanos(), answers), answers.size()).stream()
                .filter(p -> p.relativeAck() != null && p.relativeAck() >= end)
                .findFirst();
    }

    /** The place of the first that left at this time or later. */
    private static int firstFrom(long nanos, List<Passage> passages) {
        int low = 0;
        int high = passages.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (passages.get(middle).leftNanos() < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How long it was under way that no rule asked for; if a step released it, what the lab took until then. */
    private long lateNanos(Passage passage) {
        List<WireDid> done = rules(passage);
        if (done.isEmpty()) {
            return passage.arrivedNanos() - passage.leftNanos();
        }
        return done.stream().allMatch(did -> did.action() == WireDid.Action.HELD || did.action() == WireDid.Action.RELEASED)
                ? labTime.nanos(passage.leftNanos(), passage.arrivedNanos())
                : 0;
    }

    /** What the rules of the wire did to it. */
    private List<WireDid> rules(Passage passage) {
        return timeline.all(WireDid.class).stream()
                .filter(did -> did.isOf(passage.segment()))
                .toList();
    }
}
