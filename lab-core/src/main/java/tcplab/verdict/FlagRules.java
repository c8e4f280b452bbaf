package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.Map;
import java.util.stream.Collectors;
import tcplab.text.Told;

/** What tcpdump's letters for the flags of a segment say, for people. */
final class FlagRules {
    private static final Map<Integer, String> NAMES =
            Map.of((int) 'S', "SYN", (int) 'F', "FIN", (int) 'R', "RST", (int) 'P', "PSH", (int) '.', "ACK");

    private FlagRules() {}

    /** @param letters such as {@code [S.]} */
    static Told of(String letters) {
        String names = letters.chars().mapToObj(NAMES::get).filter(name -> name != null).collect(Collectors.joining("+"));
        return say("%1$s is what stands there for a segment with %2$s and no other flag", letters, names);
    }
}
