package tcplab.socket;

import static tcplab.text.Told.say;

import io.netty.buffer.Unpooled;
import io.netty.handler.ssl.OpenSsl;
import io.netty.internal.tcnative.CertificateVerifier;
import io.netty.internal.tcnative.SSL;
import io.netty.internal.tcnative.SSLContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import tcplab.text.Told;
import tcplab.text.ToldException;

/**
 * One end of a TLS 1.3 connection: BoringSSL's own calls, with memory in place of a socket. Netty's SSLEngine would
 * answer a close_notify by itself, and half of the connection could not stay open. The client takes any certificate.
 */
final class Tls {
    /** What a call came to. */
    enum Outcome {
        DONE,
        /** It needs more bytes of the peer. */
        WANTS_BYTES,
        /** The peer sent close_notify, and all before it has been read. */
        CLOSE_NOTIFY,
        FAILED
    }

    private static final int RECORD_BYTES = 17 * 1024;
    /** The certificate with its key; it proves nothing and serves the lab's own connections only. */
    private static final String CERTIFICATE = "certificate.pem";

    private static long serverContext;
    private static long clientContext;

    private final long ssl;
    private final long bio;
    /** Bytes of the peer that BoringSSL has not taken yet: from position to limit. */
    private final ByteBuffer fromPeer = ByteBuffer.allocateDirect(4 * RECORD_BYTES).limit(0);
    private final ByteBuffer toPeer = ByteBuffer.allocateDirect(4 * RECORD_BYTES);
    private final ByteBuffer text = ByteBuffer.allocateDirect(RECORD_BYTES);
    private int lastError = SSL.SSL_ERROR_NONE;

    private Tls(long ssl) {
        this.ssl = ssl;
        this.bio = SSL.bioNewByteBuffer(ssl, 2 * RECORD_BYTES);
    }

    /** A server's or a client's end before the handshake; an {@link IOException} if BoringSSL is not usable here. */
    static Tls of(boolean server) throws IOException {
        if (!OpenSsl.isAvailable()) {
            throw new ToldException(say("BoringSSL cannot be used here: %s", Told.of(OpenSsl.unavailabilityCause())));
        }
        try {
            long ssl = SSL.newSSL(server ? serverContext() : clientContext(), server);
            if (server) {
                certify(ssl);
            }
            return new Tls(ssl);
        } catch (Exception e) {
            throw new ToldException(say("TLS cannot be set up: %s", Told.of(e)), e);
        }
    }

    private static long clientContext() throws Exception {
        if (clientContext == 0) {
            clientContext = SSLContext.make(SSL.SSL_PROTOCOL_TLSV1_3, SSL.SSL_MODE_CLIENT);
            SSLContext.setCertVerifyCallback(clientContext, new TakesAny());
        }
        return clientContext;
    }

    /** With the session tickets after each handshake that BoringSSL sends if nothing is said against it. */
    private static long serverContext() throws Exception {
        if (serverContext == 0) {
            serverContext = SSLContext.make(SSL.SSL_PROTOCOL_TLSV1_3, SSL.SSL_MODE_SERVER);
            SSLContext.clearOptions(serverContext, SSL.SSL_OP_NO_TICKET);
        }
        return serverContext;
    }

    private static void certify(long ssl) throws Exception {
        try (InputStream pem = Tls.class.getResourceAsStream(CERTIFICATE)) {
            byte[] bytes = pem.readAllBytes();
            // An error left behind by another call would count as this one's.
            SSL.clearError();
            long chain = SSL.parseX509Chain(memory(bytes));
            long key = SSL.parsePrivateKey(memory(bytes), null);
            SSL.setKeyMaterial(ssl, chain, key);
            SSL.freeX509Chain(chain);
            SSL.freePrivateKey(key);
        }
    }

    private static long memory(byte[] bytes) throws Exception {
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        long memory = SSL.newMemBIO();
        SSL.bioWrite(memory, address(direct), bytes.length);
        return memory;
    }

    private static long address(ByteBuffer direct) {
        return Unpooled.wrappedBuffer(direct).memoryAddress();
    }

    /** Bytes that came from the peer. */
    void received(ByteBuffer bytes, int count) {
        fromPeer.compact().put(bytes.duplicate().position(0).limit(count)).flip();
    }

    /** SSL_do_handshake. */
    Outcome handshake() {
        return outcome(call(() -> SSL.doHandshake(ssl)));
    }

    /** SSL_write of the bytes, at most one record's worth. */
    Outcome write(byte[] bytes) {
        text.clear().put(bytes);
        return outcome(call(() -> SSL.writeToSSL(ssl, address(text.flip()), bytes.length)));
    }

    /** SSL_read: what was read is in {@link #text} then. */
    Outcome read() {
        text.clear();
        int count = call(() -> SSL.readFromSSL(ssl, address(text), text.capacity()));
        text.limit(Math.max(0, count));
        return outcome(count);
    }

    /** What the last read gave, from 0 to the limit. */
    ByteBuffer text() {
        return text;
    }

    /** SSL_shutdown: sends close_notify. @return 0 as long as the peer has not sent its own, 1 if it has */
    int shutdown() {
        return call(() -> SSL.shutdownSSL(ssl));
    }

    /** What is to be sent to the peer, from position to limit; it is forgotten by the next call. */
    ByteBuffer toPeer() {
        return toPeer;
    }

    /** What BoringSSL says of the last failure. */
    String failure() {
        String said = SSL.getLastError();
        return said == null ? "TLS failed" : said;
    }

    void free() {
        SSL.freeSSL(ssl);
    }

    /** Who a peer is does not matter between two ends of one run. */
    private static final class TakesAny extends CertificateVerifier {
        @Override
        public int verify(long ssl, byte[][] chain, String algorithm) {
            return X509_V_OK;
        }
    }

    private interface Native {
        int call();
    }

    /** Makes the call with the peer's bytes as its input and keeps what it wants to send. */
    private int call(Native body) {
        SSL.clearError();
        if (fromPeer.hasRemaining()) {
            SSL.bioSetByteBuffer(bio, address(fromPeer), fromPeer.remaining(), false);
        }
        int result = body.call();
        lastError = result > 0 ? SSL.SSL_ERROR_NONE : SSL.getError(ssl, result);
        if (fromPeer.hasRemaining()) {
            fromPeer.position(fromPeer.limit() - SSL.bioLengthByteBuffer(bio));
            SSL.bioClearByteBuffer(bio);
        }
        toPeer.clear();
        SSL.bioSetByteBuffer(bio, address(toPeer), toPeer.capacity(), true);
        SSL.bioFlushByteBuffer(bio);
        toPeer.limit(toPeer.capacity() - SSL.bioLengthByteBuffer(bio));
        SSL.bioClearByteBuffer(bio);
        return result;
    }

    private Outcome outcome(int result) {
        if (result > 0) {
            return Outcome.DONE;
        }
        if (lastError == SSL.SSL_ERROR_ZERO_RETURN) {
            return Outcome.CLOSE_NOTIFY;
        }
        return lastError == SSL.SSL_ERROR_WANT_READ ? Outcome.WANTS_BYTES : Outcome.FAILED;
    }
}
