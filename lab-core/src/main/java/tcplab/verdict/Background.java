package tcplab.verdict;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What an experiment says before it is run, as far as the answers of a question are made from it.
 *
 * @param sent the texts in quotes that its steps send, in their order
 * @param listeners the sockets that listen
 * @param callers the sockets of which a step says that they do something
 * @param threads the sockets that two threads of a process have by one descriptor
 * @param claims all that it claims
 */
public record Background(List<Sent> sent, Set<String> listeners, Set<String> callers, Set<String> threads, List<Claim> claims) {
    /** Of a claim that stands alone. */
    public static final Background NONE = new Background(List.of(), Set.of(), Set.of(), Set.of(), List.of());

    /** A text with the socket that sends it. */
    public record Sent(String by, String text) {}

    /** They do not change. */
    public Background {
        sent = List.copyOf(sent);
        listeners = Set.copyOf(listeners);
        callers = Set.copyOf(callers);
        threads = Set.copyOf(threads);
        claims = List.copyOf(claims);
    }

    /** What is sent, each text once. */
    List<String> texts() {
        return sent.stream().map(Sent::text).distinct().toList();
    }

    /** The same without what that socket sends. */
    List<String> textsNotOf(String socket) {
        return sent.stream().filter(one -> !one.by().equals(socket)).map(Sent::text).distinct().toList();
    }

    /** What one socket sends by several calls one after the other, as one text. */
    Set<String> joined() {
        Set<String> joined = new LinkedHashSet<>();
        for (String by : new LinkedHashSet<>(sent.stream().map(Sent::by).toList())) {
            List<String> texts = new ArrayList<>(sent.stream().filter(one -> one.by().equals(by)).map(Sent::text).toList());
            for (int from = 0; from < texts.size(); from++) {
                for (int to = from + 2; to <= texts.size(); to++) {
                    joined.add(String.join("", texts.subList(from, to)));
                }
            }
        }
        return joined;
    }
}
