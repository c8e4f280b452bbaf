package tcplab.journal;

import tcplab.event.Event;
import tcplab.event.Lookup;
import tcplab.event.Sample;

/**
 * An event in the journal.
 *
 * @param id its line in the journal's file, from 1: how a finding names its evidence
 */
public record Entry(int id, Event event) {
    /** By when what it tells is certain: a look has an end. */
    long provenNanos() {
        if (event instanceof Lookup lookup) {
            return lookup.endNanos();
        }
        return event instanceof Sample sample ? sample.endNanos() : event.atNanos();
    }
}
