package tcplab.socket;

import io.netty.channel.IoEventLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The order of a side's actions: one is done when those before it have begun. Most have begun when they return; what
 * another thread does has begun a little later, and the event loop goes on until then. Confined to the event loop.
 */
final class Turns {
    /** How long a beginning is waited for before the next action is done all the same. */
    private static final long LONGEST_NANOS = 2_000_000_000L;

    private static final long LOOK_MICROS = 50;

    private final IoEventLoop loop;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private BooleanSupplier begun;
    private long deadline;

    Turns(IoEventLoop loop) {
        this.loop = loop;
    }

    /** Does it when its turn has come. */
    void next(Runnable action) {
        waiting.add(action);
        goOn();
    }

    /** The action that is being done has begun when this is true. */
    void holdUntil(BooleanSupplier hasBegun) {
        begun = hasBegun;
        deadline = System.nanoTime() + LONGEST_NANOS;
        look();
    }

    /** The run ends: nothing holds up anything any more. */
    void release() {
        begun = null;
        goOn();
    }

    /** True while actions wait for one that has not begun. */
    boolean isHeld() {
        return begun != null;
    }

    private void look() {
        if (begun == null) {
            return;
        }
        if (begun.getAsBoolean() || System.nanoTime() > deadline) {
            release();
        } else {
            loop.schedule(this::look, LOOK_MICROS, TimeUnit.MICROSECONDS);
        }
    }

    private void goOn() {
        while (begun == null && !waiting.isEmpty()) {
            waiting.poll().run();
        }
    }
}
