package tcplab.socket;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.peer.ActionException;
import tcplab.text.Told;

/**
 * One TLS call of the script: BoringSSL's, repeated while it wants bytes of the peer, with recv(2) and send(2) for
 * what goes over the connection. Those are part of the call and not recorded on their own.
 */
final class TlsCalls {
    private static final int MOST_BYTES = 16 * 1024;

    private final NettyPeer peer;
    private final LabSocket socket;
    private final Call.By by;
    private final long start;
    private final CompletableFuture<Void> done;
    private String call;
    private String arguments = "";

    TlsCalls(NettyPeer peer, LabSocket socket, Call.By by) {
        this.peer = peer;
        this.socket = socket;
        this.by = by;
        this.start = peer.now();
        this.done = socket.waits(new CompletableFuture<>());
    }

    CompletableFuture<Void> handshake(boolean accept) throws ActionException {
        call = accept ? "SSL_accept" : "SSL_connect";
        Tls tls = begin(accept);
        go(tls::handshake, () -> finish(new CallResult.Returned(1), ""));
        return begun();
    }

    CompletableFuture<Void> write(String text) throws ActionException {
        Tls tls = established();
        byte[] written = text.getBytes(StandardCharsets.UTF_8);
        call = "SSL_write";
        arguments = '"' + text + '"';
        go(() -> tls.write(written), () -> finish(new CallResult.Returned(written.length), ""));
        return begun();
    }

    CompletableFuture<Void> read() throws ActionException {
        Tls tls = established();
        call = "SSL_read";
        go(tls::read, () -> finish(new CallResult.Returned(tls.text().limit()), Receiving.text(tls.text(), tls.text().limit())));
        return begun();
    }

    CompletableFuture<Void> shutdown() throws ActionException {
        Tls tls = established();
        call = "SSL_shutdown";
        int result = tls.shutdown();
        send(() -> finish(new CallResult.Returned(result), ""));
        return begun();
    }

    private CompletableFuture<Void> begun() {
        if (!done.isDone()) {
            peer.waits(start, socket.name(), by, call, arguments);
        }
        return done;
    }

    private Tls begin(boolean accept) throws ActionException {
        if (socket.tls() != null) {
            throw new ActionException(say("%s has had its TLS handshake already", socket.name()));
        }
        try {
            socket.tls(Tls.of(accept));
            return socket.tls();
        } catch (IOException e) {
            throw new ActionException(Told.of(e));
        }
    }

    private Tls established() throws ActionException {
        if (socket.tls() == null) {
            throw new ActionException(say("%s has had no TLS handshake yet", socket.name()));
        }
        return socket.tls();
    }

    private void go(Supplier<Tls.Outcome> body, Runnable then) {
        Tls.Outcome outcome = body.get();
        String why = outcome == Tls.Outcome.FAILED ? socket.tls().failure() : "";
        send(() -> {
            switch (outcome) {
                case DONE -> then.run();
                case CLOSE_NOTIFY -> finish(new CallResult.CloseNotify(), "");
                case WANTS_BYTES -> receive(() -> go(body, then));
                case FAILED -> finish(new CallResult.TlsFailed(), why);
            }
        });
    }

    private void send(Runnable then) {
        ByteBuffer toPeer = socket.tls().toPeer();
        try {
            while (toPeer.hasRemaining()) {
                int sent = socket.descriptor().send(toPeer, toPeer.position(), toPeer.limit());
                if (sent <= 0) {
                    socket.readiness().whenWritable(() -> send(then));
                    return;
                }
                toPeer.position(toPeer.position() + sent);
            }
        } catch (IOException | RuntimeException e) {
            failed(e);
            return;
        }
        then.run();
    }

    private void receive(Runnable then) {
        try {
            ByteBuffer bytes = peer.scratch(MOST_BYTES);
            int received = socket.descriptor().recv(bytes, 0, MOST_BYTES);
            if (received == 0) {
                socket.readiness().whenReadable(() -> receive(then));
                return;
            }
            if (received < 0) {
                finish(CallResult.EOF, "", say("the FIN came without close_notify: what was read may be cut short"));
                return;
            }
            socket.tls().received(bytes, received);
        } catch (IOException | RuntimeException e) {
            failed(e);
            return;
        }
        then.run();
    }

    private void failed(Exception failure) {
        peer.finish(done, () ->
                peer.record(start, socket.name(), by, call, arguments, Results.of(failure), ""));
    }

    private void finish(CallResult result, String detail) {
        finish(result, detail, null);
    }

    private void finish(CallResult result, String detail, Told note) {
        peer.record(start, socket.name(), by, call, arguments, result, detail, note);
        done.complete(null);
    }
}
