package tcplab.language;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a line can need of the machine: a witness, a tool, or something that only some benches have. */
public enum Need {
    TCPDUMP("tcpdump"),
    SS("ss"),
    TRACEPOINT("tracepoint"),
    COUNTERS("counters"),
    /** The lab's own wire between two hosts. */
    WIRE("wire"),
    /** A network stack of the run's own, whose settings may be changed. */
    SYSCTL("sysctl"),
    NC("nc"),
    NCAT("ncat"),
    STRACE("strace");

    private final String word;

    Need(String word) {
        this.word = word;
    }

    /** As {@code needs} and {@code wants} write it. */
    public String word() {
        return word;
    }

    /** All of them as they are written. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Need::word).toList();
    }

    /** The one that is written so. */
    public static Optional<Need> of(String word) {
        return Arrays.stream(values()).filter(need -> need.word.equals(word)).findFirst();
    }
}
