package tcplab.page;

import java.util.Comparator;
import java.util.List;

/** The topics in the order in which one learns them; others come after them. */
final class Topics {
    private static final List<String> KNOWN =
            List.of("open", "close", "ack", "abort", "time-wait", "queues", "numbers", "processes", "tls", "netty", "pileups");

    /** What has no topic is last. */
    static final Comparator<String> IN_ORDER = Comparator.comparing(String::isEmpty)
            .thenComparing(topic -> KNOWN.contains(topic) ? KNOWN.indexOf(topic) : KNOWN.size())
            .thenComparing(Comparator.naturalOrder());

    private Topics() {}
}
