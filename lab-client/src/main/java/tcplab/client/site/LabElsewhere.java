package tcplab.client.site;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;

/** The lab of another process of this user, the one that began last, as it tells by its {@link Feed}; then the next one. */
final class LabElsewhere implements LiveSource {
    private static final long LOOK_MILLIS = 250;

    private final Path state;
    private final Consumer<String> log;
    private volatile Timeline now;
    private volatile boolean there;
    private volatile boolean closed;
    private Thread follower;

    /** @param state see {@code StateFolder} */
    LabElsewhere(Path state, Consumer<String> log) {
        this.state = state;
        this.log = log;
    }

    @Override
    public void begin(Runnable happened) {
        follower = new Thread(() -> follow(happened), "follower of a lab");
        follower.setDaemon(true);
        follower.start();
    }

    private void follow(Runnable happened) {
        try {
            while (!closed) {
                try {
                    Optional<SocketChannel> newest = Feeds.newest(state);
                    if (newest.isPresent()) {
                        read(newest.get(), happened);
                    }
                } catch (IOException e) {
                    // What was shown stays: it is what the lab said last.
                    log.accept("the lab tells no more: " + e);
                    there = false;
                    happened.run();
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            // It is closed.
        }
    }

    private void read(SocketChannel lab, Runnable happened) throws IOException {
        // What the lab before it showed is none of its doing.
        now = null;
        there = true;
        happened.run();
        try (lab; DataInputStream in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(lab)))) {
            while (!closed) {
                int bytes = in.readInt();
                if (bytes < 0 || bytes > Journal.MOST_BYTES) {
                    throw new IOException("a record of " + bytes + " bytes");
                }
                byte[] record = in.readNBytes(bytes);
                if (bytes > 0 && record.length == bytes) {
                    now = Journal.read(new ByteArrayInputStream(record));
                    happened.run();
                }
            }
        }
    }

    @Override
    public Optional<Timeline> now() {
        return Optional.ofNullable(now);
    }

    @Override
    public boolean isThere() {
        return there;
    }

    @Override
    public void close() {
        closed = true;
        if (follower != null) {
            follower.interrupt();
        }
    }
}
