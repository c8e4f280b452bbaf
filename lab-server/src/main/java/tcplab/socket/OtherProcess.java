package tcplab.socket;

import static tcplab.text.Language.say;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A second process that holds a socket: a shell with the socket as its standard output, made by posix_spawn(3), which
 * forks and executes. It writes what it is told to and lives until its input ends. SIGPIPE ends it, as it does every
 * process that says nothing against it; Java itself ignores the signal.
 */
final class OtherProcess {
    private static final String SCRIPT = "while IFS= read -r line; do printf %s \"$line\" && echo ok >&2; done";
    private static final int O_CLOEXEC = 0x80000;
    private static final int SIGPIPE = 13;
    private static final short POSIX_SPAWN_SETSIGDEF = 4;
    /** Larger than the opaque structures of glibc and musl, which have 80 to 336 bytes. */
    private static final int OPAQUE_BYTES = 1024;

    private static final class LibC {
        static {
            Native.register(LibC.class, "c");
        }

        static native int pipe2(int[] ends, int flags);

        static native int close(int descriptor);

        static native NativeSize write(int descriptor, byte[] bytes, NativeSize count);

        static native NativeSize read(int descriptor, byte[] bytes, NativeSize count);

        static native int waitpid(int pid, int[] status, int options);

        static native int sigemptyset(byte[] set);

        static native int sigaddset(byte[] set, int signal);

        static native int posix_spawnattr_init(byte[] attributes);

        static native int posix_spawnattr_setsigdefault(byte[] attributes, byte[] set);

        static native int posix_spawnattr_setflags(byte[] attributes, short flags);

        static native int posix_spawn_file_actions_init(byte[] actions);

        static native int posix_spawn_file_actions_adddup2(byte[] actions, int descriptor, int as);

        static native int posix_spawn(
                int[] pid, String path, byte[] actions, byte[] attributes, Pointer arguments, Pointer environment);
    }

    private final int pid;
    private final int orders;
    private final int answers;

    private OtherProcess(int pid, int orders, int answers) {
        this.pid = pid;
        this.orders = orders;
        this.answers = answers;
    }

    /** Starts the process; from then on the socket has one descriptor more. */
    static OtherProcess with(FileDescriptor socket) throws IOException {
        int[] input = new int[2];
        int[] errors = new int[2];
        if (LibC.pipe2(input, O_CLOEXEC) != 0 || LibC.pipe2(errors, O_CLOEXEC) != 0) {
            throw new IOException("pipe2(..) failed: errno " + Native.getLastError());
        }
        byte[] actions = new byte[OPAQUE_BYTES];
        LibC.posix_spawn_file_actions_init(actions);
        LibC.posix_spawn_file_actions_adddup2(actions, input[0], 0);
        LibC.posix_spawn_file_actions_adddup2(actions, socket.intValue(), 1);
        LibC.posix_spawn_file_actions_adddup2(actions, errors[1], 2);
        byte[] signals = new byte[OPAQUE_BYTES];
        LibC.sigemptyset(signals);
        LibC.sigaddset(signals, SIGPIPE);
        byte[] attributes = new byte[OPAQUE_BYTES];
        LibC.posix_spawnattr_init(attributes);
        LibC.posix_spawnattr_setsigdefault(attributes, signals);
        LibC.posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGDEF);
        int[] pid = new int[1];
        int errno = LibC.posix_spawn(
                pid, "/bin/sh", actions, attributes,
                new StringArray(new String[] {"sh", "-c", SCRIPT}),
                new StringArray(new String[] {"PATH=/usr/bin:/bin"}));
        LibC.close(input[0]);
        LibC.close(errors[1]);
        if (errno != 0) {
            LibC.close(input[1]);
            LibC.close(errors[0]);
            throw new IOException("posix_spawn(..) failed: errno " + errno);
        }
        return new OtherProcess(pid[0], input[1], errors[0]);
    }

    /**
     * Has the process write to the socket, and waits for it.
     *
     * @param text without line feeds
     * @return the number of bytes, or the signal that ended the process, as in {@code SIGPIPE}
     */
    String send(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] order = (text + "\n").getBytes(StandardCharsets.UTF_8);
        if (LibC.write(orders, order, new NativeSize(order.length)).longValue() != order.length) {
            throw new IOException(say("the process takes no orders any more"));
        }
        byte[] answer = new byte[256];
        long length = LibC.read(answers, answer, new NativeSize(answer.length)).longValue();
        if (length > 0) {
            String said = new String(answer, 0, (int) length, StandardCharsets.UTF_8).strip();
            if (said.equals("ok")) {
                return String.valueOf(bytes.length);
            }
            throw new IOException(say("the process said: %s", said));
        }
        return ended();
    }

    /** Ends its input and waits until it has exited: the kernel closes its descriptors. */
    void exit() {
        LibC.close(orders);
        ended();
        LibC.close(answers);
    }

    private String ended() {
        int[] status = new int[1];
        LibC.waitpid(pid, status, 0);
        int signal = status[0] & 0x7f;
        return signal == SIGPIPE ? "SIGPIPE" : signal == 0 ? "exit" : "signal " + signal;
    }
}
