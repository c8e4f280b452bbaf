package tcplab.verdict;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tcplab.event.Call;
import tcplab.event.SocketNamed;
import tcplab.journal.Incarnation;
import tcplab.journal.Passage;
import tcplab.journal.Roll;
import tcplab.journal.Timeline;
import tcplab.model.Flag;
import tcplab.model.Witness;

/**
 * What can have become of a socket between two listings, as far as segments and calls tell. Where neither came to it, its
 * queues stayed as they were and its timers ran on. Where one did, a receive queue held no more than had come and was
 * surely not taken yet; of a send queue and of timers nothing is known then.
 */
final class Unlisted {
    /** Calls by which a byte may stay where it is: it is looked at only, or kept outside the queue. */
    private static final Set<String> NOT_TAKING = Set.of("peek", "urgent");

    private final Timeline timeline;
    private final Roll roll;
    private final String socket;
    private final boolean captured;
    private final List<Passage> passages;
    private final List<Call> calls;

    Unlisted(Timeline timeline, String socket) {
        this.timeline = timeline;
        this.roll = timeline.roll();
        this.socket = socket;
        this.captured = timeline.gapIn(Witness.TCPDUMP).isEmpty();
        this.passages = timeline.passages().stream().filter(passage -> roll.concerns(socket, passage)).toList();
        this.calls = timeline.all(Call.class).stream().filter(this::isOfItsSide).toList();
    }

    private boolean isOfItsSide(Call call) {
        return timeline.socket(socket).map(SocketNamed::side).filter(side -> side == call.side()).isPresent();
    }

    /** True if no segment of its came or went in this time, and its side made no call. */
    boolean isUntouched(long from, long until) {
        return captured
                && passages.stream().noneMatch(passage -> isIn(passage.leftNanos(), from, until) || isIn(passage.arrivedNanos(), from, until))
                && calls.stream().noneMatch(call -> call.atNanos() <= until && call.endNanos() >= from);
    }

    private static boolean isIn(Long nanos, long from, long until) {
        return nanos != null && nanos >= from && nanos <= until;
    }

    /** The most that its receive queue can have held at a moment of this time; of a listener, in connections. */
    long mostReceived(long from, long until) {
        if (!captured) {
            return Long.MAX_VALUE;
        }
        boolean listens = timeline.all(SocketNamed.class).stream()
                .anyMatch(named -> named.socket().equals(socket) && named.remote() == null && roll.listens(socket, named.local()));
        // It grows only when something comes.
        return LongStream.concat(LongStream.of(from), arrivals(passages).filter(at -> at > from && at <= until))
                .map(at -> listens ? waiting(at) : roll.called(socket).stream().mapToLong(one -> unread(one, at)).max().orElse(0))
                .max()
                .orElse(0);
    }

    private static LongStream arrivals(Collection<Passage> passages) {
        return passages.stream().filter(passage -> passage.arrivedNanos() != null).mapToLong(Passage::arrivedNanos);
    }

    /** Bytes, and one for the FIN, as ss counts them: all that has come, without what was surely taken by then. */
    private long unread(Incarnation one, long atNanos) {
        long come = passages.stream()
                .filter(passage -> isArrived(passage, atNanos) && roll.receiver(passage).equals(one))
                .filter(passage -> !passage.segment().has(Flag.RST))
                // The SYN takes a number and stands in no queue.
                .mapToLong(passage -> passage.relativeSeq() + passage.segment().sequenceLength() - 1)
                .max()
                .orElse(0);
        long taken = calls.stream()
                .filter(call -> call.name().equals("recv") && call.endNanos() < atNanos && roll.isCalled(call.socket(), one))
                .filter(call -> Stream.of(call.arguments().split(" ")).noneMatch(NOT_TAKING::contains))
                .mapToLong(Call::bytes)
                .sum();
        return Math.max(0, come - taken);
    }

    /** Connections whose opening was completed at the listener, without those that were surely accepted by then. */
    private long waiting(long atNanos) {
        List<Incarnation> complete = new ArrayList<>();
        passages.stream()
                .filter(passage -> isArrived(passage, atNanos) && roll.listens(socket, passage.segment().to()) && completes(passage))
                .map(roll::receiver)
                .filter(one -> !complete.contains(one))
                .forEach(complete::add);
        long accepted = calls.stream()
                .filter(call -> call.name().equals("accept") && call.socket().equals(socket))
                .filter(call -> !call.failed() && !call.isPending() && call.endNanos() < atNanos)
                .count();
        return Math.max(0, complete.size() - accepted);
    }

    /** The third segment, or a SYN that brings data and a cookie (RFC 7413). */
    private static boolean completes(Passage passage) {
        boolean syn = passage.segment().has(Flag.SYN);
        return passage.segment().has(Flag.ACK) && !syn && !passage.segment().has(Flag.RST) || syn && passage.segment().length() > 0;
    }

    private static boolean isArrived(Passage passage, long atNanos) {
        return passage.arrivedNanos() != null && passage.arrivedNanos() <= atNanos;
    }
}
