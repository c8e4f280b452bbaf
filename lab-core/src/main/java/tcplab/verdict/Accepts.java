package tcplab.verdict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tcplab.event.Call;
import tcplab.event.SocketNamed;
import tcplab.journal.Incarnation;
import tcplab.journal.Roll;
import tcplab.journal.Timeline;
import tcplab.model.Flag;

/**
 * When accept(2) took a connection off a listener's queue, as far as calls tell: not before it was made, and before it
 * returned. A program can wait in it long before a connection comes.
 */
final class Accepts {
    /** The kernel did it at a moment between the two, both included. */
    record Span(long fromNanos, long untilNanos) {}

    private final Roll roll;
    /** By the name that it gave. */
    private final Map<String, List<Call>> calls;

    Accepts(Timeline timeline) {
        this.roll = timeline.roll();
        this.calls = timeline.all(Call.class).stream()
                .filter(call -> call.name().equals("accept") && !call.failed())
                .collect(Collectors.groupingBy(Call::detail));
    }

    /** Empty if nobody accepted it. */
    Optional<Span> of(Incarnation connection) {
        return roll.names(connection).stream().findFirst().map(this::span);
    }

    /** Without its call, all that is known is that the name came afterwards. */
    private Span span(SocketNamed name) {
        return calls.getOrDefault(name.socket(), List.of()).stream()
                .filter(call -> call.endNanos() <= name.atNanos())
                .reduce((first, last) -> last)
                .map(call -> new Span(call.atNanos(), call.endNanos()))
                .orElse(new Span(name.atNanos(), name.atNanos()));
    }

    /** True if its SYN brought data: then accept(2) takes it while it is half open (RFC 7413). */
    boolean isTakenHalfOpen(Incarnation connection) {
        return roll.between(connection.tuple()).stream()
                .filter(passage -> passage.segment().has(Flag.SYN) && passage.segment().length() > 0)
                .anyMatch(passage -> roll.receiver(passage).equals(connection));
    }
}
