package tcplab.verdict;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an experiment says before it is run, as far as the answers of a question are made from it.
 *
 * @param sent what its steps send, in their order
 * @param listeners the sockets that listen
 * @param callers the sockets of which a step says that they do something
 * @param threads the sockets that two threads of a process have by one descriptor
 * @param censuses the names of the steps that count crowds
 * @param claims all that it claims
 */
public record Background(List<Sent> sent, Set<String> listeners, Set<String> callers, Set<String> threads, Set<String> censuses, List<Claim> claims) {
    /** Of a claim that stands alone. */
    public static final Background NONE = new Background(List.of(), Set.of(), Set.of(), Set.of(), Set.of(), List.of());

    /**
     * What one step hands over.
     *
     * @param by the socket that sends it
     * @param text as it stands in quotes; empty where the step only says how much
     * @param length its bytes
     */
    public record Sent(String by, String text, long length) {}

    /** They do not change. */
    public Background {
        sent = List.copyOf(sent);
        listeners = Set.copyOf(listeners);
        callers = Set.copyOf(callers);
        threads = Set.copyOf(threads);
        censuses = Set.copyOf(censuses);
        claims = List.copyOf(claims);
    }

    /** The texts that are sent, each once. */
    List<String> texts() {
        return texts(by -> true);
    }

    /** The same of some senders. */
    List<String> texts(Predicate<String> by) {
        return sent.stream().filter(one -> by.test(one.by()) && !one.text().isEmpty()).map(Sent::text).distinct().toList();
    }

    /** How much each step of some senders hands over. */
    List<Long> lengths(Predicate<String> by) {
        return sent.stream().filter(one -> by.test(one.by())).map(Sent::length).toList();
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
