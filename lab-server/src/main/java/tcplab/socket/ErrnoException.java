package tcplab.socket;

import java.io.IOException;
import tcplab.model.Errno;

/** A call of the C library failed. Of a socket call this is a result, and not a fault of the lab. */
public final class ErrnoException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Errno errno;

    ErrnoException(String call, Errno errno) {
        super(call + ": " + errno + " (" + errno.text() + ")");
        this.errno = errno;
    }

    /** What the call left in errno. */
    public Errno errno() {
        return errno;
    }
}
