package tcplab.event;

/**
 * The story reached its next part. Opens a phase that lasts until the next heading.
 *
 * @param line line of the script
 * @param en the story in English
 * @param zh the same in Chinese, or null
 */
public record Heading(long atNanos, int line, String en, String zh) implements Event {}
