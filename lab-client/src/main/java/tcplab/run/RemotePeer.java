package tcplab.run;

import static tcplab.text.Told.say;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tcplab.command.ActionJson;
import tcplab.event.Event;
import tcplab.journal.EventJson;
import tcplab.journal.LabClock;
import tcplab.model.Side;
import tcplab.peer.Action;
import tcplab.peer.ActionException;
import tcplab.peer.GoneException;
import tcplab.peer.Peer;
import tcplab.server.Answering;
import tcplab.text.Lines;
import tcplab.text.Shape;
import tcplab.text.Told;
import tcplab.text.ToldException;

/**
 * A side in a child process, driven over its standard input and output; see {@link Answering} for the lines. The
 * child's end is the end of the side: everything that still waits completes with an {@link ActionException}.
 */
public final class RemotePeer implements Peer {
    private static final Gson GSON = new Gson();
    private static final int END_REQUEST = -1;
    /** The shell's own kill, since kill(1) is not everywhere. $1 is the signal, $2 the process. */
    private static final String KILL = "kill -\"$1\" \"$2\"";
    private static final int LONGEST_QUOTE = 100;

    private final Side side;
    private final Process process;
    private final LastWords lastWords;
    private final PrintStream requests;
    private final Map<Integer, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile Consumer<Event> sink = event -> {};
    private volatile boolean gone;
    private volatile boolean toldToEnd;
    /** What made it impossible to drive the child, or null if its output simply ended. */
    private volatile Told reason;

    public RemotePeer(Side side, Process process) {
        this(side, process, new LastWords(process, line -> {}));
    }

    RemotePeer(Side side, Process process, LastWords lastWords) {
        this.side = side;
        this.process = process;
        this.lastWords = lastWords;
        this.requests = new PrintStream(process.getOutputStream(), false, StandardCharsets.UTF_8);
        Thread reader = new Thread(this::readAnswers, "answers of the " + side);
        reader.setDaemon(true);
        reader.start();
    }

    /** Completes when the child is ready to take actions. */
    public CompletableFuture<Void> ready() {
        return ready;
    }

    public boolean isGone() {
        return gone || !process.isAlive();
    }

    @Override
    public Optional<Told> lost() {
        return isGone() && !toldToEnd ? Optional.of(whyGone()) : Optional.empty();
    }

    /** What the process, which has ended, said that there was too little of. */
    Optional<Told> shortage() {
        return lastWords.shortage();
    }

    /** Ends the process with SIGKILL and waits until it is gone; the kernel closes its sockets. */
    public void kill() {
        toldToEnd = true;
        forceEnd();
    }

    private void forceEnd() {
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Sends the process a signal that ends it, and waits until it is gone.
     *
     * @param signal without SIG: KILL, TERM (it exits) or ABRT (it crashes)
     */
    public void kill(String signal) throws IOException {
        toldToEnd = true;
        try {
            Process sender = new ProcessBuilder(
                    "sh", "-c", KILL, "sh", signal, String.valueOf(process.pid()))
                    .start();
            boolean ended = sender.waitFor() == 0 && process.waitFor(5, TimeUnit.SECONDS);
            if (!ended) {
                throw new ToldException(say("the process of the %s did not end of SIG%s", side.word(), signal));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public Side side() {
        return side;
    }

    @Override
    public void begin(LabClock clock, Consumer<Event> events) {
        sink = events;
        JsonObject request = new JsonObject();
        request.addProperty("begin", clock.epochNanos());
        send(request);
    }

    @Override
    public CompletableFuture<Void> perform(Action action) {
        int id = ids.incrementAndGet();
        JsonObject request = new JsonObject();
        request.addProperty("perform", id);
        request.add("action", ActionJson.write(action));
        return ask(id, request);
    }

    @Override
    public CompletableFuture<Void> caughtUp() {
        int id = ids.incrementAndGet();
        JsonObject request = new JsonObject();
        request.addProperty("catch-up", id);
        return ask(id, request).exceptionally(gone -> null);
    }

    private CompletableFuture<Void> ask(int id, JsonObject request) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        send(request);
        if (isGone()) {
            fail(answer);
        }
        return answer;
    }

    @Override
    public void cancelPending() {
        JsonObject request = new JsonObject();
        request.addProperty("cancel", true);
        send(request);
    }

    @Override
    public void end() {
        if (!isGone()) {
            JsonObject request = new JsonObject();
            request.addProperty("end", END_REQUEST);
            try {
                ask(END_REQUEST, request).get(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                // Not told to end: it is lost, and what its end put on the wire is not the script's.
                forceEnd();
            }
        }
        sink = event -> {};
    }

    /** Ends the child by ending its input, or by force if it does not go. */
    @Override
    public void close() {
        toldToEnd = true;
        requests.close();
        try {
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    private void send(JsonObject request) {
        synchronized (requests) {
            requests.print(request + "\n");
            requests.flush();
        }
    }

    private void readAnswers() {
        try (Lines lines = Lines.of(process.getInputStream())) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                taken(line);
            }
        } catch (IOException e) {
            // The pipe broke or carried garbage: either way this side cannot be driven any more.
            reason = Told.of(e);
            process.destroyForcibly();
        }
        gone = true;
        fail(ready);
        waiting.values().forEach(this::fail);
    }

    private void taken(String line) throws IOException {
        try {
            take(line);
        } catch (RuntimeException e) {
            String quoted = line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "…" : line;
            throw new ToldException(say("it wrote '%s', which is no answer", quoted), e);
        }
    }

    private void take(String line) {
        JsonObject answer = Shape.object(line);
        if (answer.has("ready")) {
            ready.complete(null);
        } else if (answer.has("event")) {
            sink.accept(EventJson.read(answer));
        } else {
            CompletableFuture<Void> future = waiting.remove(answer.get("done").getAsInt());
            if (future != null && answer.has("problem")) {
                future.completeExceptionally(
                        new ActionException(GSON.fromJson(answer.get("problem"), Told.class)));
            } else if (future != null) {
                future.complete(null);
            }
        }
    }

    private void fail(CompletableFuture<Void> future) {
        future.completeExceptionally(new GoneException(whyGone()));
    }

    private Told whyGone() {
        return reason == null ? say("the %s process is gone", side) : say("the %s process is gone: %s", side, reason);
    }
}
