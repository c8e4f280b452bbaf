package tcplab.observe;

import java.util.Optional;
import tcplab.event.Unread;
import tcplab.model.Side;
import tcplab.text.Brief;

/** Counts what strace wrote of one socket's program and nobody could read. Threads may share it. */
final class UnreadLines {
    private final Side side;
    private final String socket;
    private int lines;
    private int told;
    private String first = "";

    UnreadLines(Side side, String socket) {
        this.side = side;
        this.socket = socket;
    }

    synchronized void add(String line) {
        first = lines == 0 ? Brief.of(line) : first;
        lines++;
    }

    /** What is to be recorded of it; empty if there is nothing that was not told before. */
    synchronized Optional<Unread> news(long atNanos) {
        if (told == lines) {
            return Optional.empty();
        }
        told = lines;
        return Optional.of(new Unread(atNanos, side, socket, lines, first));
    }
}
