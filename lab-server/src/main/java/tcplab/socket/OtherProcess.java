package tcplab.socket;

import static tcplab.text.Told.say;

import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import tcplab.event.CallResult;
import tcplab.text.ToldException;

/**
 * A second process that holds a socket: a shell with the socket as its standard output, made by posix_spawn(3), which
 * forks and executes. It writes and reads as it is told to and lives until its input ends; SIGPIPE ends it. An errno it
 * tells in the words of the C library.
 */
final class OtherProcess {
    /**
     * An order is s and a text to send, or r and the most bytes to read, which it answers in hexadecimal, with a dot. It is
     * bash's own printf that writes, and the signal ends bash. What printf could not write stays in its buffer and would be
     * written with the next text: executing anew forgets it. dd makes the one call of read; the bytes bash turns into digits
     * itself, where a byte of 0 is what ends an empty word.
     */
    static final String SCRIPT = String.join("\n",
            "exec 3<&1",
            "while IFS= read -r order; do case $order in",
            "s*) if printf %s \"${order#s}\"; then echo ok >&2; else exec bash -c \"$BASH_EXECUTION_STRING\"; fi ;;",
            "r*) dd bs=\"${order#r}\" count=1 status=none <&3 |",
            "  while IFS= read -r -d '' -n 1 byte; do printf %02x \"'$byte\"; done >&2; echo . >&2 ;;",
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
        return with(socket, "bash", "-c", SCRIPT);
    }

    /** @param command what takes the orders, found by the PATH */
    static OtherProcess with(FileDescriptor socket, String... command) throws IOException {
        int[] input = LibC.pipe();
        int[] errors;
        try {
            errors = LibC.pipe();
        } catch (IOException e) {
            closeAll(input[0], input[1]);
            throw e;
        }
        try {
            // Without a locale the C library speaks as Strerror knows it.
            String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
            int pid = LibC.spawn("/usr/bin/env", Stream.concat(Stream.of("env"), Stream.of(command)).toArray(String[]::new),
                    new String[] {"PATH=" + path}, input[0], socket.intValue(), errors[1]);
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

    /** Has the process write to the socket. @param text without line feeds: what follows one would be an order of its own */
    void beginSend(String text) throws IOException {
        if (text.indexOf('\n') >= 0) {
            throw new ToldException(say("another process takes a text of one line, without \\n"));
        }
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
     * @return the number of bytes, the errno, or the signal that ended the process, as in {@code SIGPIPE}
     */
    CallResult endSend(String text) throws IOException {
        String said = answer("\n");
        if (said.isEmpty()) {
            int signal = ended();
            if (signal == 0) {
                throw new ToldException(say("the process takes no orders any more"));
            }
            return new CallResult.Signal(signal == LibC.SIGPIPE ? "SIGPIPE" : "SIG" + signal);
        }
        return said.equals("ok") ? new CallResult.Returned(text.getBytes(StandardCharsets.UTF_8).length) : failed(said);
    }

    /** Waits until it has read: the bytes, the end of input, or the errno. */
    OtherThread.Received endRecv() throws IOException {
        String said = answer(".\n");
        if (said.isEmpty()) {
            throw new ToldException(say("the process takes no orders any more"));
        }
        String bytesRead = said.substring(0, said.length() - 1);
        if (!bytesRead.matches("[0-9a-f]*")) {
            return new OtherThread.Received(failed(bytesRead.strip()), "");
        }
        byte[] bytes = HexFormat.of().parseHex(bytesRead);
        return bytes.length == 0
                ? new OtherThread.Received(CallResult.EOF, "")
                : new OtherThread.Received(new CallResult.Returned(bytes.length), Receiving.text(ByteBuffer.wrap(bytes), bytes.length));
    }

    /** What it says up to this end, without white space around it; empty if it has ended. */
    private String answer(String end) throws IOException {
        StringBuilder answer = new StringBuilder();
        byte[] part = new byte[4096];
        while (answer.indexOf(end) < 0) {
            int length = LibC.read(answers, part);
            if (length == 0) {
                return "";
            }
            answer.append(new String(part, 0, length, StandardCharsets.UTF_8));
        }
        return answer.toString().strip();
    }

    /** The errno of a call that it says has failed: {@code bash: line 3: printf: write error: Connection reset by peer}. */
    private static CallResult failed(String said) throws IOException {
        String why = said.substring(said.lastIndexOf(": ") + 1).strip();
        return new CallResult.Failed(
                Strerror.errno(why).orElseThrow(() -> new ToldException(say("the process said: %s", said))));
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
