package tcplab.event;

import static tcplab.text.Told.say;

import java.util.Set;
import tcplab.model.Errno;
import tcplab.model.Side;
import tcplab.text.MayBeMissing;
import tcplab.text.Told;

/**
 * A socket call with its result. Proves what the application asked for and was told, not what was sent.
 *
 * @param atNanos when it was made
 * @param endNanos when it returned; of one that had not, when the record ended
 * @param socket name of the socket in the script
 * @param ordinal 1 for the first call on that socket, counting on in order of return
 * @param by who made it
 * @param name {@code connect}, {@code send}, {@code setsockopt} …
 * @param arguments as they are written in a script, or empty
 * @param result what it returned
 * @param detail what came with the result, the same in every language: the bytes received as text, an option's value; or
 *     empty
 * @param note what else is to be said of it, or null
 */
public record Call(
        long atNanos,
        long endNanos,
        Side side,
        String socket,
        int ordinal,
        By by,
        String name,
        String arguments,
        CallResult result,
        String detail,
        @MayBeMissing Told note)
        implements Event {
    /** They give a value beside their result, which is 0 whenever they succeed. */
    private static final Set<String> ASKING = Set.of("getsockopt", "sysctl");

    /** One of which there is nothing else to say. */
    public Call(
            long atNanos,
            long endNanos,
            Side side,
            String socket,
            int ordinal,
            By by,
            String name,
            String arguments,
            CallResult result,
            String detail) {
        this(atNanos, endNanos, side, socket, ordinal, by, name, arguments, result, detail, null);
    }

    /** Who made a call. */
    public enum By {
        /** A step of the script. */
        SCRIPT,
        /** A reaction that the script installed, inside the channel's event loop. */
        REACTION,
        /** Netty on its own. */
        NETTY,
        /** nc(1) or ncat(1) of the system, as strace saw it. */
        NETCAT,
        /** The lab, tidying up after the last step. */
        LAB
    }

    /** True if it had not returned when the record ended; it may have sent something all the same. */
    public boolean isPending() {
        return result instanceof CallResult.Pending;
    }

    /** The {@link #note} of a call that took so many bytes before it came to another result, or null. */
    public static Told bytesBefore(long bytes) {
        return bytes > 0 ? say("%d bytes before it", bytes) : null;
    }

    /** How many bytes the call took before it came to a result that is no number of bytes, as its note says. */
    public long bytesBefore() {
        boolean said = note != null && note.english().equals(bytesBefore(1).english());
        return said && note.with().get(0) instanceof Number bytes ? bytes.longValue() : 0;
    }

    /** How many bytes it took or gave, as far as it says so. */
    public long bytes() {
        return result instanceof CallResult.Returned returned ? returned.number() : bytesBefore();
    }

    /** True if its detail is what it was asked for, and its result says no more than that it was given. */
    public boolean givesValue() {
        return ASKING.contains(name) && !failed() && !detail.isEmpty();
    }

    /** What it came to, in a word: its result, or the value that was asked for, of an error with its name. */
    public String outcome() {
        boolean error = arguments.equals("SO_ERROR") && detail.matches("[1-9]\\d{0,2}");
        return !givesValue() ? result.word() : error ? detail + " (" + new Errno(Integer.parseInt(detail)).name() + ")" : detail;
    }

    /** True when the call did not do what it was asked to. */
    public boolean failed() {
        return result.isFailure();
    }
}
