package tcplab.socket;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.model.Capability;
import tcplab.model.Endpoint;
import tcplab.model.SocketOption;
import tcplab.peer.Action;
import tcplab.peer.ActionException;
import tcplab.peer.ChannelCalls;
import tcplab.peer.CrowdCalls;
import tcplab.peer.SocketCalls;
import tcplab.text.Told;

/**
 * What this process does with a socket of its own; runs in the event loop. A call that would block waits for readiness
 * and is then made again, like a blocking call made of a non-blocking one.
 */
final class Calls implements SocketCalls {
    private final NettyPeer peer;
    private final String name;
    private final Call.By by;
    private final boolean nonblocking;

    /** @param name the socket's in the script; it may not exist yet @param nonblocking false to wait for readiness */
    private Calls(NettyPeer peer, String name, Call.By by, boolean nonblocking) {
        this.peer = peer;
        this.name = name;
        this.by = by;
        this.nonblocking = nonblocking;
    }

    /** See {@link Holders}. */
    static SocketCalls ofThisProcess(NettyPeer peer, String name, Call.By by) {
        return new Calls(peer, name, by, false);
    }

    /** A call that returns at once. */
    private interface Now {
        /** The call's detail, usually empty. */
        String make() throws IOException;
    }

    /** The open socket, unless the event loop would sleep in a call on it. */
    private LabSocket socket() throws ActionException {
        peer.threads().check(name);
        return peer.socket(name);
    }

    private LabSocket socketOrNew(boolean ipv6) throws ActionException {
        peer.threads().check(name);
        return peer.socketOrNew(name, ipv6);
    }

    @Override
    public ActionException refused() {
        return new ActionException(say("this call cannot be made on %s", name));
    }

    @Override
    public SocketCalls nonblocking() {
        return new Calls(peer, name, by, true);
    }

    @Override
    public CompletableFuture<Void> setCapability(Capability capability, boolean effective) throws ActionException {
        return now("capset", (effective ? "raise " : "drop ") + capability, () -> {
            peer.capabilities().set(capability, effective);
            return "";
        });
    }

    @Override
    public CompletableFuture<Void> open(boolean ipv6) throws ActionException {
        return now("socket", ipv6 ? "AF_INET6" : "AF_INET", () -> {
            peer.socketOrNew(name, ipv6);
            return "";
        });
    }

    @Override
    public CompletableFuture<Void> send(String text) throws ActionException {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer direct = ByteBuffer.allocateDirect(payload.length).put(payload).flip();
        return new Sending(peer, socket(), direct, nonblocking, by).start();
    }

    @Override
    public CompletableFuture<Void> send(int bytes) throws ActionException {
        return new Sending(peer, socket(), peer.filling().of(bytes), nonblocking, by).start();
    }

    @Override
    public CompletableFuture<Void> recv(Taking how, int most) throws ActionException {
        return new Receiving(peer, socket(), most, how, nonblocking, by).start();
    }

