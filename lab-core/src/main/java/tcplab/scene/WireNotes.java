package tcplab.scene;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tcplab.event.WireDid;
import tcplab.event.WireDid.Action;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.model.Segment;
import tcplab.text.Told;

/** What the wire did to which segment. */
final class WireNotes {
    private final Map<Passage, Map<Action, WireDid>> byPassage = new IdentityHashMap<>();
    /** What fits no captured segment. */
    final List<WireDid> unmatched = new ArrayList<>();

    WireNotes(Timeline timeline) {
        List<WireDid> all = timeline.all(WireDid.class);
        long delayed = all.stream().filter(w -> w.action() == Action.DELAYED).count();
        boolean delaysAll = delayed >= timeline.passages().size();
        for (WireDid did : all) {
            // A delay of the whole wire is no fault of one segment: naming it at each one would only be noise.
            if (did.action() != Action.DELAYED || !delaysAll) {
                place(timeline, did);
            }
        }
    }

    private void place(Timeline timeline, WireDid did) {
        List<Passage> alike = timeline.passages().stream()
                .filter(p -> !p.copy() && same(p.segment(), did.segment()) && !has(p, did.action()))
                .toList();
        // Of probes that are all alike, the one that arrived was not dropped.
        Optional<Passage> one = alike.stream()
                .filter(p -> did.action() != Action.DROPPED || p.lost())
                .findFirst()
                .or(() -> alike.stream().findFirst());
        one.ifPresentOrElse(
                passage -> byPassage
                        .computeIfAbsent(passage, p -> new EnumMap<>(Action.class))
                        .put(did.action(), did),
                () -> unmatched.add(did));
    }

    /** By the fields that any decoder of headers gives alike. In IPv6 only the timestamps tell a segment from its like. */
    private static boolean same(Segment a, Segment b) {
        return a.tuple().equals(b.tuple())
                && a.seq() == b.seq()
                && a.ack() == b.ack()
                && a.flagBits() == b.flagBits()
                && a.length() == b.length()
                && a.ipId() == b.ipId()
                && sameOrUnknown(a.options().timestampValue(), b.options().timestampValue());
    }

    private static boolean sameOrUnknown(Long a, Long b) {
        return a == null || b == null || a.equals(b);
    }

    boolean has(Passage passage, Action action) {
        return byPassage.getOrDefault(passage, Map.of()).containsKey(action);
    }

    /** {@code held, delayed}: those of the given actions that happened to it, in their order; else empty. */
    Told words(Passage passage, Action... actions) {
        List<Told> words = new ArrayList<>();
        for (Action action : actions) {
            if (has(passage, action)) {
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
            case DUPLICATED -> say("duplicated");
            case DELAYED -> say("delayed");
            case REORDERED -> say("reordered");
        };
    }
}
