package tcplab.event;

import static tcplab.text.Told.say;

import tcplab.model.Side;
import tcplab.text.Told;

/**
 * Of what strace wrote of a program, some lines could not be read. Proves that calls on this socket may be missing; not
 * which, nor that there were any.
 *
 * @param lines how many until then
 * @param first the first of them, or its beginning
 */
public record Unread(long atNanos, Side side, String socket, int lines, String first) implements Event {
    @Override
    public Told inWords() {
        return say("what strace wrote of %1$s could not be read: %2$d lines, first: %3$s", socket, lines, first);
    }
}
