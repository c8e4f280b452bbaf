package tcplab.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tcplab.model.TcpState;
import tcplab.text.DidYouMean;
import tcplab.verdict.SyntaxProblem;

/** {@code await}: synchronises; it never judges. */
final class AwaitVerb implements Verb {
    private static final Duration USUAL_LIMIT = Duration.ofSeconds(10);
    private static final List<String> STATES =
            Arrays.stream(TcpState.values()).map(TcpState::rfc).toList();

    @Override
    public String word() {
        return "await";
    }

    @Override
    public String synopsis() {
        return "await SOCKET STATE|absent|calls [within DURATION]";
    }

    @Override
    public String help() {
        return "Waits until a socket is seen in a state, until ss does not list it any more (absent), or until its calls "
                + "left in the background with & have returned. After 10 s, or the time given, the run stops there.";
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
    public Step parse(String subject, Arguments arguments, Names names) throws SyntaxProblem {
        String socket = arguments.next("SOCKET");
        names.sideOf(socket);
        String what = arguments.next("STATE");
        Duration limit = arguments.take("within") ? arguments.duration("duration") : USUAL_LIMIT;
        arguments.end();
        if (what.equals("calls")) {
            return stage -> stage.awaitCalls(socket, limit);
        }
        if (what.equals("absent")) {
            return stage -> stage.awaitState(socket, Optional.empty(), limit);
        }
        Optional<TcpState> state = TcpState.of(what);
        if (state.isEmpty()) {
            List<String> known = new ArrayList<>(STATES);
            known.addAll(List.of("absent", "calls"));
            throw new SyntaxProblem("'" + what + "' is no state", DidYouMean.hint(what, known));
        }
        return stage -> stage.awaitState(socket, state, limit);
    }

    @Override
    public List<String> candidates(List<String> before, Names names) {
        return switch (before.size()) {
            case 0 -> List.copyOf(names.all());
            case 1 -> {
                List<String> states = new ArrayList<>(STATES);
                states.addAll(List.of("absent", "calls"));
                yield states;
            }
            default -> List.of("within");
        };
    }
}
