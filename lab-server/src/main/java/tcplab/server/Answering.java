package tcplab.server;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import tcplab.command.ActionJson;
import tcplab.event.Event;
import tcplab.journal.EventJson;
import tcplab.journal.LabClock;
import tcplab.peer.Action;
import tcplab.peer.Peer;
import tcplab.text.Brief;
import tcplab.text.Lines;
import tcplab.text.Shape;
import tcplab.text.Told;

/**
 * The answering end of the line protocol: reads requests from a pipe and lets a peer do them, until the pipe ends.
 *
 * <p>Requests, one JSON object a line: {@code {"begin":epochNanos}}, {@code {"perform":id,"action":{…}}},
 * {@code {"catch-up":id}}, {@code {"cancel":true}}, {@code {"end":id}}. Answers: {@code {"event":…}} as in the journal, and
 * {@code {"done":id}}, with {@code "problem"} if the action made no sense: a sentence as in the journal.
 */
public final class Answering {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private final Peer peer;
    private final PrintStream out;

    public Answering(Peer peer, OutputStream out) {
        this.peer = peer;
        this.out = new PrintStream(out, false, StandardCharsets.UTF_8);
    }

    /**
     * Says that it is ready, then answers until the end of the input. A line that is no request is an {@link
     * IOException} that quotes it.
     */
    public void serve(InputStream in) throws IOException {
        send("{\"ready\":true}");
        Lines lines = Lines.of(in);
        for (String line = lines.next(); line != null; line = lines.next()) {
            try {
                answer(Shape.object(line));
            } catch (RuntimeException e) {
                throw new IOException("this request cannot be answered: " + Brief.of(line), e);
            }
        }
    }

    private void answer(JsonObject request) {
        if (request.has("begin")) {
            peer.begin(new LabClock(request.get("begin").getAsLong()), this::event);
        } else if (request.has("perform")) {
            int id = request.get("perform").getAsInt();
            Action action;
            try {
                action = ActionJson.read(request.get("action"));
            } catch (RuntimeException e) {
                done(id, e);
                return;
            }
            peer.perform(action).whenComplete((done, problem) -> done(id, problem));
        } else if (request.has("catch-up")) {
            int id = request.get("catch-up").getAsInt();
            peer.caughtUp().whenComplete((done, problem) -> done(id, problem));
        } else if (request.has("cancel")) {
            peer.cancelPending();
        } else if (request.has("end")) {
            peer.end();
            done(request.get("end").getAsInt(), null);
        }
    }

    private void event(Event event) {
        send(EventJson.write(event));
    }

    private void done(int id, Throwable problem) {
        JsonObject answer = new JsonObject();
        answer.addProperty("done", id);
        if (problem != null) {
            answer.add("problem", GSON.toJsonTree(Told.of(problem)));
        }
        send(answer.toString());
    }

    private void send(String line) {
        synchronized (out) {
            out.print(line + "\n");
            out.flush();
        }
    }
}
