package tcplab.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.model.Errno;
import tcplab.model.SocketOption;
import tcplab.peer.SocketCalls;
import tcplab.text.Told;

/** One recv of the script: a recv(2) that waits unless told not to; or recv(2) until end of input, recorded as one call. */
final class Receiving {
    private final NettyPeer peer;
    private final LabSocket socket;
    private final SocketCalls.Taking how;
    private final boolean nonblocking;
    private final Call.By by;
    private final int max;
    private final long start;
    private final CompletableFuture<Void> done;
    private long total;
    private String firstText = "";

    Receiving(NettyPeer peer, LabSocket socket, int max, SocketCalls.Taking how, boolean nonblocking, Call.By by) {
        this.peer = peer;
        this.socket = socket;
        this.how = how;
        this.nonblocking = nonblocking || how == SocketCalls.Taking.URGENT;
        this.by = by;
        this.max = max;
        this.start = peer.now();
        this.done = socket.waits(new CompletableFuture<>());
    }

    CompletableFuture<Void> start() {
        if (nonblocking || lowWaterMark() <= 1) {
            go();
        } else {
            socket.readiness().whenReadable(this::go);
        }
        if (!done.isDone()) {
            peer.waits(start, socket.name(), by, "recv", arguments());
        }
        return done;
    }

    /** So many bytes wake who sleeps in recv(2), and make the socket readable; without sleeping a call takes what there is. */
    private int lowWaterMark() {
        try {
            return Integer.parseInt(socket.get(SocketOption.SO_RCVLOWAT));
        } catch (IOException e) {
            // The call itself says what is wrong with the socket.
            return 1;
        }
    }

    private void go() {
        ByteBuffer buffer = peer.scratch(max);
        try {
            int received = recv(buffer);
            while (received > 0) {
                firstText = total == 0 ? text(buffer, received) : firstText;
                total += received;
                if (how != SocketCalls.Taking.TO_EOF) {
                    finish(new CallResult.Returned(total), firstText);
                    return;
                }
                received = recv(buffer);
            }
            if (received == 0 && nonblocking) {
                finish(new CallResult.Failed(Errno.EAGAIN), "");
                return;
            } else if (received == 0) {
                socket.readiness().whenReadable(this::go);
                return;
            }
            finish(CallResult.EOF, firstText);
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
    }

    /** As Netty says it: 0 where there is nothing yet (EAGAIN), -1 at the end of input. Netty itself has no flags. */
    private int recv(ByteBuffer buffer) throws IOException {
        if (how == SocketCalls.Taking.ONCE || how == SocketCalls.Taking.TO_EOF) {
            return socket.descriptor().recv(buffer, 0, max);
        }
        byte[] bytes = new byte[max];
        int flag = how == SocketCalls.Taking.PEEK ? LibC.MSG_PEEK : LibC.MSG_OOB;
        try {
            int received = LibC.recv(socket.descriptor().intValue(), bytes, flag | LibC.MSG_DONTWAIT);
            buffer.put(0, bytes, 0, received);
            return received == 0 ? -1 : received;
        } catch (ErrnoException e) {
            if (e.errno().equals(Errno.EAGAIN)) {
                return 0;
            }
            throw e;
        }
    }

    private void failed(Exception failure) {
        peer.finish(done, () -> record(Results.of(failure), firstText));
    }

    private void finish(CallResult result, String text) {
        record(result, text);
        done.complete(null);
    }

    private void record(CallResult result, String text) {
        Told note = Call.bytesBefore(result instanceof CallResult.Returned ? 0 : total);
        peer.record(start, socket.name(), by, "recv", arguments(), result, text, note);
    }

    private String arguments() {
        return switch (how) {
            case ONCE -> nonblocking ? "nonblocking" : "";
            case TO_EOF -> "eof";
            case PEEK -> nonblocking ? "peek nonblocking" : "peek";
            case URGENT -> "urgent";
        };
    }

    /** At most 60 bytes as a reader can take them: printable text as it is, the rest as dots. */
    static String text(ByteBuffer bytes, int count) {
        byte[] shown = new byte[Math.min(count, 60)];
        bytes.get(0, shown);
        return new String(shown, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", ".");
    }
}
