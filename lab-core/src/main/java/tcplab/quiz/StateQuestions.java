package tcplab.quiz;

import static tcplab.model.TcpState.CLOSED;
import static tcplab.model.TcpState.CLOSE_WAIT;
import static tcplab.model.TcpState.CLOSING;
import static tcplab.model.TcpState.ESTABLISHED;
import static tcplab.model.TcpState.FIN_WAIT_1;
import static tcplab.model.TcpState.FIN_WAIT_2;
import static tcplab.model.TcpState.LAST_ACK;
import static tcplab.model.TcpState.LISTEN;
import static tcplab.model.TcpState.SYN_RECEIVED;
import static tcplab.model.TcpState.SYN_SENT;
import static tcplab.model.TcpState.TIME_WAIT;
import static tcplab.quiz.Draft.claim;
import static tcplab.text.Language.say;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tcplab.model.TcpState;

/** Questions from the claims that speak of states: which ways a socket takes, and where it ends. */
final class StateQuestions {
    /** Where a socket can go from each state (RFC 9293, figure 5), a segment that settles two things at once included. */
    private static final Map<TcpState, List<TcpState>> NEXT = new EnumMap<>(Map.of(
            LISTEN, List.of(SYN_RECEIVED, CLOSED),
            SYN_SENT, List.of(ESTABLISHED, SYN_RECEIVED, CLOSED),
            SYN_RECEIVED, List.of(ESTABLISHED, CLOSED, FIN_WAIT_1),
            ESTABLISHED, List.of(FIN_WAIT_1, CLOSE_WAIT, CLOSED),
            FIN_WAIT_1, List.of(FIN_WAIT_2, CLOSING, TIME_WAIT, CLOSED),
            FIN_WAIT_2, List.of(TIME_WAIT, CLOSED),
            CLOSE_WAIT, List.of(LAST_ACK, CLOSED),
            CLOSING, List.of(TIME_WAIT, CLOSED),
            LAST_ACK, List.of(CLOSED, TIME_WAIT)));

    /** Where else one might think that a socket rests, by where it does. */
    private static final Map<TcpState, List<TcpState>> NEAR = new EnumMap<>(Map.of(
            CLOSED, List.of(TIME_WAIT, CLOSE_WAIT, FIN_WAIT_2, ESTABLISHED),
            LISTEN, List.of(SYN_RECEIVED, ESTABLISHED, CLOSED),
            SYN_SENT, List.of(SYN_RECEIVED, ESTABLISHED, CLOSED),
            SYN_RECEIVED, List.of(ESTABLISHED, LISTEN, SYN_SENT, CLOSED),
            ESTABLISHED, List.of(SYN_RECEIVED, CLOSE_WAIT, FIN_WAIT_2, CLOSED),
            FIN_WAIT_2, List.of(FIN_WAIT_1, TIME_WAIT, CLOSE_WAIT, CLOSED),
            CLOSE_WAIT, List.of(ESTABLISHED, LAST_ACK, FIN_WAIT_2, CLOSED),
            LAST_ACK, List.of(CLOSE_WAIT, TIME_WAIT, CLOSED),
            TIME_WAIT, List.of(FIN_WAIT_2, LAST_ACK, CLOSE_WAIT, CLOSED)));

    private StateQuestions() {}

    /** {@code states SOCKET S S …}: the claimed way, and other ways from its first state. */
    static Draft states(Draft draft) {
        String socket = draft.word(1);
        List<TcpState> claimed = new ArrayList<>();
        boolean gaps = false;
        for (String word : draft.words().subList(2, draft.words().size())) {
            gaps |= TcpState.of(word).isEmpty();
            TcpState.of(word).ifPresent(claimed::add);
        }
        if (claimed.size() == 1) {
            return ever(draft, socket, claimed.get(0)).offersYesAndNo(draft.claim());
        }
        if (gaps) {
            return draft;
        }
        Set<List<TcpState>> ways = new LinkedHashSet<>();
        walk(List.of(claimed.get(0)), claimed.size(), ways);
        List<Choice> others = ways.stream()
                .filter(way -> !isBeginning(way, claimed) && !isBeginning(claimed, way))
                .map(way -> way(socket, way))
                .toList();
        return draft.asks(say("Through which states does %1$s go from %2$s on?", socket, claimed.get(0)))
                .mixes(new Choice(words(claimed), draft.claim()), others);
    }

    /** All ways of at most so many states; shorter only where they end. */
    private static void walk(List<TcpState> way, int length, Set<List<TcpState>> ways) {
        List<TcpState> next = NEXT.getOrDefault(way.get(way.size() - 1), List.of());
        if (way.size() == length || next.isEmpty()) {
            ways.add(way);
            return;
        }
        for (TcpState state : next) {
            List<TcpState> longer = new ArrayList<>(way);
            longer.add(state);
            walk(longer, length, ways);
        }
    }

    private static boolean isBeginning(List<TcpState> shorter, List<TcpState> longer) {
        return shorter.size() <= longer.size() && longer.subList(0, shorter.size()).equals(shorter);
    }

    private static Choice way(String socket, List<TcpState> way) {
        return new Choice(words(way), claim("states " + socket + " " + words(way)));
    }

    private static String words(List<TcpState> way) {
        return way.stream().map(TcpState::rfc).collect(Collectors.joining(" "));
    }

    /** {@code end SOCKET STATE|absent}. */
    static Draft end(Draft draft) {
        String socket = draft.word(1);
        TcpState claimed = TcpState.of(draft.word(2)).orElse(CLOSED);
        List<Choice> others = NEAR.getOrDefault(claimed, List.of(ESTABLISHED, TIME_WAIT, CLOSED)).stream()
                .map(state -> new Choice(listed(state), claim("end " + socket + " " + state.rfc())))
                .toList();
        return draft.asks(say("In which state does ss list %s at the end?", socket))
                .mixes(new Choice(listed(claimed), draft.claim()), others);
    }

    private static String listed(TcpState state) {
        return state == CLOSED ? say("it is not listed") : state.rfc();
    }

    /** {@code never state SOCKET STATE}. */
    static Draft never(Draft draft) {
        TcpState state = TcpState.of(draft.word(3)).orElse(CLOSED);
        return ever(draft, draft.word(2), state).offersYesAndNo(new Not(draft.claim()));
    }

    private static Draft ever(Draft draft, String socket, TcpState state) {
        return draft.asks(say("Is %1$s ever in %2$s?", socket, state));
    }
}
