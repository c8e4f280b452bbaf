package tcplab.socket;

import static tcplab.text.Told.say;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import tcplab.event.Call;
import tcplab.peer.ActionException;
import tcplab.peer.CrowdCalls;
import tcplab.peer.SocketCalls;

/** What can be done with a crowd: the same call on each of its sockets, which is recorded as one. */
final class OfCrowd implements SocketCalls {
    private final Crowds crowds;
    private final String name;
    private final Call.By by;

    OfCrowd(Crowds crowds, String name, Call.By by) {
        this.crowds = crowds;
        this.name = name;
        this.by = by;
    }

    /** What is done to one. */
    private interface Each {
        /** What the call returns. */
        int make(int descriptor) throws ErrnoException;
    }

    @Override
    public ActionException refused() {
        return new ActionException(say("%s is a crowd: its sockets can only send, shut down, close and abort, all together", name));
    }

    @Override
    public CrowdCalls crowd() {
        return crowds.calls(name, by);
    }

    @Override
    public CompletableFuture<Void> send(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8), "\"" + text + "\"");
    }

    @Override
    public CompletableFuture<Void> send(int bytes) {
        return send(new byte[bytes], String.valueOf(bytes));
    }

    /** A full send buffer is a result, EAGAIN: none of thousands waits. */
    private CompletableFuture<Void> send(byte[] bytes, String arguments) {
        return each("send", arguments, descriptor -> LibC.send(descriptor, bytes, LibC.MSG_DONTWAIT));
    }

    @Override
    public CompletableFuture<Void> shutdown(Direction how) {
        return each("shutdown", "SHUT_" + how, descriptor -> {
            LibC.shutdown(descriptor, how);
            return 0;
        });
    }

    @Override
    public CompletableFuture<Void> close() {
        return crowds.perform(name, made("close", ""), (descriptors, tally, goesOn) -> {
            descriptors.forEach(descriptor -> make(descriptor, tally, OfCrowd::closed));
            descriptors.clear();
        });
    }

    private static int closed(int descriptor) throws ErrnoException {
        LibC.close(descriptor);
        return 0;
    }

    @Override
    public CompletableFuture<Void> abort() {
        CompletableFuture<Void> lingers = each("setsockopt", "SO_LINGER 0", descriptor -> {
            Crowds.abortively(descriptor);
            return 0;
        });
        return CompletableFuture.allOf(lingers, close());
    }

    private CompletableFuture<Void> each(String call, String arguments, Each deed) {
        return crowds.perform(name, made(call, arguments), (descriptors, tally, goesOn) ->
                descriptors.forEach(descriptor -> make(descriptor, tally, deed)));
    }

    private Crowds.Made made(String call, String arguments) {
        return new Crowds.Made(name, by, call, arguments, "");
    }

    private static void make(int descriptor, CrowdTally tally, Each deed) {
        try {
            tally.returned(deed.make(descriptor));
        } catch (ErrnoException e) {
            tally.failed(e.errno());
        }
    }
}
