package tcplab.client.shell;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tcplab.client.desk.Console;
import tcplab.event.Event;
import tcplab.event.SegmentSeen;
import tcplab.journal.Journal;
import tcplab.render.Painted;
import tcplab.render.SegmentLine;

/** Prints each segment as it passes, in the order in which they left: two captures report to us, one ahead of the other. */
final class LivePackets implements AutoCloseable {
    /** How far one capture may lag behind the other. */
    private static final long LAG_MILLIS = 40;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "packets");
        thread.setDaemon(true);
        return thread;
    });
    private final PriorityBlockingQueue<SegmentSeen> waiting =
            new PriorityBlockingQueue<>(16, Comparator.comparingLong(SegmentSeen::atNanos));
    private final Journal journal;
    private final Consumer<Painted> above;
    private final Console console;
    private volatile boolean on;

    /** @param above prints a line without disturbing what is being typed */
    LivePackets(Journal journal, Consumer<Painted> above, Console console) {
        this.journal = journal;
        this.above = above;
        this.console = console;
        journal.listen(this::take);
    }

    void turn(boolean nowOn) {
        on = nowOn;
    }

    private void take(Event event) {
        if (on && event instanceof SegmentSeen seen) {
            waiting.add(seen);
            clock.schedule(this::printEarliest, LAG_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** As many are printed as were taken, the earliest first. */
    private void printEarliest() {
        SegmentSeen seen = waiting.poll();
        if (seen != null) {
            SegmentLine.of(journal.soFar(), seen, console.style()).ifPresent(above);
        }
    }

    /** Prints what still waits. */
    @Override
    public void close() {
        on = false;
        clock.shutdown();
        List.copyOf(waiting).forEach(seen -> printEarliest());
    }
}
