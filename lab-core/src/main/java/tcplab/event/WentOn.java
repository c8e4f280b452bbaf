package tcplab.event;

import tcplab.text.Told;

/**
 * What a step waited for did not come in time, and the script went on without it, as the step says. Proves that the lab
 * had not seen it by then; not that it did not happen.
 *
 * @param line line of the script
 * @param text the step as written
 * @param why what was not seen, and what was
 */
public record WentOn(long atNanos, int line, String text, Told why) implements Event {
    @Override
    public Told inWords() {
        return Told.format("%s: %s", text, why);
    }
}
