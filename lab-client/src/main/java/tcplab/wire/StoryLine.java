package tcplab.wire;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import tcplab.model.Side;

/** The line in the time of the story: what the wire itself does later waits while somebody reads. */
final class StoryLine implements Line {
    private static final long NEVER = Long.MAX_VALUE;

    private record Due(long atNanos, int order, Runnable task) {}

    private final Line line;
    private final StoryTime time;
    private final Queue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::atNanos).thenComparingInt(Due::order));
    private int count;
    /** When in the story the timer goes off that is set on the line. */
    private long timerNanos = NEVER;

    StoryLine(Line line, StoryTime time) {
        this.line = line;
        this.time = time;
    }

    @Override
    public long nanos() {
        return time.nanos();
    }

    @Override
    public void deliver(Side from, ByteBuffer packet) {
        line.deliver(from, packet);
    }

    @Override
    public void later(long nanos, Runnable task) {
        due.add(new Due(nanos() + nanos, count++, task));
        flows();
    }

    /** To be called when the story's time flows again. */
    void flows() {
        if (due.isEmpty() || time.isStill() || due.element().atNanos() >= timerNanos) {
            return;
        }
        timerNanos = due.element().atNanos();
        line.later(Math.max(0, timerNanos - nanos()), this::runDue);
    }

    private void runDue() {
        timerNanos = NEVER;
        while (!due.isEmpty() && !time.isStill() && due.element().atNanos() <= nanos()) {
            due.remove().task().run();
        }
        flows();
    }

    /** True if nothing is to be done later. */
    boolean isIdle() {
        return due.isEmpty();
    }

    void forget() {
        due.clear();
        timerNanos = NEVER;
    }
}
