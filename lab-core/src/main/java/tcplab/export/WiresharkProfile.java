package tcplab.export;

import static tcplab.text.Told.say;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tcplab.text.Language;
import tcplab.text.Told;

/**
 * A profile of Wireshark for exported runs: columns for what the comments of each packet say, which have their places among
 * them, and the colours of the lab's own figures.
 */
public final class WiresharkProfile {
    private WiresharkProfile() {}

    /** Its files by name. @param language of the columns' names */
    public static Map<String, String> files(Language language) {
        return Map.of("preferences", "gui.column.format: \n" + columns(language), "colorfilters", colours(language));
    }

    /** The n-th comment of a packet is the n-th line of what is known of its segment. */
    private static String columns(Language language) {
        Map<Told, String> columns = new LinkedHashMap<>();
        columns.put(say("No."), "%m");
        columns.put(say("Time"), "%t");
        columns.put(say("From"), "%Cus:tcp.srcport:0:R");
        columns.put(say("To"), "%Cus:tcp.dstport:0:R");
        columns.put(say("Segment"), "%i");
        columns.put(say("Phase"), comment(2));
        columns.put(say("Cause"), comment(3));
        columns.put(say("States"), comment(4));
        return columns.entrySet().stream()
                .map(column -> "\t\"" + language.tell(column.getKey()) + "\", \"" + column.getValue() + "\"")
                .collect(Collectors.joining(",\n", "", "\n"));
    }

    private static String comment(int place) {
        return "%Cus:frame.comment:" + place + ":R";
    }

    /** Of several that match, Wireshark takes the first. */
    private static String colours(Language language) {
        return colour(language.tell(say("reset")), "tcp.flags.reset == 1", 0xfbe7e5, 0xa3221b)
                + colour(language.tell(say("sent again")), "tcp.analysis.retransmission", 0xf3e3f7, 0x8a1fa0)
                + colour(language.tell(say("end of a direction")), "tcp.flags.fin == 1", 0xffdfc2, 0x5f3900)
                + colour(language.tell(say("beginning")), "tcp.flags.syn == 1", 0xe2f4e8, 0x0f6b34);
    }

    private static String colour(String name, String filter, int back, int fore) {
        return "@" + name + "@" + filter + "@[" + wide(back) + "][" + wide(fore) + "]\n";
    }

    /** Red, green and blue of 16 bits each. */
    private static String wide(int colour) {
        return (colour >> 16 & 0xff) * 257 + "," + (colour >> 8 & 0xff) * 257 + "," + (colour & 0xff) * 257;
    }
}