    @Override
    public CompletableFuture<Void> react(Trigger trigger, List<Action> actions) throws ActionException {
        socket().reactions(peer).on(trigger, actions);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> shutdown(Direction how) throws ActionException {
        LabSocket socket = peer.socket(name);
        Closing.look(peer, socket);
        return now("shutdown", "SHUT_" + how, () -> {
            LibC.shutdown(socket.number(), how);
            return "";
        });
    }

    @Override
    public CompletableFuture<Void> setOption(SocketOption option, String value, boolean ipv6) throws ActionException {
        if (!peer.knows(name)) {
            open(ipv6);
        }
        LabSocket socket = socket();
        return now("setsockopt", option + " " + value, () -> {
            socket.set(option, value);
            return "";
        });
    }

    @Override
    public CompletableFuture<Void> getOption(SocketOption option) throws ActionException {
        LabSocket socket = socket();
        return now("getsockopt", option.name(), () -> socket.get(option));
    }

    @Override
    public CompletableFuture<Void> call(String function, String arguments, AtOnce deed) throws ActionException {
        LabSocket socket = socket();
        return now(function, arguments, () -> deed.with(socket));
    }

    @Override
    public CompletableFuture<Void> dup(String as) throws ActionException {
        LabSocket socket = socket();
        return now("dup", as, () -> {
            peer.named(peer.add(socket.duplicate(as)), null);
            return "";
        });
    }

    @Override
    public CompletableFuture<Void> fork(String as) throws ActionException {
        Holders.checkRoomForAnother(peer);
        LabSocket socket = socket();
        return now("fork", as, () -> {
            peer.processes().add(as, OtherProcess.with(socket.descriptor()));
            peer.named(as, socket);
            return "";
        });
    }

    @Override
    public CompletableFuture<Void> tlsHandshake(boolean accept) throws ActionException {
        return new TlsCalls(peer, socket(), by).handshake(accept);
    }

    @Override
    public CompletableFuture<Void> tlsWrite(String text) throws ActionException {
        return new TlsCalls(peer, socket(), by).write(text);
    }

    @Override
    public CompletableFuture<Void> tlsRead() throws ActionException {
        return new TlsCalls(peer, socket(), by).read();
    }

    @Override
    public CompletableFuture<Void> tlsShutdown() throws ActionException {
        return new TlsCalls(peer, socket(), by).shutdown();
    }

    @Override
    public CompletableFuture<Void> startThread(String as) throws ActionException {
        Holders.checkRoomForAnother(peer);
        LabSocket socket = socket();
        long start = peer.now();
        CompletableFuture<Void> done = new CompletableFuture<>();
        OtherThread.start(socket, as).whenComplete((thread, failure) -> peer.loop().execute(() -> peer.finish(done, () -> {
            if (failure != null) {
                throw new ActionException(say("the thread did not start: %s", Told.of(failure)));
            }
            peer.threads().add(as, thread);
            peer.record(start, socket.name(), by, "pthread_create", as, CallResult.OK, "");
            peer.named(as, socket);
        })));
        return done;
    }

    @Override
    public CompletableFuture<Void> sendUrgent(String text) throws ActionException {
        LabSocket socket = socket();
        long start = peer.now();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        CallResult result;
        try {
            result = new CallResult.Returned(LibC.send(socket.descriptor().intValue(), bytes, LibC.MSG_OOB));
        } catch (IOException e) {
            result = Results.of(e);
        }
        peer.record(start, name, by, "send", "\"" + text + "\" urgent", result, "");
        return CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<Void> now(String call, String arguments, Now body) throws ActionException {
        return now(peer.now(), call, arguments, body);
    }

    private CompletableFuture<Void> now(long start, String call, String arguments, Now body) throws ActionException {
        try {
            String detail = body.make();
            peer.record(start, name, by, call, arguments, CallResult.OK, detail);
        } catch (IOException | RuntimeException e) {
            peer.record(start, name, by, call, arguments, Results.of(e), "");
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> bind(Endpoint local) throws ActionException {
        LabSocket socket = socketOrNew(local.isIpv6());
        return now("bind", local.toString(), () -> {
            socket.bind(local);
            peer.named(socket, null);
            return "";
        });
    }

    @Override
    public CompletableFuture<Void> listen(Endpoint local, int backlog) throws ActionException {
        LabSocket socket = local == null ? socket() : socketOrNew(local.isIpv6());
        String at = local == null ? "" : local + " ";
        long start = peer.now();
        if (local != null) {
            try {
                socket.bind(local);
            } catch (IOException | RuntimeException e) {
                // The errno is that of the call that returned it, and listen(2) is not made.
                peer.record(start, name, by, "bind", local.toString(), Results.of(e), "");
                return CompletableFuture.completedFuture(null);
            }
        }
        return now(start, "listen", at + "backlog " + backlog, () -> {
            socket.listen(backlog);
            peer.named(socket, null);
            return "";
        });
    }

    @Override
    public CompletableFuture<Void> accept(String as) throws ActionException {
        return new Accepting(peer, socket(), as, nonblocking, by).start();
    }

    @Override
    public CompletableFuture<Void> connect(Endpoint remote) throws ActionException {
        return new Connecting(peer, socketOrNew(remote.isIpv6()), remote, nonblocking, by).start();
    }

    @Override
    public CompletableFuture<Void> abort() throws ActionException {
        LabSocket socket = peer.socket(name);
        now("setsockopt", "SO_LINGER 0", () -> {
            socket.set(SocketOption.SO_LINGER, "0");
            return "";
        });
        return new Closing(peer, socket, by).start();
    }

    @Override
    public ChannelCalls channel() throws ActionException {
        if (!peer.knows(name)) {
            return peer.channels().calls(name);
        }
        throw refused();
    }

    @Override
    public CrowdCalls crowd() {
        return peer.crowds().calls(name, by);
    }

    @Override
    public CompletableFuture<Void> close() throws ActionException {
        return new Closing(peer, peer.socket(name), by).start();
    }
}
