package tcplab.model;

import java.util.EnumSet;
import java.util.Set;

/** A control bit of the TCP header (RFC 9293, 3.1), with its bit value and the letter that tcpdump prints for it. */
public enum Flag {
    FIN(0x01, "F"),
    SYN(0x02, "S"),
    RST(0x04, "R"),
    PSH(0x08, "P"),
    ACK(0x10, "."),
    URG(0x20, "U"),
    ECE(0x40, "E"),
    CWR(0x80, "W");

    private final int bit;
    private final String letter;

    Flag(int bit, String letter) {
        this.bit = bit;
        this.letter = letter;
    }

    public int bit() {
        return bit;
    }

    public String letter() {
        return letter;
    }

    /** The flags set in the header's eight control bits. */
    public static Set<Flag> of(int bits) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (Flag flag : values()) {
            if ((bits & flag.bit) != 0) {
                flags.add(flag);
            }
        }
        return flags;
    }
}
