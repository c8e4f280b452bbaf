package tcplab.run;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tcplab.fuzz.Asked;
import tcplab.fuzz.Seeds;
import tcplab.fuzz.Target;
import tcplab.journal.LabClock;
import tcplab.model.Side;

/** What the server's process writes to the conductor: taken, or the end of that side with a sentence. */
public final class AnswerTarget implements Target {
    private static final int EVENTS = 6;

    /** A child that has written this and ended. */
    private static final class Written extends Process {
        private final InputStream output;

        Written(byte[] output) {
            this.output = new ByteArrayInputStream(output);
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public InputStream getInputStream() {
            return output;
        }

        @Override
        public InputStream getErrorStream() {
            return InputStream.nullInputStream();
        }

        @Override
        public int waitFor() {
            return 0;
        }

        @Override
        public int exitValue() {
            return 0;
        }

        @Override
        public void destroy() {
            // It has ended.
        }
    }

    @Override
    public String name() {
        return "answer";
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        seeds.add(Seeds.bytes("{\"ready\":true}\n{\"done\":1}\n{\"done\":-1}\n"));
        seeds.add(Seeds.bytes("{\"ready\":true}\n{\"done\":1,\"problem\":{\"say\":\"there is no socket %s\",\"with\":[\"x\"]}}\n"));
        for (Path recording : Seeds.recordings()) {
            seeds.add(Seeds.pieces(Seeds.lines(recording), EVENTS).get(1));
        }
        return seeds;
    }

    @Override
    public int longestBytes() {
        return 3_000;
    }

    @Override
    public void take(byte[] input) throws Exception {
        RemotePeer peer = new RemotePeer(Side.SERVER, new Written(input));
        peer.begin(new LabClock(0), Asked::recorded);
        said(peer.ready());
    }

    /** It is ready, or its end is told; one or the other comes at once, since the output has an end. */
    private static void said(CompletableFuture<Void> answer) throws InterruptedException {
        try {
            answer.get(5, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Asked.sentence(e.getCause().getMessage());
        } catch (TimeoutException e) {
            throw new AssertionError("neither an answer nor the end of it", e);
        }
    }
}
