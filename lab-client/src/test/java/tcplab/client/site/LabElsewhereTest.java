package tcplab.client.site;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tcplab.event.StepDone;
import tcplab.journal.Entry;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;

/** What is shown of labs of other processes, one after the other. */
class LabElsewhereTest {
    private static final int LIMIT_SECONDS = 30;
    private static final Timeline RECORD = new Timeline(List.of(new Entry(1, new StepDone(1, 2, 1, "server listen 7000", null))));

    @TempDir
    Path state;

    private final Semaphore happenings = new Semaphore(0);
    private LabElsewhere elsewhere;

    @BeforeEach
    void look() throws IOException {
        Feeds.make(state);
        elsewhere = new LabElsewhere(state, line -> {});
        elsewhere.begin(happenings::release);
    }

    @AfterEach
    void close() {
        elsewhere.close();
    }

    private void await(BooleanSupplier what) throws InterruptedException {
        while (!what.getAsBoolean()) {
            assertThat(happenings.tryAcquire(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** A lab that has told this much, and ends. */
    private void lab(byte[] record, BooleanSupplier shown) throws IOException, InterruptedException {
        Path place = Feeds.own(state.resolve("live"));
        try (ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listening.bind(UnixDomainSocketAddress.of(place));
            try (SocketChannel reader = listening.accept(); DataOutputStream out = new DataOutputStream(Channels.newOutputStream(reader))) {
                out.writeInt(record.length);
                out.write(record);
                await(shown);
                Files.delete(place);
            }
        }
        await(() -> !elsewhere.isThere());
    }

    private boolean showsTheRecord() {
        return elsewhere.isThere() && elsewhere.now().isPresent();
    }

    private boolean showsNothing() {
        return elsewhere.isThere() && elsewhere.now().isEmpty();
    }

    @Test
    void aLabThatHasEndedIsShownUntilTheNextOneBeginsAndNotAsItsRecord() throws Exception {
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        Journal.write(RECORD, record);
        lab(record.toByteArray(), this::showsTheRecord);
        assertThat(elsewhere.now()).as("what it showed last").isPresent();
        lab(new byte[0], this::showsNothing);
        assertThat(elsewhere.now()).isEmpty();
    }
}
