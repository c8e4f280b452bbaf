package tcplab.run;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A child that is two pipes: the test reads what it is asked, and says what it answers. */
final class FakeProcess extends Process {
    private static final int PIPE_BYTES = 1 << 16;

    private final PipedInputStream requests = new PipedInputStream(PIPE_BYTES);
    private final PipedOutputStream input = new PipedOutputStream();
    private final PipedInputStream answers = new PipedInputStream(PIPE_BYTES);
    private final PipedOutputStream output = new PipedOutputStream();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean killed;
    private InputStream errors = InputStream.nullInputStream();

    FakeProcess() {
        try {
            input.connect(requests);
            output.connect(answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has written this to its standard error. */
    FakeProcess complaining(String text) {
        errors = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    void say(String line) {
        try {
            output.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            output.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputStream requests() {
        return requests;
    }

    /** One line of what the child is asked; byte by byte, so that nothing beyond it is taken. */
    String nextRequest() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = requests.read(); c >= 0 && c != '\n'; c = requests.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    /** Answers each request from now on, on a thread of its own. */
    void answerWith(Function<String, List<String>> child) {
        inBackground(() -> {
            BufferedReader lines = new BufferedReader(new InputStreamReader(requests, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                child.apply(line).forEach(this::say);
            }
        });
    }

    /** Reads its input to the end and ends then. */
    void endsWithItsInput() {
        inBackground(() -> {
            requests.readAllBytes();
            exit();
        });
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void inBackground(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // The pipe ends with the test.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    boolean wasKilled() {
        return killed;
    }

    /** Of a program that waits until a signal ends it, and this with it. */
    @Override
    public long pid() {
        try {
            Process signalled = new ProcessBuilder("cat").start();
            signalled.onExit().thenRun(this::destroyForcibly);
            return signalled.pid();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void exit() throws IOException {
        output.close();
        ended.countDown();
    }

    @Override
    public OutputStream getOutputStream() {
        return input;
    }

    @Override
    public InputStream getInputStream() {
        return answers;
    }

    @Override
    public InputStream getErrorStream() {
        return errors;
    }

    @Override
    public int waitFor() throws InterruptedException {
        ended.await();
        return 0;
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
        return ended.await(timeout, unit);
    }

    @Override
    public int exitValue() {
        return 0;
    }

    @Override
    public boolean isAlive() {
        return ended.getCount() > 0;
    }

    @Override
    public void destroy() {
        destroyForcibly();
    }

    @Override
    public Process destroyForcibly() {
        killed = true;
        try {
            exit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }
}
