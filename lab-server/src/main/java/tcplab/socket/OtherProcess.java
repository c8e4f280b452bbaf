package tcplab.socket;

import static tcplab.text.Told.say;

import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import tcplab.event.CallResult;
import tcplab.text.ToldException;

/**
 * A second process that holds a socket: a shell with the socket as its standard output, made by posix_spawn(3), which
 * forks and executes. It writes and reads as it is told to and lives until its input ends; SIGPIPE ends it.
 */
final class OtherProcess {
    /** An order is s and a text to send, or r and the most bytes to read, which it answers in hexadecimal, with a dot. */
    private static final String SCRIPT = String.join("\n",
            "exec 3<&1",
            "while IFS= read -r order; do case $order in",
            "s*) printf %s \"${order#s}\" && echo ok >&2 ;;",
            "r*) { dd bs=\"${order#r}\" count=1 status=none <&3 | od -An -v -tx1 | tr -d ' \\n'; echo .; } >&2 ;;",
            "esac; done");

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
        order("s" + text);
    }

    /** Has the process read from the socket once, what has come already. @param most so many bytes at the most */
    void beginRecv(int most) throws IOException {
        order("r" + most);
    }

    private void order(String order) throws IOException {
        try {
            LibC.write(orders, (order + "\n").getBytes(StandardCharsets.UTF_8));
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

    /** Waits until it has read: the bytes, or the end of input. */
    OtherThread.Received endRecv() throws IOException {
        StringBuilder answer = new StringBuilder();
        byte[] part = new byte[4096];
        while (answer.indexOf(".\n") < 0) {
            int length = LibC.read(answers, part);
            if (length == 0) {
                throw new ToldException(say("the process takes no orders any more"));
            }
            answer.append(new String(part, 0, length, StandardCharsets.UTF_8));
        }
        String said = answer.toString().strip();
        if (!said.matches("[0-9a-f]*\\.")) {
            throw new ToldException(say("the process said: %s", said.substring(0, said.length() - 1).strip()));
        }
        byte[] bytes = HexFormat.of().parseHex(said.substring(0, said.length() - 1));
        return bytes.length == 0
                ? new OtherThread.Received(CallResult.EOF, "")
                : new OtherThread.Received(new CallResult.Returned(bytes.length), Calls.text(ByteBuffer.wrap(bytes), bytes.length));
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
