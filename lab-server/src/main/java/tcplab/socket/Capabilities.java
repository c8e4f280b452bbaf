package tcplab.socket;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import tcplab.model.Capability;

/**
 * The effective capabilities of the calling thread, capget(2) and capset(2). The C library's calls change those of one
 * thread alone: of the event loop, in which a side makes its calls. Confined to it.
 */
final class Capabilities {
    /** _LINUX_CAPABILITY_VERSION_3, and the thread itself. */
    private static final int VERSION_3 = 0x20080522;

    private static final int HEADER_BYTES = 8;
    /** Twice effective, permitted and inheritable: the low 32 capabilities, then the high ones. */
    private static final int DATA_BYTES = 24;

    /** The low ones that were effective before the first change; null as long as there was none. */
    private Integer before;

    /** Takes it out of the effective set, or puts it back if it is permitted; else EPERM. */
    void set(Capability capability, boolean raise) throws ErrnoException {
        ByteBuffer data = get();
        int effective = data.getInt(0);
        set(data, raise ? effective | capability.bit() : effective & ~capability.bit());
        before = before == null ? Integer.valueOf(effective) : before;
    }

    /** Makes those effective again that were so in the beginning. */
    void restore() {
        if (before == null) {
            return;
        }
        try {
            set(get(), before);
        } catch (ErrnoException e) {
            throw new IllegalStateException(e);
        }
        before = null;
    }

    private static byte[] header() {
        return ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.nativeOrder()).putInt(VERSION_3).array();
    }

    private static ByteBuffer get() throws ErrnoException {
        ByteBuffer data = ByteBuffer.allocate(DATA_BYTES).order(ByteOrder.nativeOrder());
        LibC.call("capget", header(), data.array());
        return data;
    }

    private static void set(ByteBuffer data, int effective) throws ErrnoException {
        data.putInt(0, effective);
        LibC.call("capset", header(), data.array());
    }
}
