package tcplab.event;

import tcplab.text.MayBeMissing;
import tcplab.text.Told;

/**
 * A step of the script has ended.
 *
 * @param endNanos when it ended; {@code atNanos} is when it started
 * @param line line of the script
 * @param text the step as written
 * @param problem why the run could not go on after it, or null if the step was done. An errno is not a problem: it is
 *     the result of a {@link Call}.
 */
public record StepDone(long atNanos, long endNanos, int line, String text, @MayBeMissing Told problem) implements Event {}
