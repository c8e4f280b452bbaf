package tcplab.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tcplab.model.Side;

/** A line on which time passes only when it is told to, and nothing is delivered. */
final class TimedLine implements Line {
    private long now;
    private final List<Due> timers = new ArrayList<>();

    private record Due(long at, Runnable task) {}

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void deliver(Side from, ByteBuffer packet) {
        throw new AssertionError("a gate delivers nothing itself");
    }

    @Override
    public void later(long nanos, Runnable task) {
        timers.add(new Due(now + nanos, task));
    }

    /** So much time passes, and whatever is due by then is done at its moment. */
    void pass(long nanos) {
        long until = now + nanos;
        while (timers.stream().anyMatch(timer -> timer.at() <= until)) {
            Due first = timers.stream().min(Comparator.comparingLong(Due::at)).orElseThrow();
            timers.remove(first);
            now = Math.max(now, first.at());
            first.task().run();
        }
        now = until;
    }
}
