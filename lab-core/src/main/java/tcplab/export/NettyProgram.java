package tcplab.export;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tcplab.command.Abort;
import tcplab.command.Accept;
import tcplab.command.Bind;
import tcplab.command.Close;
import tcplab.command.Connect;
import tcplab.command.Listen;
import tcplab.command.Nonblocking;
import tcplab.command.Open;
import tcplab.command.Recv;
import tcplab.command.Send;
import tcplab.command.SetOption;
import tcplab.command.Shutdown;
import tcplab.command.StepFailure;
import tcplab.export.Transcript.Awaited;
import tcplab.export.Transcript.Called;
import tcplab.export.Transcript.Item;
import tcplab.export.Transcript.Paused;
import tcplab.export.Transcript.Returned;
import tcplab.export.Transcript.Story;
import tcplab.model.Endpoint;
import tcplab.model.SocketOption;
import tcplab.peer.Action;
import tcplab.peer.SocketCalls;
import tcplab.script.Experiment;
import tcplab.text.Told;

/** The body of the main method that makes an experiment's calls, in its order, with Netty's channels. */
final class NettyProgram {
    private final Experiment experiment;
    private final List<Item> items;
    private final JavaWords words = new JavaWords();
    private final NettyStatements statements = new NettyStatements(words);
    private final Set<String> listeners;
    private final Set<String> open = new HashSet<>();
    private final Set<String> closed = new HashSet<>();
    /** Listeners of which a connection has a name of its own already. */
    private final Set<String> accepted = new HashSet<>();
    private final Set<String> connected = new HashSet<>();
    private final Map<String, Endpoint> bound = new HashMap<>();
    /** Calls left in the background: variable and step, by socket. */
    private final Map<String, Map<String, String>> background = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();
    private int readBytes = 65_536;

    private NettyProgram(Experiment experiment) throws StepFailure {
        this.experiment = experiment;
        this.items = Transcript.of(experiment);
        this.listeners = items.stream()
                .filter(i -> i instanceof Called c && c.action() instanceof Listen)
                .map(i -> ((Called) i).action().socket())
                .collect(Collectors.toSet());
    }

    /** Translates it; a {@link StepFailure} names the first step that has no translation. */
    static NettyProgram of(Experiment experiment) throws StepFailure {
        NettyProgram program = new NettyProgram(experiment);
        UnreadBytes.check(experiment, program.items);
        program.chooseReadBytes();
        for (int i = 0; i < program.items.size(); i++) {
            program.add(i);
        }
        return program;
    }

    /** The statements, without indentation. */
    List<String> lines() {
        return lines;
    }

    /** How many bytes each read takes at most. */
    int readBytes() {
        return readBytes;
    }

