package tcplab.scene;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    }

    /** In order of departure, without copies. */
    private final Map<Seen, List<Passage>> passages = new HashMap<>();

    private final Map<Passage, Map<Action, WireDid>> byPassage = new IdentityHashMap<>();
    /** What waited for a key: each segment of a stepped run does, and naming it at each one would only be noise. */
    private final Set<Passage> atGate = Collections.newSetFromMap(new IdentityHashMap<>());
    /** What the wire has not let go of. */
    private final Set<Passage> kept = Collections.newSetFromMap(new IdentityHashMap<>());
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
            boolean isNoise = did.action() == Action.DELAYED && delaysAll || did.isSwallowed();
            if (did.isOfGate()) {
                alike(did).forEach(atGate::add);
                alike(did).forEach(passage -> keep(passage, did.action()));
            } else if (!isNoise) {
                place(did);
            }
        }
    }

    private void place(WireDid did) {
        List<Passage> alike = alike(did).stream().filter(p -> !has(p, did.action())).toList();
        // Of probes that are all alike, the one that arrived was not dropped.
        Optional<Passage> one = alike.stream()
                .filter(p -> did.action() != Action.DROPPED && did.action() != Action.ANSWERED || p.lost())
                .findFirst()
                .or(() -> alike.stream().findFirst());
        one.ifPresentOrElse(
                passage -> {
                    byPassage.computeIfAbsent(passage, p -> new EnumMap<>(Action.class)).put(did.action(), did);
                    keep(passage, did.action());
                },
                () -> unmatched.add(did));
    }

    private void keep(Passage passage, Action action) {
        if (action == Action.HELD) {
            kept.add(passage);
        } else {
            kept.remove(passage);
        }
    }

    /** True if the wire still had it as the record ended: it was not lost. */
    boolean isKept(Passage passage) {
        return passage.lost() && kept.contains(passage);
    }

    private List<Passage> alike(WireDid did) {
        return passages.getOrDefault(Seen.of(did.segment()), List.of()).stream().filter(p -> did.isOf(p.segment())).toList();
    }

    /** True if it did not go on when it came to the wire. */
    boolean isHeld(Passage passage) {
        return has(passage, Action.HELD) || atGate.contains(passage);
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
