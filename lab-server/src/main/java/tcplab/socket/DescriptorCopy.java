package tcplab.socket;

import com.sun.jna.Native;
import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;

/** dup(2), which Netty does not have. */
final class DescriptorCopy {
    private static final class LibC {
        static {
            Native.register(LibC.class, "c");
        }

        static native int dup(int descriptor);
    }

    private DescriptorCopy() {}

    /** A second descriptor of the same open socket. */
    static int of(FileDescriptor original) throws IOException {
        int copy = LibC.dup(original.intValue());
        if (copy < 0) {
            throw new IOException("dup(..) failed: errno " + Native.getLastError());
        }
        return copy;
    }
}
