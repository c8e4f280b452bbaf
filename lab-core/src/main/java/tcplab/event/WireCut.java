package tcplab.event;

import static tcplab.text.Told.say;

import tcplab.text.Told;

/**
 * The lab's wire was taken down, so that it loses every segment of both directions, or put up again. Each loss is a
 * {@link WireDid} of its own.
 */
public record WireCut(long atNanos, boolean down) implements Event {
    /** What is the case from then on. */
    public Told told() {
        return down ? say("the wire is down: everything is lost") : say("the wire is up again");
    }
}
