package tcplab.client.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tcplab.client.desk.Console;

/** Workers side by side, each of which does one task after the other until none is left. */
final class Crew implements AutoCloseable {
    /** What is done with one worker. It may {@link #addNext add} more. */
    interface Task {
        void run(Worker worker) throws IOException;
    }

    private final String bench;
    private final Console console;
    private final Deque<Task> waiting = new ArrayDeque<>();
    private final List<Worker> workers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    /** Waiting or being done. */
    private int unfinished;
    private boolean ended;
    private Throwable failure;

    Crew(String bench, Console console) {
        this.bench = bench;
        this.console = console;
    }

    /** Tasks that come before all that wait, in this order. */
    synchronized void addNext(List<? extends Task> tasks) {
        for (int i = tasks.size() - 1; i >= 0; i--) {
            waiting.addFirst(tasks.get(i));
        }
        unfinished += tasks.size();
        notifyAll();
    }

    /** Begins with the tasks. @param workers how many */
    Crew begin(int workers) {
        for (int i = 0; i < workers; i++) {
            Thread thread = new Thread(this::work, "worker " + (i + 1));
            threads.add(thread);
            thread.start();
        }
        return this;
    }

    /** Waits until all is done; an {@link IOException} says why it cannot be. */
    synchronized void await() throws InterruptedException, IOException {
        while (unfinished > 0 && failure == null) {
            wait();
        }
        if (failure != null) {
            throw failure instanceof IOException io ? io : new IOException(failure);
        }
    }

    private void work() {
        try (Worker worker = started()) {
            for (Task task = take(); task != null; task = take()) {
                task.run(worker);
                finished();
            }
        } catch (IOException | RuntimeException | AssertionError e) {
            failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Worker started() throws IOException {
        Worker worker = Worker.start(bench, console);
        synchronized (this) {
            workers.add(worker);
            if (ended) {
                worker.close();
            }
        }
        return worker;
    }

    private synchronized Task take() throws InterruptedException {
        while (!ended && waiting.isEmpty() && unfinished > 0) {
            wait();
        }
        return ended ? null : waiting.poll();
    }

    private synchronized void finished() {
        unfinished--;
        notifyAll();
    }

    private synchronized void failed(Throwable why) {
        failure = failure == null ? why : failure;
        ended = true;
        notifyAll();
    }

    /** Workers end with their input; none outlives this process. What is complete is complete. */
    @Override
    public void close() {
        synchronized (this) {
            ended = true;
            workers.forEach(Worker::close);
            notifyAll();
        }
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        for (Thread thread : threads) {
            try {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
