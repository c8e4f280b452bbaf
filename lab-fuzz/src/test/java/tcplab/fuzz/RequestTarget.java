package tcplab.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import tcplab.command.Abort;
import tcplab.command.Accept;
import tcplab.command.ActionJson;
import tcplab.command.Bind;
import tcplab.command.Capset;
import tcplab.command.Close;
import tcplab.command.Connect;
import tcplab.command.Dup;
import tcplab.command.Fork;
import tcplab.command.GetOption;
import tcplab.command.Listen;
import tcplab.command.Open;
import tcplab.command.React;
import tcplab.command.Recv;
import tcplab.command.Send;
import tcplab.command.SetOption;
import tcplab.command.Shutdown;
import tcplab.command.StartThread;
import tcplab.command.TlsCall;
import tcplab.event.Event;
import tcplab.journal.LabClock;
import tcplab.model.Capability;
import tcplab.model.Endpoint;
import tcplab.model.Side;
import tcplab.model.SocketOption;
import tcplab.peer.Action;
import tcplab.peer.Peer;
import tcplab.peer.SocketCalls;
import tcplab.server.Answering;

/** What the conductor asks of the server's process: done, answered with a sentence, or the end of it with one. */
final class RequestTarget implements Target {
    private static final Endpoint PLACE = new Endpoint("10.0.0.2", 7000);

    /** One that does nothing, and asks that what it is given is written as it was read. */
    private static final Peer IDLE = new Peer() {
        @Override
        public Side side() {
            return Side.SERVER;
        }

        @Override
        public void begin(LabClock clock, Consumer<Event> events) {
            clock.now();
        }

        @Override
        public CompletableFuture<Void> perform(Action action) {
            Asked.same(action, ActionJson.read(ActionJson.write(action)), "an action");
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> caughtUp() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void cancelPending() {}

        @Override
        public void end() {}

        @Override
        public void close() {}
    };

    @Override
    public String name() {
        return "request";
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        seeds.add(Seeds.bytes("{\"begin\":1795248100000000000}\n{\"cancel\":true}\n{\"end\":-1}\n"));
        List<Action> all = List.of(
                new Abort("client"), new Accept("server", "conn", false), new Bind("client", PLACE), new Capset("client", true, Capability.CAP_NET_RAW), new Close("conn"),
                new Connect("client", PLACE, false), new Dup("conn", "copy"), new Fork("conn", "child"),
                new GetOption("conn", SocketOption.of("SO_ERROR").orElseThrow(), null), new Listen("server", PLACE, 128),
                new Open("client", false), new Recv("conn", 5, SocketCalls.Taking.TO_EOF, false), new Send("conn", "hello", 5, false, false),
                new SetOption("conn", SocketOption.of("SO_LINGER").orElseThrow(), "0", false),
                new Shutdown("conn", SocketCalls.Direction.values()[0]), new StartThread("conn", "thread"),
                new TlsCall("conn", "SSL_write", "hello"));
        for (Action action : all) {
            seeds.add(request(action));
            seeds.add(request(new React("conn", SocketCalls.Trigger.values()[0], List.of(action, new Close("conn")))));
        }
        return seeds;
    }

    private static byte[] request(Action action) {
        return Seeds.bytes("{\"perform\":1,\"action\":" + ActionJson.write(action) + "}\n");
    }

    @Override
    public int longestBytes() {
        return 1_500;
    }

    @Override
    public void take(byte[] input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new Answering(IDLE, out).serve(new ByteArrayInputStream(input));
        } catch (IOException e) {
            // A line that is no request.
            Asked.sentence(e.getMessage());
        }
        out.toString(StandardCharsets.UTF_8).lines().forEach(answer -> Asked.that(
                answer.startsWith("{") && answer.endsWith("}"), "no answer: " + answer));
    }
}
