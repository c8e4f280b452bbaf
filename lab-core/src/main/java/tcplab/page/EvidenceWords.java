package tcplab.page;

import static tcplab.text.Told.say;

import java.util.HashMap;
import java.util.Map;
import tcplab.event.CounterMoved;
import tcplab.journal.Entry;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.scene.Arrow;
import tcplab.scene.Lane;
import tcplab.scene.Rung;
import tcplab.scene.Scene;
import tcplab.text.Told;

/** What an entry of the journal shows, in a sentence: for those who read evidence before they look it up. */
final class EvidenceWords {
    private final Map<Integer, Told> byEntry = new HashMap<>();

    EvidenceWords(Timeline timeline, Scene scene) {
        for (Arrow arrow : scene.arrows()) {
            Passage passage = arrow.passage();
            Told sent = arrow.kept()
                    ? say("%s sends %s to %s, and the wire still holds it", arrow.sender(), arrow.words(), arrow.receiver())
                    : passage.lost()
                    ? say("%s sends %s to %s, and it never arrives", arrow.sender(), arrow.words(), arrow.receiver())
                    : say("%s sends %s to %s", arrow.sender(), arrow.words(), arrow.receiver());
            put(passage.leftId(), sent);
            put(passage.arrivedId(), sent);
            put(passage.entryId(), sent);
        }
        for (Rung.Spoke call : scene.all(Rung.Spoke.class)) {
            // Of a long call the end, which has its result.
            byEntry.put(call.entryId(), Told.format("%s: %s", call.side().word(), call.text()));
        }
        for (Lane lane : scene.lanes()) {
            for (Lane.Span span : lane.spans()) {
                // One sample shows many sockets; which of them is meant it does not say.
                byEntry.merge(span.entryId(), say("%s is in %s", lane.socket(), span.word()), (one, other) -> Told.nothing());
            }
        }
        for (Entry entry : timeline.entriesOf(CounterMoved.class)) {
            CounterMoved moved = (CounterMoved) entry.event();
            put(entry.id(), say("%s counts +%s in %s", moved.side().word(), moved.difference(), moved.name()));
        }
    }

    private void put(int entryId, Told words) {
        if (entryId > 0) {
            byEntry.putIfAbsent(entryId, words);
        }
    }

    /** The sentence, or nothing for what has none. */
    Told of(int entryId) {
        return byEntry.getOrDefault(entryId, Told.nothing());
    }
}
