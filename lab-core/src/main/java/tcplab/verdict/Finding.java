package tcplab.verdict;

import java.util.List;
import tcplab.event.Event;
import tcplab.journal.Entry;
import tcplab.journal.Timeline;
import tcplab.text.Told;

/**
 * A claim of an experiment with the verdict on it.
 *
 * @param line line of the script
 * @param claim the claim as written, without the word {@code claim}
 * @param verdict what this run's evidence says
 * @param recorded what the script says the verdict is
 * @param statements ids of the articles' statements that it tests, possibly none
 * @param because one sentence: what was seen, or what is missing
 * @param reason why it is so, as the script says it in plain words, or empty
 * @param proof where that stands, as the script says: a kernel function, a sysctl, a section of an RFC, or empty
 * @param evidence ids of the journal entries that show it
 * @param measure the number beside the statement's own, or null if the statement gives none
 */
public record Finding(
        int line,
        String claim,
        Verdict verdict,
        Verdict recorded,
        List<String> statements,
        Told because,
        Told reason,
        Told proof,
        List<Integer> evidence,
        Measure measure) {
    /** True if the verdict is the recorded one. */
    public boolean asRecorded() {
        return verdict == recorded;
    }

    /** The events that show it, in order of time. @param timeline of the run in which it was found */
    public List<Event> shown(Timeline timeline) {
        return timeline.entries().stream().filter(entry -> evidence.contains(entry.id())).map(Entry::event).toList();
    }
}
