package tcplab.command;

import static tcplab.text.Told.say;

import java.util.Collection;
import java.util.List;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Transport;
import tcplab.text.Told;

/** {@code netty}: a channel of Netty as an application has one. */
final class NettyVerb {
    static final Verb VERB = Verb.call(
                    NettyCall.class,
                    new Word(
                                    Sort.VERB,
                                    "netty",
                                    "SOCKET netty listen [HOST:]PORT [backlog N] -> NAME, "
                                            + "or: SOCKET netty connect HOST:PORT [from PORT] [-> NAME] [&], "
                                            + "or: SOCKET netty option NAME VALUE, or: SOCKET netty write \"TEXT\"|BYTES|read|shutdownOutput|close, "
                                            + "or: SOCKET netty idle read|write|all DURATION, or: SOCKET netty on EVENT: [CHANNEL] CALL [; …]",
                                    say("A channel as an application on Netty has one: auto-read, allocator and options are Netty's own, and every event of "
                                            + "its pipeline is recorded. listen binds a ServerBootstrap and names the first channel that it accepts (the next ones have -2, -3 behind the name); "
                                            + "an option of a channel that is not there yet is set when it is made. It reaches the kernel by epoll, unless the side has another transport. "
                                            + "idle adds an IdleStateHandler. on lets the handler call write, read, shutdownOutput, close or option whenever it is told the event, also on "
                                            + "another channel of its side; pass CHANNEL lets that one write what was read, as a proxy does."),
                                    "server netty listen 7000 -> conn")
                            .offering(NettyVerb::candidates),
                    NettyVerb::parse)
            .recordedAs("listen", "connect", "option", "writeAndFlush", "read", "shutdown", "close", "idle");

    private static final int MOST_BYTES = 64 << 20;
    private static final long MOST_IDLE_MILLIS = 60_000;

    private NettyVerb() {}

    private static List<String> candidates(List<String> before, Collection<String> sockets) {
        if (before.isEmpty()) {
            return NettyCall.Method.ofLines();
        }
        return switch (before.get(0)) {
            case "listen" -> before.size() == 1 ? List.of("7000") : List.of("backlog", "->");
            case "connect" -> before.size() == 1 ? List.of("server:7000") : List.of("from", "->");
            case "option" -> before.size() == 1 ? NettyCall.OPTIONS : List.of("true", "false", "0");
            case "idle" -> before.size() == 1 ? NettyCall.IDLE : List.of("300ms");
            case "on" -> before.size() == 1 ? NettyReaction.events() : NettyCall.Method.ofHandlers();
            default -> List.of();
        };
    }

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        NettyCall.Method method = NettyCall.Method.of(words.oneOf(say("call of a channel"), NettyCall.Method.ofLines()));
        return method == NettyCall.Method.ON ? NettyReaction.parse(socket, words, names) : call(method, socket, words, names);
    }

    /** What stands behind the call's name. */
    static Verb.Plan call(NettyCall.Method method, Subject socket, Tokens words, Names names) throws SyntaxProblem {
        return switch (method) {
            case LISTEN -> listen(socket, words, names);
            case CONNECT -> connect(socket, words, names);
            case OPTION -> option(socket, words);
            case WRITE -> write(socket, words);
            case IDLE -> idle(socket, words);
            case PASS -> pass(socket, words, names);
            default -> stage -> NettyCall.of(socket.name(), method);
        };
    }

    private static Verb.Plan listen(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        Place place = Place.parse(words.next(say("a port")), socket.side(), names);
        int backlog = words.take("backlog") ? words.number("backlog", 0, 65_535) : NettyCall.USUAL_BACKLOG;
        Transport transport = names.transport(socket.side());
        String as = socket.named(words, names, say("the accepted channel has no name"));
        return stage -> NettyCall.listen(socket.name(), place.on(stage), transport, backlog, as);
    }

    private static Verb.Plan connect(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        Place place = Place.parse(words.next("HOST:PORT"), socket.side().other(), names);
        Place from = words.take("from") ? Place.parse(words.next(say("a port")), socket.side(), names) : null;
        Transport transport = names.transport(socket.side());
        String name = socket.orNamed(words, names);
        return stage -> NettyCall.connect(name, place.on(stage), from == null ? null : from.on(stage), transport);
    }

    private static Verb.Plan option(Subject socket, Tokens words) throws SyntaxProblem {
        String option = words.oneOf(say("channel option"), NettyCall.OPTIONS);
        String value = words.next(say("a value"));
        if (!value.matches("true|false|-?\\d{1,9}")) {
            throw new SyntaxProblem(say("'%s' is no %s", value, say("value of a channel option")), say("write true, false or a number"));
        }
        return stage -> NettyCall.option(socket.name(), option, value);
    }

    private static Verb.Plan write(Subject socket, Tokens words) throws SyntaxProblem {
        if (words.nextIsQuoted()) {
            String text = words.next(say("a text"));
            return stage -> NettyCall.write(socket.name(), text);
        }
        int bytes = words.number(say("number of bytes"), 1, MOST_BYTES);
        return stage -> NettyCall.write(socket.name(), bytes);
    }

    private static Verb.Plan idle(Subject socket, Tokens words) throws SyntaxProblem {
        String direction = words.oneOf(say("what an idle channel waits for"), NettyCall.IDLE);
        long millis = words.duration(say("duration")).toMillis();
        if (millis < 1 || millis > MOST_IDLE_MILLIS) {
            throw new SyntaxProblem(say("a channel is not idle for %d ms", millis), say("write a duration from %1$s to %2$s", "1ms", MOST_IDLE_MILLIS / 1000 + "s"));
        }
        return stage -> NettyCall.idle(socket.name(), direction, (int) millis);
    }

    private static Verb.Plan pass(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        String to = words.next(say("the channel that writes it"));
        NettyReaction.sameSide(socket, to, names);
        return stage -> NettyCall.pass(socket.name(), to);
    }
}
