package tcplab.model;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tcplab.text.Brief;

/** The kernel's counters of TCP, as {@code /proc/net/snmp} and {@code /proc/net/netstat} print them. */
public final class Counters {
    private static final Set<String> GROUPS = Set.of("Tcp", "TcpExt");
    /** Numbers among the counters that count nothing: a level, which also goes down, and settings. */
    private static final Set<String> NO_COUNTS =
            Set.of("Tcp CurrEstab", "Tcp RtoAlgorithm", "Tcp RtoMin", "Tcp RtoMax", "Tcp MaxConn");

    private Counters() {}

    /**
     * Values by {@code GROUP NAME}, without numbers that count nothing. Accepts pairs of lines:
     * {@code Tcp: RtoAlgorithm RtoMin …} and {@code Tcp: 1 200 …}.
     */
    public static Map<String, Long> parse(List<String> lines) throws IOException {
        Map<String, Long> values = new LinkedHashMap<>();
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            String[] names = lines.get(i).split(" ");
            String[] numbers = lines.get(i + 1).split(" ");
            if (names.length == 0 || names.length != numbers.length || !names[0].equals(numbers[0])) {
                throw none(lines.get(i));
            }
            String group = names[0].replace(":", "");
            for (int k = 1; GROUPS.contains(group) && k < names.length; k++) {
                if (names[k].isEmpty()) {
                    throw none(lines.get(i));
                }
                try {
                    values.put(group + " " + names[k], Long.parseLong(numbers[k]));
                } catch (NumberFormatException e) {
                    throw none(lines.get(i));
                }
            }
        }
        values.keySet().removeAll(NO_COUNTS);
        return values;
    }

    private static IOException none(String line) {
        return new IOException(Brief.of("no counters: " + line));
    }

    /** True for a number that stands among the counters and counts nothing. @param name with or without its group */
    public static boolean isNoCount(String name) {
        return NO_COUNTS.stream().anyMatch(one -> isNamed(one, name));
    }

    /**
     * True if somebody who writes the name means the counter: nstat(8) writes {@code TcpActiveOpens} and
     * {@code TcpExtTCPAbortOnData}; the group may be left out.
     *
     * @param counter {@code GROUP NAME}
     */
    public static boolean isNamed(String counter, String name) {
        return counter.replace(" ", "").equals(name) || counter.substring(counter.indexOf(' ') + 1).equals(name);
    }
}
