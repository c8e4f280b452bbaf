package tcplab.host;

import tcplab.socket.ErrnoException;
import tcplab.socket.LibC;

/** The running kernel. */
public final class Kernel {
    private Kernel() {}

    public static String release() {
        return System.getProperty("os.version");
    }

    /** Timer ticks per second, 0 if they cannot be learnt. */
    public static int hz() {
        return Holder.HZ_VALUE;
    }

    private static final class Holder {
        private static final int HZ_VALUE = read();

        private static int read() {
            try {
                return LibC.ticksPerSecond();
            } catch (ErrnoException e) {
                return 0;
            }
        }
    }
}
