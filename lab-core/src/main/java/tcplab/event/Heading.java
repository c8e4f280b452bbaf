package tcplab.event;

import tcplab.text.MayBeMissing;

/**
 * The story reached its next part. Opens a phase that lasts until the next heading.
 *
 * @param line line of the script
 * @param en the story in English
 * @param zh the same in Chinese, or null
 */
public record Heading(long atNanos, int line, String en, @MayBeMissing String zh) implements Event {}
