package tcplab.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Lets a target take an input, and asks what it took for it: time, and memory, which nobody's input may have at will. */
public final class Limits {
    private static final long MOST_NANOS = 1_000_000_000L;
    /** All that was ever allocated for one input of some kilobytes, not what is held at a time. */
    private static final long MOST_BYTES = 512L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Limits() {}

    /** How long it took, in nanoseconds; whatever does not hold is thrown. */
    public static long take(Target target, byte[] input) throws Exception {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long begun = System.nanoTime();
        target.take(input);
        long took = System.nanoTime() - begun;
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        // Classes may have been loaded, or somebody else may have had the processor: then it is asked once more.
        return took > MOST_NANOS || bytes > MOST_BYTES ? again(target, input) : took;
    }

    private static long again(Target target, byte[] input) throws Exception {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long begun = THREADS.getCurrentThreadCpuTime();
        target.take(input);
        long took = THREADS.getCurrentThreadCpuTime() - begun;
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        Asked.that(took <= MOST_NANOS, took / 1_000_000 + " ms were needed for an input of " + input.length + " bytes");
        Asked.that(bytes <= MOST_BYTES, bytes + " bytes were allocated for an input of " + input.length);
        return took;
    }
}
