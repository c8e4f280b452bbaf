package tcplab.journal;

import tcplab.event.Event;

/**
 * An event in the journal.
 *
 * @param id its line in the journal's file, from 1: how a finding names its evidence
 */
public record Entry(int id, Event event) {}
