package tcplab.socket;

import static tcplab.text.Language.say;

import com.sun.jna.Native;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A second thread of this process that uses a socket by the number of its descriptor: it has no descriptor of its own,
 * for threads share one table (CLONE_FILES of clone(2)). Its calls are those of the C library and block like any.
 */
final class OtherThread {
    /** Bounds a recv whose socket nobody can reach any more. */
    static final int LONGEST_RECV_SECONDS = 8;

    /** So many bytes are asked for that the call can be told from all others in {@code /proc/PID/task/TID/syscall}. */
    private static final int RECV_BYTES = 0xff1d;

    private static final int F_GETFL = 3;
    private static final int F_SETFL = 4;
    private static final int O_NONBLOCK = 0x800;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVTIMEO = 20;

    private static final class LibC {
        static {
            Native.register(LibC.class, "c");
        }

        static native NativeSize recv(int descriptor, byte[] bytes, NativeSize count, int flags);

        static native NativeSize send(int descriptor, byte[] bytes, NativeSize count, int flags);

        static native int close(int descriptor);

        static native int fcntl(int descriptor, int command, int value);
    }

    /** What a recv gave. @param result as in {@link tcplab.event.Call} @param text the bytes received, or empty */
    record Received(String result, String text) {}

    private final LabSocket socket;
    private final int descriptor;
    private final ExecutorService thread;
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile Path task;
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

    /** Starts the thread. */
    static OtherThread of(LabSocket socket, String name) throws IOException {
        OtherThread other = new OtherThread(socket, name);
        other.thread.execute(other::begin);
        try {
            if (!other.begun.await(5, TimeUnit.SECONDS) || other.task == null) {
                throw new IOException(say("the thread did not start"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(say("interrupted"), e);
        }
        return other;
    }

    private void begin() {
        try {
            task = Path.of("/proc").resolve(Files.readSymbolicLink(Path.of("/proc/thread-self")));
            // The calls are found now: between a close and what follows nothing may take the number.
            LibC.fcntl(-1, F_GETFL, 0);
            LibC.recv(-1, new byte[1], new NativeSize(1), 0);
            LibC.send(-1, new byte[1], new NativeSize(1), 0);
        } catch (IOException | RuntimeException e) {
            task = null;
        } finally {
            begun.countDown();
        }
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
        setNonBlocking(false);
        receiving = true;
    }

    /** Makes the descriptor again one that does not block, unless it was closed: then its number may be another's. */
    void endRecv() {
        receiving = false;
        if (!socket.isClosed()) {
            setNonBlocking(true);
        }
    }

    private void setNonBlocking(boolean on) {
        int flags = LibC.fcntl(descriptor, F_GETFL, 0);
        LibC.fcntl(descriptor, F_SETFL, on ? flags | O_NONBLOCK : flags & ~O_NONBLOCK);
    }

    /** recv(2) in this thread. */
    Received recv() {
        byte[] bytes = new byte[RECV_BYTES];
        long received = LibC.recv(descriptor, bytes, new NativeSize(bytes.length), 0).longValue();
        if (received < 0) {
            return new Received(Results.errno(Native.getLastError()), "");
        }
        return received == 0
                ? new Received("EOF", "")
                : new Received(String.valueOf(received), Calls.text(ByteBuffer.wrap(bytes), (int) received));
    }

    /**
     * True if the thread sleeps inside that recv: accepts {@code 45 0x1c 0x7f… 0xff1d …}, the number of the system call,
     * the descriptor, the buffer and the count, where a thread that is not in a call shows {@code running}.
     */
    boolean isBlockedInRecv() {
        try {
            String[] words = Files.readString(task.resolve("syscall")).split(" ");
            return words.length > 4
                    && words[1].equals("0x" + Integer.toHexString(descriptor))
                    && words[3].equals("0x" + Integer.toHexString(RECV_BYTES));
        } catch (IOException e) {
            return false;
        }
    }

    /** send(2) in this thread; the number of bytes or the errno. */
    String send(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long sent = LibC.send(descriptor, bytes, new NativeSize(bytes.length), MSG_NOSIGNAL).longValue();
        return sent < 0 ? Results.errno(Native.getLastError()) : String.valueOf(sent);
    }

    /** close(2) in this thread; the result. */
    String close() {
        return LibC.close(descriptor) < 0 ? Results.errno(Native.getLastError()) : "0";
    }

    /** Lets the thread end when its call has returned, which the limit of that call bounds. */
    void end() {
        ended = true;
        thread.shutdown();
    }
}
