package tcplab.socket;

import static tcplab.text.Told.say;

import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tcplab.event.CallResult;
import tcplab.text.ToldException;

/**
 * A second process that holds a socket: a shell with the socket as its standard output, made by posix_spawn(3), which
 * forks and executes. It writes what it is told to and lives until its input ends; SIGPIPE ends it.
 */
final class OtherProcess {
    private static final String SCRIPT = "while IFS= read -r line; do printf %s \"$line\" && echo ok >&2; done";

    private final int pid;
    private final int orders;
    private final int answers;
    /** The signal that ended it, 0 if it exited, or null if nobody has waited for its end yet. */
    private Integer end;

    private OtherProcess(int pid, int orders, int answers) {
        this.pid = pid;
        this.orders = orders;
        this.answers = answers;
    }

    /** Starts the process; from then on the socket has one descriptor more. */
    static OtherProcess with(FileDescriptor socket) throws IOException {
        int[] input = LibC.pipe();
        int[] errors;
        try {
            errors = LibC.pipe();
        } catch (IOException e) {
            closeAll(input[0], input[1]);
            throw e;
        }
        try {
            int pid = LibC.spawn("/bin/sh", new String[] {"sh", "-c", SCRIPT},
                    new String[] {"PATH=/usr/bin:/bin"}, input[0], socket.intValue(), errors[1]);
            closeAll(input[0], errors[1]);
            return new OtherProcess(pid, input[1], errors[0]);
        } catch (IOException e) {
            closeAll(input[0], input[1], errors[0], errors[1]);
            throw e;
        }
    }

    private static void closeAll(int... descriptors) {
        for (int descriptor : descriptors) {
            LibC.closeQuietly(descriptor);
        }
    }

    /** Has the process write to the socket. @param text without line feeds */
    void beginSend(String text) throws IOException {
        byte[] order = (text + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            LibC.write(orders, order);
        } catch (ErrnoException e) {
            // The pipe's errno, and not the socket's.
            throw new ToldException(say("the process takes no orders any more"), e);
        }
    }

    /**
     * Waits until it has written the text.
     *
     * @return the number of bytes, or the signal that ended the process, as in {@code SIGPIPE}
     */
    CallResult endSend(String text) throws IOException {
        byte[] answer = new byte[256];
        int length = LibC.read(answers, answer);
        if (length > 0) {
            String said = new String(answer, 0, length, StandardCharsets.UTF_8).strip();
            if (said.equals("ok")) {
                return new CallResult.Returned(text.getBytes(StandardCharsets.UTF_8).length);
            }
            throw new ToldException(say("the process said: %s", said));
        }
        int signal = ended();
        if (signal == 0) {
            throw new ToldException(say("the process takes no orders any more"));
        }
        return new CallResult.Signal(signal == LibC.SIGPIPE ? "SIGPIPE" : "SIG" + signal);
    }

    /** Ends its input and waits until it has exited: the kernel closes its descriptors. */
    void exit() {
        LibC.closeQuietly(orders);
        ended();
        LibC.closeQuietly(answers);
    }

    /** Waits until it has ended, once. @return the number of the signal that ended it, 0 if it exited */
    private synchronized int ended() {
        if (end == null) {
            end = LibC.waitFor(pid) & 0x7f;
        }
        return end;
    }
}
