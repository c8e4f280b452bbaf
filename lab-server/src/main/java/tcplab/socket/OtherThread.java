package tcplab.socket;

import com.sun.jna.Native;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tcplab.event.CallResult;

/**
 * A second thread of this process that uses a socket by the number of its descriptor: it has no descriptor of its own,
 * for threads share one table (CLONE_FILES of clone(2)). Its calls are those of the C library and block like any.
 */
final class OtherThread {
    /** Bounds a recv whose socket nobody can reach any more. */
    static final int LONGEST_RECV_SECONDS = 8;

    /** More than these are not asked for, so that the usual call can be told from all others in {@code /proc/PID/task/TID/syscall}. */
    private static final int MOST_RECV_BYTES = 0xff1d;

    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVTIMEO = 20;

    /** What a recv gave. @param result as in {@link tcplab.event.Call} @param text the bytes received, or empty */
    record Received(CallResult result, String text) {}

    private final LabSocket socket;
    private final int descriptor;
    private final ExecutorService thread;
    private volatile Path task;
    /** For how many bytes the thread is in recv(2); 0 if it is not. */
    private volatile int asked;
    private volatile boolean ended;
    /** True from when a recv is asked for until it has returned and the descriptor is as before. */
    private boolean receiving;

    private OtherThread(LabSocket socket, String name) {
        this.socket = socket;
        this.descriptor = socket.descriptor().intValue();
        this.thread = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(work, "thread " + name);
            made.setDaemon(true);
            return made;
        });
    }

    /** Starts the thread, and tells when it runs; it is an {@link IOException} if it does not. */
    static CompletableFuture<OtherThread> start(LabSocket socket, String name) {
        OtherThread other = new OtherThread(socket, name);
        CompletableFuture<OtherThread> begun = new CompletableFuture<>();
        other.thread.execute(() -> {
            try {
                other.begin();
                begun.complete(other);
            } catch (IOException | RuntimeException e) {
                begun.completeExceptionally(e);
            }
        });
        return begun;
    }

    private void begin() throws IOException {
        task = Path.of("/proc").resolve(Files.readSymbolicLink(Path.of("/proc/thread-self")));
        // The calls are found now: between a close and what follows nothing may take the number.
        recv(-1, 1);
        send(-1, "x");
        close(-1);
    }

    /** The socket by whose number it works. */
    LabSocket socket() {
        return socket;
    }

    /** Lets the thread do something; what it does is in order. */
    void execute(Runnable work) {
        thread.execute(work);
    }

    boolean isReceiving() {
        return receiving;
    }

    /** True after the end of the run: what it still does is nobody's concern. */
    boolean isEnded() {
        return ended;
    }

    /** Makes the descriptor one that blocks, and not for ever. */
    void beginRecv() throws IOException {
        ByteBuffer limit = ByteBuffer.allocateDirect(2 * Native.LONG_SIZE).order(ByteOrder.nativeOrder());
        if (Native.LONG_SIZE == 8) {
            limit.putLong(LONGEST_RECV_SECONDS).putLong(0).flip();
        } else {
            limit.putInt(LONGEST_RECV_SECONDS).putInt(0).flip();
        }
        socket.descriptor().setRawOpt(SOL_SOCKET, SO_RCVTIMEO, limit);
        LibC.setNonBlocking(descriptor, false);
        receiving = true;
    }

    /** Makes the descriptor again one that does not block, unless it was closed: then its number may be another's. */
    void endRecv() throws IOException {
        receiving = false;
        if (!socket.isClosed()) {
            LibC.setNonBlocking(descriptor, true);
        }
    }

    /** recv(2) of at most so many bytes in this thread. */
    Received recv(int most) {
        asked = Math.min(most, MOST_RECV_BYTES);
        try {
            return recv(descriptor, asked);
        } finally {
            asked = 0;
        }
    }

    private static Received recv(int from, int most) {
        byte[] bytes = new byte[most];
        try {
            int received = LibC.recv(from, bytes, 0);
            return received == 0
                    ? new Received(CallResult.EOF, "")
                    : new Received(new CallResult.Returned(received), Receiving.text(ByteBuffer.wrap(bytes), received));
        } catch (ErrnoException e) {
            return new Received(new CallResult.Failed(e.errno()), "");
        }
    }

    /**
     * True if the thread sleeps inside that recv: accepts {@code 45 0x1c 0x7f… 0xff1d …}, the number of the system call,
     * the descriptor, the buffer and the count, where a thread that is not in a call shows {@code running}.
     */
    boolean isBlockedInRecv() {
        try {
            String[] words = Files.readString(task.resolve("syscall")).split(" ");
            return words.length > 4
                    && asked > 0
                    && words[1].equals("0x" + Integer.toHexString(descriptor))
                    && words[3].equals("0x" + Integer.toHexString(asked));
        } catch (IOException e) {
            return false;
        }
    }

    /** send(2) in this thread; the number of bytes or the errno. */
    CallResult send(String text) {
        return send(descriptor, text);
    }

    private static CallResult send(int to, String text) {
        try {
            return new CallResult.Returned(LibC.send(to, text.getBytes(StandardCharsets.UTF_8), 0));
        } catch (ErrnoException e) {
            return new CallResult.Failed(e.errno());
        }
    }

    /** close(2) in this thread; the result. */
    CallResult close() {
        return close(descriptor);
    }

    private static CallResult close(int number) {
        try {
            LibC.close(number);
            return CallResult.OK;
        } catch (ErrnoException e) {
            return new CallResult.Failed(e.errno());
        }
    }

    /** Lets the thread end when its call has returned, which the limit of that call bounds. */
    void end() {
        ended = true;
        thread.shutdown();
    }
}
