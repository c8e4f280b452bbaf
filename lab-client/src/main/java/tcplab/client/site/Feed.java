package tcplab.client.site;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tcplab.client.desk.StateFolder;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;
import tcplab.run.Audience;

/**
 * Tells other processes of the same user what happens on this lab, for {@code serve}: by a Unix socket in {@link Feeds},
 * which is reached from every network namespace. Whoever connects gets the record so far whenever it has grown, each time
 * as the number of its bytes (4 bytes, the most significant first) and a journal. Nothing that he sends is read, and while
 * nobody is there nothing is written.
 */
public final class Feed implements AutoCloseable {
    /** More than one projector. */
    private static final int MOST_READERS = 8;
    /** So often it is asked whether a reader is still there. */
    private static final long BEAT_MILLIS = 1_000;

    private final Consumer<String> log;
    private final LiveSource source;
    private final Set<SocketChannel> readers = ConcurrentHashMap.newKeySet();
    /** Null as long as nobody can connect. */
    private Path place;
    private ServerSocketChannel listening;
    private long happenings;
    private volatile boolean closed;

    private Feed(Audience audience, Consumer<String> log) {
        this.log = log;
        this.source = new LabHere(audience);
    }

    /**
     * Begins; where that cannot be, the lab is as good without.
     *
     * @param log takes lines for whoever looks for the cause of a fault
     */
    public static Feed of(Audience audience, Consumer<String> log) {
        Feed feed = new Feed(audience, log);
        try {
            feed.listen(Feeds.own(Feeds.make(StateFolder.of(System.getenv()))));
        } catch (IOException | RuntimeException e) {
            log.accept("nobody can look on by scripts/lab serve: " + e);
        }
        return feed;
    }

    private void listen(Path where) throws IOException {
        listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listening.bind(UnixDomainSocketAddress.of(where));
        place = where;
        source.begin(this::happened);
        thread("feed", this::accept).start();
    }

    private static Thread thread(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        return thread;
    }

    private synchronized void happened() {
        happenings++;
        notifyAll();
    }

    /** Waits until more has happened than this, but not for ever; how much has. */
    private synchronized long after(long seen) throws InterruptedException {
        if (happenings == seen) {
            wait(BEAT_MILLIS);
        }
        return happenings;
    }

    private void accept() {
        while (!closed) {
            try {
                SocketChannel reader = listening.accept();
                if (readers.size() >= MOST_READERS) {
                    reader.close();
                    continue;
                }
                readers.add(reader);
                thread("feed of a reader", () -> feed(reader)).start();
            } catch (IOException e) {
                if (!closed) {
                    log.accept("nobody more can look on: " + e);
                }
                return;
            }
        }
    }

    private void feed(SocketChannel reader) {
        DrawingPace pace = new DrawingPace();
        try (reader; DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(reader)))) {
            long seen = -1;
            while (!closed) {
                long now = after(seen);
                if (now == seen) {
                    // An empty record: it says that somebody is here, and finds out whether the reader is.
                    out.writeInt(0);
                    out.flush();
                    continue;
                }
                TimeUnit.NANOSECONDS.sleep(pace.delayNanos(System.nanoTime()));
                seen = after(-1);
                long begun = System.nanoTime();
                byte[] record = record();
                out.writeInt(record.length);
                out.write(record);
                out.flush();
                pace.drew(begun, System.nanoTime());
            }
        } catch (IOException e) {
            // The reader has gone, or the record is more than anybody would read.
            log.accept("somebody looks on no more: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            readers.remove(reader);
        }
    }

    private byte[] record() throws IOException {
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        Optional<Timeline> now = source.now();
        if (now.isPresent()) {
            Journal.write(now.get(), record);
        }
        return record.toByteArray();
    }

    @Override
    public void close() {
        closed = true;
        source.close();
        try {
            if (place != null) {
                Files.deleteIfExists(place);
            }
            if (listening != null) {
                listening.close();
            }
            for (SocketChannel reader : readers) {
                reader.close();
            }
        } catch (IOException e) {
            log.accept("left there: " + place + ": " + e);
        }
    }
}
