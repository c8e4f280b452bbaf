package tcplab.socket;

import io.netty.channel.unix.Errors;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.nio.channels.AlreadyConnectedException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ConnectionPendingException;
import java.nio.channels.NotYetConnectedException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.model.Errno;

/** What a failed native call means, as an errno. */
final class Results {
    /** Accepts Netty's {@code connect(..) failed with error(-111): Connection refused}. */
    private static final Pattern NUMBER = Pattern.compile("error\\((-?\\d+)\\)");

    private Results() {}

    /** The errno's name, or its number if the lab has no name for it; {@code ECANCELED}-like words are never made up. */
    static String errno(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Integer number = number(cause);
            if (number != null) {
                return errno(number);
            }
        }
        return "EIO";
    }

    /** The name of an errno, or its number if the lab has no name for it. */
    static String errno(int number) {
        return Errno.of(number).map(Enum::name).orElse("E" + number);
    }

    private static Integer number(Throwable cause) {
        if (cause instanceof Errors.NativeIoException nativeFailure) {
            return Math.abs(nativeFailure.expectedErr());
        }
        Matcher matcher = NUMBER.matcher(String.valueOf(cause.getMessage()));
        if (matcher.find()) {
            return Math.abs(Integer.parseInt(matcher.group(1)));
        }
        if (cause instanceof NotYetConnectedException) {
            return Errno.ENOTCONN.number();
        }
        if (cause instanceof ClosedChannelException) {
            return Errno.EBADF.number();
        }
        if (cause instanceof AlreadyConnectedException) {
            return Errno.EISCONN.number();
        }
        if (cause instanceof ConnectionPendingException) {
            return Errno.EALREADY.number();
        }
        if (cause instanceof NoRouteToHostException) {
            return Errno.EHOSTUNREACH.number();
        }
        if (cause instanceof ConnectException) {
            return Errno.ECONNREFUSED.number();
        }
        return null;
    }
}
