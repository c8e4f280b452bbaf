package tcplab.text;

import static tcplab.text.Told.say;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import tcplab.text.Told;

/** The lines of a stream, with limits that hold while it is read: whoever writes it may never end a line, or never end. */
public final class Lines implements Closeable {
    /** Longer than any line of a tool that the lab listens to. */
    public static final int USUAL_LINE_BYTES = 1 << 20;

    private final InputStream in;
    private final byte[] read = new byte[1 << 13];
    /** What of it has been read and not been taken yet. */
    private int at;
    private int end;
    private final int longest;
    private final long mostBytes;
    private final int most;
    private final boolean strict;
    private long bytes;
    private int number;
    /** Whether a line feed would belong to the end of the line before. */
    private boolean afterReturn;
    private volatile ByteArrayOutputStream line = new ByteArrayOutputStream();

    private Lines(InputStream in, int longest, long mostBytes, int most, boolean strict) {
        this.in = in;
        this.longest = longest;
        this.mostBytes = mostBytes;
        this.most = most;
        this.strict = strict;
    }

    /** Of a tool or a pipe, for as long as it goes on. What is no UTF-8 is replaced. */
    public static Lines of(InputStream in) {
        return new Lines(in, USUAL_LINE_BYTES, Long.MAX_VALUE, Integer.MAX_VALUE, false);
    }

    /** Of a file. What is no UTF-8 is {@link Unreadable}. */
    public static Lines of(InputStream in, int longest, long mostBytes, int most) {
        return new Lines(in, longest, mostBytes, most, true);
    }

    /** The number of the line that came last, from 1. */
    public int number() {
        return number;
    }

    /** The next line without its end (LF, CR or both), or null after the last; {@link Unreadable} if it goes beyond a limit. */
    public String next() throws IOException {
        line = new ByteArrayOutputStream(256);
        if (afterReturn && isThereMore() && read[at] == '\n') {
            at++;
        }
        if (!isThereMore()) {
            return null;
        }
        number++;
        boolean ended = false;
        while (!ended && isThereMore()) {
            ended = take();
        }
        bytes += line.size() + 1L;
        if (number > most) {
            throw new Unreadable(number, say("there are too many lines"), say("%s are read at most", most));
        }
        if (bytes > mostBytes) {
            throw new Unreadable(number, say("it is too large"), say("%s bytes are read at most", mostBytes));
        }
        byte[] whole = line.toByteArray();
        line = new ByteArrayOutputStream();
        return text(whole);
    }

    /** Waits for what comes next; false if nothing does. */
    private boolean isThereMore() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(read));
        }
        return at < end;
    }

    /** Adds what is there to the line; true if that ends it. */
    private boolean take() throws Unreadable {
        int from = at;
        while (at < end && read[at] != '\n' && read[at] != '\r') {
            at++;
        }
        if (line.size() + at - from > longest) {
            throw new Unreadable(number, say("the line is too long"), say("%s bytes are read at most", longest));
        }
        line.write(read, from, at - from);
        if (at == end) {
            afterReturn = false;
            return false;
        }
        afterReturn = read[at++] == '\r';
        return true;
    }

    /** What has come of the line that is being read, while its end has not; asked by any thread. */
    public String begun() {
        return line.toString(StandardCharsets.UTF_8);
    }

    private String text(byte[] line) throws Unreadable {
        try {
            return strict ? TextFile.decode(line) : new String(line, StandardCharsets.UTF_8);
        } catch (Unreadable e) {
            throw new Unreadable(number, e.told(), e.hint());
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
