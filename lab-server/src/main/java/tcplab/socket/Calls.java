package tcplab.socket;

import static tcplab.text.Language.say;

import io.netty.channel.epoll.EpollSocketChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import tcplab.event.Call;
import tcplab.model.Endpoint;
import tcplab.model.SocketOption;
import tcplab.peer.Action;
import tcplab.peer.ActionException;

/**
 * Makes the call that an action asks for and records it with its result. Runs in the event loop; a call that would
 * block waits for readiness and is then made again, like a blocking call made of a non-blocking one.
 */
final class Calls {
    private static final String OK = "0";

    private final NettyPeer peer;

    Calls(NettyPeer peer) {
        this.peer = peer;
    }

    /** A call that returns at once. */
    private interface Now {
        /** The call's detail, usually empty. */
        String make() throws IOException;
    }

    /** The future completes when the call has returned and is recorded, also when it failed with an errno. */
    CompletableFuture<Void> make(Action action, Call.By by) throws ActionException {
        OtherProcess other = peer.process(action.socket());
        if (other != null) {
            return new ProcessCalls(peer, other).make(action, by);
        }
        OtherThread thread = peer.threads().named(action.socket());
        if (thread != null) {
            return new ThreadCalls(peer, thread, action.socket(), by).make(action);
        }
        peer.threads().check(action);
        if (action instanceof Action.Open open) {
            return now(open.socket(), by, "socket", open.ipv6() ? "AF_INET6" : "AF_INET", () -> {
                peer.socketOrNew(open.socket(), open.ipv6());
                return "";
            });
        } else if (action instanceof Action.Bind bind) {
            return bind(bind, by);
        } else if (action instanceof Action.Listen listen) {
            return listen(listen, by);
        } else if (action instanceof Action.Accept accept) {
            return accept(accept, by);
        } else if (action instanceof Action.Connect connect) {
            return connect(connect, by);
        } else if (action instanceof Action.Send send) {
            return new Sending(peer, peer.socket(send.socket()), send, by).start();
        } else if (action instanceof Action.Recv recv) {
            return new Receiving(peer, peer.socket(recv.socket()), recv.max(), false, by).start();
        } else if (action instanceof Action.RecvToEof recv) {
            return new Receiving(peer, peer.socket(recv.socket()), 65_536, true, by).start();
        } else if (action instanceof Action.React react) {
            new Reaction(peer, this, peer.socket(react.socket()), react).install();
            return CompletableFuture.completedFuture(null);
        }
        return closingOrOption(action, by);
    }

    private CompletableFuture<Void> closingOrOption(Action action, Call.By by) throws ActionException {
        LabSocket socket = peer.socket(action.socket());
        if (action instanceof Action.Shutdown shutdown) {
            peer.look(socket);
            return now(socket.name(), by, "shutdown", "SHUT_" + shutdown.how(), () -> {
                socket.descriptor()
                        .shutdown(
                                shutdown.how() != Action.Shutdown.How.WR, shutdown.how() != Action.Shutdown.How.RD);
                return "";
            });
        } else if (action instanceof Action.Close) {
            return close(socket, by, peer.now());
        } else if (action instanceof Action.Abort) {
            return abort(socket, by);
        } else if (action instanceof Action.SetOption set) {
            return now(socket.name(), by, "setsockopt", set.option() + " " + set.value(), () -> {
                socket.set(SocketOption.valueOf(set.option()), set.value());
                return "";
            });
        } else if (action instanceof Action.GetOption get) {
            return now(socket.name(), by, "getsockopt", get.option(), () -> socket.get(SocketOption.valueOf(get.option())));
        } else if (action instanceof Action.Dup dup) {
            return now(socket.name(), by, "dup", dup.as(), () -> {
                peer.named(peer.add(socket.duplicate(dup.as())), null);
                return "";
            });
        }
        if (action instanceof Action.SendUrgent urgent) {
            return sendUrgent(socket, urgent.text(), by);
        }
        if (action instanceof Action.Fork fork) {
            return now(socket.name(), by, "fork", fork.as(), () -> {
                peer.add(fork.as(), OtherProcess.with(socket.descriptor()));
                peer.named(fork.as(), socket);
                return "";
            });
        }
        if (action instanceof Action.StartThread start) {
            return startThread(socket, start.as(), by);
        }
        return new TlsCalls(peer, socket, by).make(action);
    }

    private CompletableFuture<Void> startThread(LabSocket socket, String as, Call.By by) {
        long start = peer.now();
        CompletableFuture<Void> done = new CompletableFuture<>();
        OtherThread.start(socket, as).whenComplete((thread, failure) -> peer.loop().execute(() -> peer.finish(done, () -> {
            if (failure != null) {
                throw new ActionException(say("the thread did not start: %s", failure.getMessage()));
            }
            peer.threads().add(as, thread);
            peer.record(start, socket.name(), by, "pthread_create", as, OK, "");
            peer.named(as, socket);
        })));
        return done;
    }

