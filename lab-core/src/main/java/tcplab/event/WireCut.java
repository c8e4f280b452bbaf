package tcplab.event;

/**
 * The lab's wire was taken down, so that it loses every segment of both directions, or put up again. Each loss is a
 * {@link WireDid} of its own.
 */
public record WireCut(long atNanos, boolean down) implements Event {}
