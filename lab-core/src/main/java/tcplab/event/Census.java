package tcplab.event;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tcplab.model.Side;
import tcplab.model.TcpState;
import tcplab.text.Told;

/**
 * {@code ss} told of every socket of a {@link tcplab.model.Crowd}, and they were counted. Proves that so many were in each state at
 * some moment between {@code atNanos} and {@code endNanos}; says nothing about any other moment, nor about which ones.
 *
 * @param name by which claims speak of it, or empty
 * @param groups one for each name, those that connected first
 */
public record Census(long atNanos, long endNanos, String name, List<Group> groups) implements Event {
    private static final long NANOS_PER_MILLI = 1_000_000;

    /**
     * The sockets of one name. A listener's are its own, the half-open ones, and those that nobody has accepted.
     *
     * @param counts in the order of {@link TcpState}, none of them 0
     */
    public record Group(Side side, String socket, List<Count> counts) {
        /** How many are in the state. */
        public int in(TcpState state) {
            return counts.stream().filter(count -> count.state() == state).mapToInt(Count::sockets).sum();
        }

        private String inWords() {
            return counts.isEmpty()
                    ? socket + " 0"
                    : socket + counts.stream().map(count -> " " + count.state() + " " + grouped(count.sockets())).collect(Collectors.joining(","));
        }
    }

    /** So many sockets in one state. */
    public record Count(TcpState state, int sockets) {}

    /** How long ss and the counting took. */
    public long millis() {
        return (endNanos - atNanos) / NANOS_PER_MILLI;
    }

    /** {@code many ESTABLISHED 2,000; conns CLOSE-WAIT 2,000}. */
    public String counted() {
        return groups.stream().map(Group::inWords).collect(Collectors.joining("; "));
    }

    private static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** As the language writes the step, the same in every language. */
    @Override
    public Told inWords() {
        return Told.plain("census" + (name.isEmpty() ? "" : " as " + name) + ": " + counted() + " (ss " + millis() + " ms)");
    }
}
