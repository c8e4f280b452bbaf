package tcplab.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import tcplab.event.Call;
import tcplab.event.CounterMoved;
import tcplab.journal.Entry;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.scene.Scene;
import tcplab.scene.Arrow;
import tcplab.scene.Lane;
import tcplab.scene.Others;
import tcplab.text.Told;
import tcplab.verdict.Finding;

/** Where on a page an entry of the journal is shown: a segment in the figure, all else in a table. */
final class Anchors {
    /** More than that nobody reads. */
    private static final int MOST_TOLD = 6;

    private final Map<Integer, String> byEntry = new HashMap<>();
    private final List<Entry> others = new ArrayList<>();
    private final EvidenceWords words;

    Anchors(Timeline timeline, Scene scene, List<Finding> findings) {
        words = new EvidenceWords(timeline, scene);
        for (Arrow arrow : scene.arrows()) {
            Passage passage = arrow.passage();
            Stream.of(passage.leftId(), passage.arrivedId(), passage.entryId())
                    .filter(id -> id > 0)
                    .forEach(id -> byEntry.putIfAbsent(id, "s" + passage.entryId()));
        }
        timeline.entriesOf(Call.class).forEach(e -> byEntry.put(e.id(), row(e.id())));
        timeline.entriesOf(CounterMoved.class).forEach(e -> byEntry.put(e.id(), row(e.id())));
        for (Lane lane : scene.lanes()) {
            lane.spans().stream()
                    .filter(s -> s.entryId() > 0)
                    .forEach(s -> byEntry.putIfAbsent(s.entryId(), state(lane, s)));
        }
        Others.of(timeline).forEach(e -> byEntry.put(e.id(), row(e.id())));
        others.addAll(Others.of(timeline));
        Map<Integer, Entry> entries = new HashMap<>();
        timeline.entries().forEach(e -> entries.put(e.id(), e));
        TreeSet<Integer> named = new TreeSet<>();
        findings.forEach(f -> named.addAll(f.evidence()));
        for (int id : named) {
            if (!byEntry.containsKey(id) && entries.containsKey(id)) {
                others.add(entries.get(id));
                byEntry.put(id, row(id));
            }
        }
    }

    /** What no other table has: events without a form of their own, then those that findings name. */
    List<Entry> others() {
        return others;
    }

    static String row(int entryId) {
        return "e" + entryId;
    }

    /** One sample can prove the states of many sockets. */
    static String state(Lane lane, Lane.Span span) {
        return row(span.entryId()) + "-" + lane.tuple().local().port() + "-" + lane.tuple().remote().port() + "-"
                + lane.side() + "-" + span.state().rfc();
    }

    /** {@code #42} as a link to where it is shown. */
    Element link(int entryId) {
        String text = "#" + entryId;
        String target = byEntry.get(entryId);
        if (target == null) {
            return Element.of("span", text);
        }
        Element link = Element.of("a", text).is("href", "#" + target);
        // A narrow window has no figure that a link could lead into.
        return target.startsWith("s")
                ? Element.of("span", link.is("class", "in-wide"), Element.of("a", text).is("href", "#e" + target.substring(1)).is("class", "in-narrow"))
                : link;
    }

    /** What each shows, in words and as a link, a line each, in their order; of many, and of what has no words, links alone. */
    Element told(List<Integer> entryIds) {
        Element list = Element.of("ul").is("class", "shown");
        Element bare = null;
        int told = 0;
        for (int id : entryIds) {
            Told sentence = told < MOST_TOLD ? words.of(id) : Told.nothing();
            if (!sentence.isEmpty()) {
                told++;
                bare = null;
                list.add(Element.of("li", sentence, " ", link(id)));
            } else if (bare == null) {
                bare = Element.of("li", link(id));
                list.add(bare);
            } else {
                bare.add(" ", link(id));
            }
        }
        return list;
    }
}
