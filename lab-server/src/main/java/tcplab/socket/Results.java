package tcplab.socket;

import static tcplab.text.Told.say;

import io.netty.channel.unix.Errors;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetConnectedException;
import java.util.Optional;
import tcplab.event.CallResult;
import tcplab.model.Errno;
import tcplab.peer.ActionException;

/** What a failed call means, as an errno. */
final class Results {
    private Results() {}

    /**
     * The errno that the kernel gave. A failure without one is no result of a call but an {@link ActionException}: an
     * errno is never made up.
     */
    static Errno errno(Throwable failure) throws ActionException {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<Errno> errno = own(cause);
            if (errno.isPresent()) {
                return errno.get();
            }
        }
        throw new ActionException(say("a call failed without an errno: %s", failure));
    }

    /** The result of a call that failed so. */
    static CallResult of(Throwable failure) throws ActionException {
        return new CallResult.Failed(errno(failure));
    }

    private static Optional<Errno> own(Throwable cause) {
        if (cause instanceof ErrnoException failure) {
            return Optional.of(failure.errno());
        }
        if (cause instanceof Errors.NativeIoException failure) {
            return Optional.of(new Errno(Math.abs(failure.expectedErr())));
        }
        // Netty's Errors.ioResult has a class of its own for each of these two, and for no other errno but ENOENT.
        if (cause instanceof NotYetConnectedException) {
            return Optional.of(Errno.ENOTCONN);
        }
        return cause instanceof ClosedChannelException ? Optional.of(Errno.EBADF) : Optional.empty();
    }
}
