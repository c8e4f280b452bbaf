package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tcplab.event.Sample;
import tcplab.model.TcpState;
import tcplab.text.Told;

/** When a socket is in each state, for people: why it is there, and when it would be (RFC 9293, 3.3.2). */
final class StateRules {
    private static final Map<TcpState, Told> RULES = new EnumMap<>(Map.ofEntries(
            Map.entry(TcpState.LISTEN, say("LISTEN: the program has called listen(); such a socket waits for connections and is an end of none")),
            Map.entry(TcpState.SYN_SENT, say("SYN-SENT: its SYN has left, and nothing has answered it yet")),
            Map.entry(TcpState.SYN_RECEIVED,
                    say("SYN-RECEIVED: it has got a SYN and sent its own, and the ACK of its own is still to come")),
            Map.entry(TcpState.ESTABLISHED, say("ESTABLISHED: both SYNs are acknowledged, and no FIN has been sent or received")),
            Map.entry(TcpState.FIN_WAIT_1, say("FIN-WAIT-1: it has closed before the peer's FIN has come, and its own FIN is not acknowledged yet")),
            Map.entry(TcpState.FIN_WAIT_2, say("FIN-WAIT-2: its own FIN is acknowledged, and the peer's has not come")),
            Map.entry(TcpState.CLOSING,
                    say("CLOSING: it closed first or at the same time, and the peer's FIN came before the ACK of its own, as where the two cross")),
            Map.entry(TcpState.TIME_WAIT,
                    say("TIME-WAIT: who has closed first, or at the same time, waits for 60 s after the last ACK, in case that was lost")),
            Map.entry(TcpState.CLOSE_WAIT, say("CLOSE-WAIT: the peer's FIN has come, and the program on this side has not closed")),
            Map.entry(TcpState.LAST_ACK, say("LAST-ACK: it closed second, and the ACK of its FIN is still to come")),
            Map.entry(TcpState.CLOSED, say("CLOSED: nothing is left to wait for, or an RST has ended all at once"))));

    private static final Map<TcpState, Told> UNLESS = new EnumMap<>(Map.ofEntries(
            Map.entry(TcpState.LISTEN, say("no LISTEN: what connects or was accepted never listens, and a listener ends when its program closes it")),
            Map.entry(TcpState.SYN_SENT, say("no SYN-SENT: only connect() leads there, and who waits for the other side's SYN does not call it")),
            Map.entry(TcpState.SYN_RECEIVED,
                    say("no SYN-RECEIVED: no SYN came, or a SYN+ACK answered its own, or a SYN cookie kept no socket for it")),
            Map.entry(TcpState.ESTABLISHED, say("no ESTABLISHED: the ACK of its own SYN never came, or all had ended before")),
            Map.entry(TcpState.FIN_WAIT_1, say("no FIN-WAIT-1: the peer's FIN came before the program closed, or it did not close, or an RST ended all")),
            Map.entry(TcpState.FIN_WAIT_2, say("no FIN-WAIT-2: the peer's FIN came before the ACK of its own or with it, or its own was not acknowledged")),
            Map.entry(TcpState.CLOSING, say("no CLOSING: the ACK of its own FIN came before the peer's FIN or with it, or it closed second")),
            Map.entry(TcpState.TIME_WAIT, say("no TIME-WAIT: it closed second, or the peer's FIN has not come, or an RST ended all")),
            Map.entry(TcpState.CLOSE_WAIT, say("no CLOSE-WAIT: no FIN of the peer came before the program closed")),
            Map.entry(TcpState.LAST_ACK, say("no LAST-ACK: it did not close after the peer's FIN, but before, or not at all, or with an RST")),
            Map.entry(TcpState.CLOSED, say("no CLOSED: something is still to come, and no RST has ended it"))));

    /** Those that tell most of a way come first. */
    private static final List<TcpState> TELLING = List.of(
            TcpState.CLOSING, TcpState.LAST_ACK, TcpState.TIME_WAIT, TcpState.FIN_WAIT_2, TcpState.CLOSE_WAIT, TcpState.FIN_WAIT_1,
            TcpState.SYN_RECEIVED, TcpState.CLOSED, TcpState.ESTABLISHED, TcpState.SYN_SENT, TcpState.LISTEN);

    private StateRules() {}

    static Told of(TcpState state) {
        return RULES.get(state);
    }

    /** Of a socket as ss lists it, or does not. */
    static Told ofLine(Optional<Sample.Row> line) {
        return of(line.map(Sample.Row::state).orElse(TcpState.CLOSED));
    }

    /** When a socket is not in that state, though one might think so. */
    static Told unless(TcpState state) {
        return UNLESS.get(state);
    }

    /** What the state says of a way that tells most of it. @param way its beginning, which is known, and at least one more */
    static Told ofWay(List<TcpState> way) {
        List<TcpState> more = way.subList(1, way.size());
        return TELLING.stream().filter(more::contains).findFirst().map(StateRules::of).orElse(Told.nothing());
    }

    /** When a socket would have gone that way instead: by the first state that is another. */
    static Told ofOtherWay(List<TcpState> other, List<TcpState> way) {
        for (int i = 0; i < other.size(); i++) {
            if (i >= way.size() || other.get(i) != way.get(i)) {
                return of(other.get(i));
            }
        }
        return Told.nothing();
    }
}
