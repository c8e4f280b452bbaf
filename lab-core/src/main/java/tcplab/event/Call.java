package tcplab.event;

import tcplab.model.Side;

/**
 * A socket call with its result. Proves what the application asked for and was told, not what was sent.
 *
 * @param atNanos when it was made
 * @param endNanos when it returned
 * @param socket name of the socket in the script
 * @param ordinal 1 for the first call on that socket, counting on in order of return
 * @param by who made it
 * @param name {@code connect}, {@code send}, {@code setsockopt} …
 * @param arguments as a reader would write them, or empty
 * @param result {@code 0}, a number of bytes, {@code EOF} for a recv that returned 0, or an errno's name
 * @param detail what the result means: the bytes received as text, an option's value; or empty
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
        String result,
        String detail)
        implements Event {
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

    /** True when the call ended with an errno. */
    public boolean failed() {
        return result.startsWith("E") && !result.equals("EOF");
    }
}