    private CompletableFuture<Void> sendUrgent(LabSocket socket, String text, Call.By by) throws ActionException {
        long start = peer.now();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String result;
        try {
            result = String.valueOf(LibC.send(socket.descriptor().intValue(), bytes, LibC.MSG_OOB));
        } catch (IOException e) {
            result = Results.errno(e).name();
        }
        peer.record(start, socket.name(), by, "send", "\"" + text + "\" urgent", result, "");
        return CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<Void> now(String socket, Call.By by, String call, String arguments, Now body)
            throws ActionException {
        long start = peer.now();
        try {
            String detail = body.make();
            peer.record(start, socket, by, call, arguments, OK, detail);
        } catch (IOException | RuntimeException e) {
            peer.record(start, socket, by, call, arguments, Results.errno(e).name(), "");
        }
        return CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<Void> bind(Action.Bind bind, Call.By by) throws ActionException {
        LabSocket socket = peer.socketOrNew(bind.socket(), bind.local().isIpv6());
        return now(socket.name(), by, "bind", bind.local().toString(), () -> {
            socket.bind(bind.local());
            peer.named(socket, null);
            return "";
        });
    }

    private CompletableFuture<Void> listen(Action.Listen listen, Call.By by) throws ActionException {
        Endpoint local = listen.local();
        LabSocket socket = local == null
                ? peer.socket(listen.socket())
                : peer.socketOrNew(listen.socket(), local.isIpv6());
        String arguments = local == null ? "" : local + " ";
        return now(socket.name(), by, "listen", arguments + "backlog " + listen.backlog(), () -> {
            if (local != null) {
                socket.bind(local);
            }
            socket.listen(listen.backlog());
            peer.named(socket, null);
            return "";
        });
    }

    private CompletableFuture<Void> accept(Action.Accept accept, Call.By by) throws ActionException {
        LabSocket listener = peer.socket(accept.socket());
        long start = peer.now();
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<EpollSocketChannel> connection;
        try {
            connection = listener.accept();
        } catch (IOException | RuntimeException e) {
            connection = CompletableFuture.failedFuture(e);
        }
        connection.whenComplete((channel, failure) -> {
            if (failure instanceof ActionException) {
                done.completeExceptionally(failure);
                return;
            }
            try {
                accepted(listener, accept, by, start, channel, failure);
                done.complete(null);
            } catch (IOException | RuntimeException problem) {
                done.completeExceptionally(new ActionException(say("accept failed: %s", problem)));
            } catch (ActionException problem) {
                done.completeExceptionally(problem);
            }
        });
        return done;
    }

    private void accepted(
            LabSocket listener,
            Action.Accept accept,
            Call.By by,
            long start,
            EpollSocketChannel channel,
            Throwable failure)
            throws IOException, ActionException {
        if (failure != null) {
            peer.record(start, listener.name(), by, "accept", "", Results.errno(failure).name(), "");
            return;
        }
        LabSocket accepted = peer.add(listener.accepted(accept.as(), channel));
        peer.record(start, listener.name(), by, "accept", "", OK, accept.as());
        // Of a connection that was reset meanwhile getpeername(2) no longer knows the peer; accept(2) does.
        peer.named(accepted, LabSocket.endpoint(channel.remoteAddress()));
    }

    private CompletableFuture<Void> connect(Action.Connect connect, Call.By by) throws ActionException {
        LabSocket socket = peer.socketOrNew(connect.socket(), connect.remote().isIpv6());
        long start = peer.now();
        CompletableFuture<Void> done = socket.waits(new CompletableFuture<>());
        String result = OK;
        try {
            boolean connected = socket.connect(connect.remote());
            peer.named(socket, connect.remote());
            if (!connected) {
                socket.readiness().whenWritable(() -> connected(socket, connect, by, start, done));
                return done;
            }
        } catch (IOException | RuntimeException e) {
            result = Results.errno(e).name();
        }
        peer.record(start, socket.name(), by, "connect", connect.remote().toString(), result, "");
        done.complete(null);
        return done;
    }

    private void connected(
            LabSocket socket, Action.Connect connect, Call.By by, long start, CompletableFuture<Void> done) {
        peer.finish(done, () -> {
            String result = OK;
            try {
                socket.endConnect();
            } catch (IOException | RuntimeException e) {
                result = Results.errno(e).name();
            }
            peer.record(start, socket.name(), by, "connect", connect.remote().toString(), result, "");
        });
    }

    CompletableFuture<Void> abort(LabSocket socket, Call.By by) throws ActionException {
        long start = peer.now();
        try {
            socket.set(SocketOption.SO_LINGER, "0");
            peer.record(start, socket.name(), by, "setsockopt", "SO_LINGER 0", OK, "");
        } catch (IOException | RuntimeException e) {
            peer.record(start, socket.name(), by, "setsockopt", "SO_LINGER 0", Results.errno(e).name(), "");
        }
        return close(socket, by, peer.now());
    }

    private CompletableFuture<Void> close(LabSocket socket, Call.By by, long start) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        socket.giveUp(new ActionException(say("%s was closed meanwhile", socket.name())));
        if (by != Call.By.LAB) {
            peer.look(socket);
        }
        socket.close(failure -> {
            Runnable record = () -> peer.finish(done, () -> {
                String result = failure == null ? OK : Results.errno(failure).name();
                peer.record(start, socket.name(), by, "close", "", result, "");
            });
            if (peer.loop().inEventLoop()) {
                record.run();
            } else {
                peer.loop().execute(record);
            }
        });
        return done;
    }

    /** At most 60 bytes as a reader can take them: printable text as it is, the rest as dots. */
    static String text(ByteBuffer bytes, int count) {
        byte[] shown = new byte[Math.min(count, 60)];
        bytes.get(0, shown);
        return new String(shown, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", ".");
    }
}
