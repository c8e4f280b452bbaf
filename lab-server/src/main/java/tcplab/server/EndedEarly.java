package tcplab.server;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * An input whose end is noticed before anybody reads it. Who starts takes a while until it reads, and must not outlive
 * in that time the lab that has been killed.
 */
final class EndedEarly extends FilterInputStream {
    private final Thread first;
    private volatile IOException problem;

    /** @param whenEnded run if the input ends without a byte, on a thread of its own */
    EndedEarly(InputStream input, Runnable whenEnded) {
        super(new BufferedInputStream(input));
        first = new Thread(() -> awaitFirst(whenEnded), "first byte");
        first.setDaemon(true);
        first.start();
    }

    private void awaitFirst(Runnable whenEnded) {
        try {
            in.mark(1);
            if (in.read() < 0) {
                whenEnded.run();
            }
            in.reset();
        } catch (IOException e) {
            problem = e;
        }
    }

    private void joinFirst() throws IOException {
        try {
            first.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (problem != null) {
            throw problem;
        }
    }

    @Override
    public int read() throws IOException {
        joinFirst();
        return in.read();
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        joinFirst();
        return in.read(to, offset, length);
    }
}
