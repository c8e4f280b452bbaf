package tcplab.socket;

import tcplab.model.Errno;
import tcplab.text.Told;
import tcplab.text.ToldException;

/** A call of the C library failed. Of a socket call this is a result, and not a fault of the lab. */
public final class ErrnoException extends ToldException {
    private static final long serialVersionUID = 1L;

    private final transient Errno errno;

    ErrnoException(String call, Errno errno) {
        super(Told.format("%s: %s (%s)", call, errno, errno.text()));
        this.errno = errno;
    }

    /** What the call left in errno. */
    public Errno errno() {
        return errno;
    }
}
