package tcplab.command;

import static tcplab.text.Language.say;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tcplab.fault.Match;
import tcplab.fault.Rules;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.TcpState;
import tcplab.text.DidYouMean;

/** {@code await}: synchronises; it never judges. */
final class AwaitVerb implements Verb {
    private static final Duration USUAL_LIMIT = Duration.ofSeconds(10);
    private static final List<String> OTHERS = List.of("absent", "unread", "calls");
    private static final List<String> STATES =
            Arrays.stream(TcpState.values()).map(TcpState::rfc).toList();

    @Override
    public String word() {
        return "await";
    }

    @Override
    public String synopsis() {
        return "await SOCKET STATE|absent|unread|calls [within DURATION], or: await wire held [N] WHO:KIND [within DURATION]";
    }

    @Override
    public String help() {
        return say("Waits until a socket is seen in a state, until ss does not list it any more (absent), until it has unread "
                + "bytes, until its calls left in the background with & have returned, or until segments are held on "
                + "the wire. After 10 s, or the time given, the run stops there.");
    }

    @Override
    public String example() {
        return "await client FIN-WAIT-2";
    }

    @Override
    public boolean hasSubject() {
        return false;
    }

    @Override
    public Step parse(String subject, Tokens arguments, Names names) throws SyntaxProblem {
        if (arguments.take("wire")) {
            return held(arguments, names);
        }
        String socket = arguments.next("SOCKET");
        names.sideOf(socket);
        String what = arguments.next("STATE");
        Duration limit = arguments.take("within") ? arguments.duration(say("duration")) : USUAL_LIMIT;
        arguments.end();
        if (what.equals("calls")) {
            return stage -> stage.awaitCalls(socket, limit);
        }
        if (what.equals("unread")) {
            return stage -> stage.awaitUnread(socket, limit);
        }
        if (what.equals("absent")) {
            return stage -> stage.awaitState(socket, Optional.empty(), limit);
        }
        Optional<TcpState> state = TcpState.of(what);
        if (state.isEmpty()) {
            List<String> known = new ArrayList<>(STATES);
            known.addAll(OTHERS);
            throw new SyntaxProblem(say("'%s' is no %s", what, say("state")), DidYouMean.hint(what, known));
        }
        return stage -> stage.awaitState(socket, state, limit);
    }

    private Step held(Tokens arguments, Names names) throws SyntaxProblem {
        arguments.oneOf(say("thing to await of the wire"), List.of("held"));
        int count = arguments.peek().matches("\\d+") ? arguments.number(say("number of segments"), 1, 1000) : 1;
        Match match = Rules.matchOrAll(arguments.hasNext() && !arguments.peek().equals("within") ? arguments.next("") : "", names::sideOf);
        Duration limit = arguments.take("within") ? arguments.duration(say("duration")) : USUAL_LIMIT;
        arguments.end();
        return stage -> stage.awaitHeld(stage.bound(match), count, limit);
    }

    @Override
    public List<String> candidates(List<String> before, Names names) {
        return switch (before.size()) {
            case 0 -> {
                List<String> first = new ArrayList<>(names.all());
                first.add("wire");
                yield first;
            }
            case 1 -> {
                List<String> states = new ArrayList<>(STATES);
                states.addAll(OTHERS);
                yield states;
            }
            default -> List.of("within");
        };
    }
}