    /** The ports on which the script's sockets are, for a capture filter. */
    Set<Integer> ports() {
        return items.stream()
                .filter(Called.class::isInstance)
                .map(i -> ((Called) i).action())
                .map(a -> a instanceof Bind bind ? bind.local().port()
                        : a instanceof Connect connect && connect.remote() != null ? connect.remote().port()
                        : a instanceof Listen listen && listen.local() != null ? listen.local().port() : 0)
                .filter(port -> port > 0)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Netty takes the size of its buffer from the channel's first read. */
    private void chooseReadBytes() throws StepFailure {
        Set<Integer> sizes = new HashSet<>();
        for (Item item : items) {
            if (item instanceof Called called && called.action() instanceof Recv recv && !recv.toEof()) {
                sizes.add(recv.most());
                if (sizes.size() > 1) {
                    throw refused(called.step(), say("Netty reads with one size of buffer; give every recv the same"));
                }
            }
        }
        readBytes = sizes.stream().findFirst().orElse(readBytes);
    }

    private void add(int index) throws StepFailure {
        Item item = items.get(index);
        if (item instanceof Story story) {
            lines.add("");
            lines.add("// " + JavaWords.comment(story.heading()));
        } else if (item instanceof Paused paused) {
            lines.add("Thread.sleep(" + JavaWords.number(Math.max(1, paused.duration().toMillis())) + ");");
        } else if (item instanceof Returned returned) {
            background.getOrDefault(returned.socket(), Map.of())
                    .forEach((variable, call) -> lines.add("did(" + JavaWords.literal(call) + ", " + variable + ");"));
            background.remove(returned.socket());
        } else if (item instanceof Awaited awaited) {
            await(awaited);
        } else if (item instanceof Called called) {
            call(called, index);
        }
    }

    private StepFailure refused(Experiment.StepItem step, Told why) {
        return Transcript.refused(experiment, step, why);
    }

    private void await(Awaited awaited) throws StepFailure {
        String socket = existing(awaited.step(), awaited.socket());
        if (accepted.contains(awaited.socket()) && !awaited.what().equals("LISTEN")) {
            throw refused(awaited.step(), say("after an accept, a listener's other connections have no name in Netty"));
        }
        lines.add("await(" + socket + ", \"" + awaited.what() + "\", "
                + JavaWords.number(awaited.limit().toMillis()) + ");");
    }

    private String existing(Experiment.StepItem step, String socket) throws StepFailure {
        if (!open.contains(socket)) {
            throw refused(step, say("there is no socket %s yet", socket));
        }
        return words.name(socket);
    }

    /** The variable of a socket that is made if it is not there yet. */
    private String made(Experiment.StepItem step, String socket) throws StepFailure {
        if (closed.contains(socket)) {
            throw refused(step, say("%s was closed; give the new socket another name", socket));
        }
        String name = words.name(socket);
        if (open.add(socket)) {
            lines.add(listeners.contains(socket)
                    ? "EpollServerSocketChannel " + name + " = listener();"
                    : "EpollSocketChannel " + name + " = socket();");
        }
        return name;
    }

    private void call(Called called, int index) throws StepFailure {
        Action action = called.action();
        if (action instanceof Nonblocking mayWait && mayWait.nonblocking()) {
            throw refused(called.step(), say("Netty never waits in a call, and tells of none that would have to"));
        } else if (action instanceof Bind bind) {
            bind(called, bind, index);
        } else if (action instanceof Listen listen) {
            listen(called, listen);
        } else if (action instanceof Accept accept) {
            accept(called, accept);
        } else if (action instanceof Open || action instanceof SetOption) {
            made(called.step(), action.socket());
            plain(called);
        } else if (action instanceof Connect connect) {
            if (connect.remote() == null) {
                throw refused(called.step(), say("a plain Netty program has no such call"));
            } else if (listeners.contains(action.socket())) {
                throw refused(called.step(), say("a listening channel of Netty cannot connect"));
            }
            String name = made(called.step(), action.socket());
            connected.add(action.socket());
            result(called, name + ".connect(" + JavaWords.address(connect.remote()) + ")");
        } else {
            plain(called);
        }
    }

    /** A call without a name or an address of its own. */
    private void plain(Called called) throws StepFailure {
        Action action = called.action();
        boolean ofListener = listeners.contains(action.socket());
        existing(called.step(), action.socket());
        if (action instanceof SetOption set && ofListener && set.option() == SocketOption.TCP_NODELAY) {
            throw refused(called.step(), say("Netty sets this option on each accepted connection itself"));
        }
        boolean transfers = action instanceof Send || action instanceof Recv;
        if (transfers && !connected.contains(action.socket())) {
            throw refused(called.step(), say("Netty makes this call only on a channel that was connected"));
        }
        if (action instanceof Shutdown shutdown && shutdown.how() == SocketCalls.Direction.RD) {
            throw refused(called.step(), say("after its shutdownInput() Netty's next read fails and closes the channel"));
        }
        String future = statements.future(action);
        if (future != null) {
            if (action instanceof Abort) {
                lines.add(statements.linger(action.socket()));
            }
            if (action instanceof Close || action instanceof Abort) {
                closed.add(action.socket());
            }
            result(called, future);
            return;
        }
        List<String> translated = statements.statements(action, ofListener, called.step().plain());
        if (translated == null || called.background()) {
            throw refused(called.step(), say("a plain Netty program has no such call"));
        }
        lines.addAll(translated);
    }

    /** Waits for the future and prints what became of it, or leaves it in the background. */
    private void result(Called called, String future) {
        String socket = called.action().socket();
        String text = called.step().plain();
        if (!called.background()) {
            lines.add("did(" + JavaWords.literal(text) + ", " + future + ");");
            return;
        }
        Map<String, String> calls = background.computeIfAbsent(socket, s -> new LinkedHashMap<>());
        String variable = words.name(socket + "-call-" + called.step().line());
        calls.put(variable, text);
        lines.add("ChannelFuture " + variable + " = " + future + ";");
        lines.add("begun(" + words.name(socket) + ");");
    }

    /** A server channel of Netty binds and listens in one call. */
    private void bind(Called called, Bind bind, int index) throws StepFailure {
        String name = made(called.step(), bind.socket());
        if (!listeners.contains(bind.socket())) {
            result(called, name + ".bind(" + JavaWords.address(bind.local()) + ")");
            return;
        }
        boolean listensNext = index + 1 < items.size()
                && items.get(index + 1) instanceof Called next
                && next.action() instanceof Listen listen
                && listen.socket().equals(bind.socket());
        if (!listensNext) {
            throw refused(called.step(), say("Netty binds and listens in one call; let listen be the next step"));
        }
        bound.put(bind.socket(), bind.local());
    }

    private void listen(Called called, Listen listen) throws StepFailure {
        String name = made(called.step(), listen.socket());
        Endpoint any = new Endpoint(experiment.ipv6() ? "::" : "0.0.0.0", 0);
        Endpoint local = listen.local() != null ? listen.local() : bound.getOrDefault(listen.socket(), any);
        lines.add(name + ".config().setBacklog(" + listen.backlog() + ");");
        result(called, name + ".bind(" + JavaWords.address(local) + ")");
    }

    private void accept(Called called, Accept accept) throws StepFailure {
        String listener = existing(called.step(), accept.socket());
        if (called.background() || !listeners.contains(accept.socket())) {
            throw refused(called.step(), say("a plain Netty program has no such call"));
        }
        accepted.add(accept.socket());
        open.add(accept.as());
        connected.add(accept.as());
        lines.add("EpollSocketChannel " + words.name(accept.as()) + " = accept(" + listener + ");");
    }
}
