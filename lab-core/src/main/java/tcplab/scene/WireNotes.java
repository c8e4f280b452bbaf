package tcplab.scene;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tcplab.event.WireDid;
import tcplab.event.WireDid.Action;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.model.FourTuple;
import tcplab.model.Segment;
import tcplab.text.Told;

/** What the wire did to which segment. */
final class WireNotes {
    /** The fields of a segment that any decoder of headers gives alike. */
    private record Seen(FourTuple tuple, long seq, long ack, int flagBits, int length, int ipId) {
        static Seen of(Segment segment) {
            return new Seen(
                    segment.tuple(), segment.seq(), segment.ack(), segment.flagBits(), segment.length(), segment.ipId());
        }

        /** See {@link tcplab.model.Errno#equals}. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Seen that
                    && seq == that.seq
                    && ack == that.ack
                    && flagBits == that.flagBits
                    && length == that.length
                    && ipId == that.ipId
                    && tuple.equals(that.tuple);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * tuple.hashCode() + Long.hashCode(seq)) + Long.hashCode(ack) + ipId;
        }
    }

    /** In order of departure, without copies. */
    private final Map<Seen, List<Passage>> passages = new HashMap<>();

    private final Map<Passage, Map<Action, WireDid>> byPassage = new IdentityHashMap<>();
    /** What fits no captured segment. */
    final List<WireDid> unmatched = new ArrayList<>();

    WireNotes(Timeline timeline) {
        List<WireDid> all = timeline.all(WireDid.class);
        long delayed = all.stream().filter(w -> w.action() == Action.DELAYED).count();
        boolean delaysAll = delayed >= timeline.passages().size();
        timeline.passages().stream()
                .filter(passage -> !passage.copy())
                .forEach(passage -> passages.computeIfAbsent(Seen.of(passage.segment()), s -> new ArrayList<>()).add(passage));
        for (WireDid did : all) {
            // A delay of the whole wire is no fault of one segment: naming it at each one would only be noise.
            if (did.action() != Action.DELAYED || !delaysAll) {
                place(did);
            }
        }
    }

    private void place(WireDid did) {
        List<Passage> alike = passages.getOrDefault(Seen.of(did.segment()), List.of()).stream()
                .filter(p -> mayBe(p.segment(), did.segment()) && !has(p, did.action()))
                .toList();
        // Of probes that are all alike, the one that arrived was not dropped.
        Optional<Passage> one = alike.stream()
                .filter(p -> did.action() != Action.DROPPED && did.action() != Action.ANSWERED || p.lost())
                .findFirst()
                .or(() -> alike.stream().findFirst());
        one.ifPresentOrElse(
                passage -> byPassage
                        .computeIfAbsent(passage, p -> new EnumMap<>(Action.class))
                        .put(did.action(), did),
                () -> unmatched.add(did));
    }

    /** In IPv6 only the timestamps tell a segment from its like. */
    private static boolean mayBe(Segment a, Segment b) {
        Long first = a.options().timestampValue();
        Long second = b.options().timestampValue();
        return first == null || second == null || first.equals(second);
    }

    boolean has(Passage passage, Action action) {
        return byPassage.getOrDefault(passage, Map.of()).containsKey(action);
    }

    /** {@code held, delayed}: those of the given actions that happened to it, in their order; else empty. */
    Told words(Passage passage, Action... actions) {
        List<Told> words = new ArrayList<>();
        for (Action action : actions) {
            // That it was dropped goes without saying where its sender was told so.
            boolean isSaid = action == Action.DROPPED && has(passage, Action.ANSWERED);
            if (has(passage, action) && !isSaid) {
                words.add(word(action));
            }
        }
        return Told.joined(", ", words);
    }

    static Told word(Action action) {
        return switch (action) {
            case HELD -> say("held");
            case RELEASED -> say("released");
            case DROPPED -> say("dropped");
            case ANSWERED -> say("told by ICMP");
            case DUPLICATED -> say("duplicated");
            case REPLAYED -> say("replayed");
            case DELAYED -> say("delayed");
            case REORDERED -> say("reordered");
        };
    }
}
