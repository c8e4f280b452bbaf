package tcplab.socket;

import com.sun.jna.Native;
import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** send(2) with MSG_OOB, which Netty does not have. */
final class UrgentData {
    private static final int MSG_OOB = 1;
    private static final int MSG_NOSIGNAL = 0x4000;

    private static final class LibC {
        static {
            Native.register(LibC.class, "c");
        }

        static native NativeSize send(int descriptor, byte[] bytes, NativeSize count, int flags);
    }

    private UrgentData() {}

    /** Sends the text with its last byte marked urgent; returns the number of bytes. */
    static long send(FileDescriptor socket, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long sent = LibC.send(socket.intValue(), bytes, new NativeSize(bytes.length), MSG_OOB | MSG_NOSIGNAL).longValue();
        if (sent < 0) {
            throw new IOException("send(..) failed: errno " + Native.getLastError());
        }
        return sent;
    }
}
