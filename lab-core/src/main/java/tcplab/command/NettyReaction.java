package tcplab.command;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import tcplab.event.ChannelEvent;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.text.Told;

/** {@code SOCKET netty on EVENT: [CHANNEL] CALL [; …]}: what the handler of a channel does when it is told an event. */
final class NettyReaction {
    private NettyReaction() {}

    /** As they are written here. */
    static List<String> events() {
        return ChannelEvent.NAMES.stream().map(name -> name + ":").toList();
    }

    /** @param words behind {@code on} */
    static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        String event = words.oneOf(say("event of a Netty channel"), events()).replaceFirst(":$", "");
        List<Verb.Plan> plans = new ArrayList<>();
        for (List<Tokens.Token> call : words.calls()) {
            plans.add(call(socket, event, call, names));
        }
        return stage -> {
            List<NettyCall> then = new ArrayList<>();
            for (Verb.Plan plan : plans) {
                then.add((NettyCall) plan.on(stage));
            }
            return NettyCall.on(socket.name(), event, List.copyOf(then));
        };
    }

    private static Verb.Plan call(Subject socket, String event, List<Tokens.Token> call, Names names) throws SyntaxProblem {
        Tokens words = Tokens.of(call, "");
        Subject subject = socket;
        if (names.knows(words.peek())) {
            String other = words.next(Told.nothing());
            sameSide(socket, other, names);
            subject = new Subject(other, socket.side());
        }
        NettyCall.Method method = NettyCall.Method.of(words.oneOf(say("call of a channel's handler"), NettyCall.Method.ofHandlers()));
        if (method == NettyCall.Method.PASS && !(event.equals("channelRead") && subject.equals(socket))) {
            throw new SyntaxProblem(say("pass is for what the channel itself has read"), say("as in: %s", "front netty on channelRead: pass back"));
        }
        Verb.Plan plan = NettyVerb.call(method, subject, words, names);
        words.end();
        return plan;
    }

    /** A handler reaches the channels of its own process. */
    static void sameSide(Subject socket, String other, Names names) throws SyntaxProblem {
        if (names.sideOf(other) != socket.side()) {
            throw new SyntaxProblem(say("%s is at the other side", other), say("a handler calls channels of its own process"));
        }
    }
}
