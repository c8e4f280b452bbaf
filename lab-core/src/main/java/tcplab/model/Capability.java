package tcplab.model;

import java.util.Arrays;
import java.util.List;

/** A capability that a socket call may ask for, with its number (include/uapi/linux/capability.h; capabilities(7)). */
public enum Capability {
    /** To bind a port below ip_unprivileged_port_start. */
    CAP_NET_BIND_SERVICE(10),
    /** To set IP_TRANSPARENT, and others. */
    CAP_NET_ADMIN(12),
    /** To set IP_TRANSPARENT, too. */
    CAP_NET_RAW(13);

    private final int number;

    Capability(int number) {
        this.number = number;
    }

    /** Its bit in a set of capabilities. */
    public int bit() {
        return 1 << number;
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }
}
