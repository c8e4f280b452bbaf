package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tcplab.language.Range;
import tcplab.model.TcpInfo;
import tcplab.model.TcpState;
import tcplab.text.Told;

/** The fields of TCP_INFO for people (include/uapi/linux/tcp.h). */
final class InfoRules {
    private static final Map<TcpInfo, Told> MEANINGS = Map.of(
            TcpInfo.STATE, say("the state, as a number of the kernel's"),
            TcpInfo.RTO, say("how long the sender waits for an ACK before it sends again"),
            TcpInfo.BACKOFF, say("how often the wait for an ACK has been doubled since the last one that came"),
            TcpInfo.UNACKED, say("segments that were sent and are not acknowledged yet"),
            TcpInfo.SND_CWND, say("segments that may be under way at once"),
            TcpInfo.PMTU, say("the largest packet that the sender takes to pass"),
            TcpInfo.SND_WND, say("bytes for which the peer has shown room; 0 stops the sender"));

    /** By the kernel's numbers (include/net/tcp_states.h). */
    private static final Map<Long, TcpState> STATES = Map.of(
            1L, TcpState.ESTABLISHED, 2L, TcpState.SYN_SENT, 3L, TcpState.SYN_RECEIVED, 4L, TcpState.FIN_WAIT_1, 5L, TcpState.FIN_WAIT_2,
            6L, TcpState.TIME_WAIT, 7L, TcpState.CLOSED, 8L, TcpState.CLOSE_WAIT, 9L, TcpState.LAST_ACK);

    /** Where the meaning alone does not tell why it is so much. */
    private static final Map<TcpInfo, Told> RULES = Map.of(
            TcpInfo.RTO, say("the wait for an ACK is the round trip and a reserve, 200 ms at the least, and twice as long after each time-out"),
            TcpInfo.SND_CWND, say("a connection begins with 10 segments at once, and after a time-out again with one"),
            TcpInfo.PMTU, say("a router that cannot pass a packet on reports how large one may be, and the sender keeps to that from then on"));

    private InfoRules() {}

    /** What it says, as a part of a sentence. */
    static Told meaning(TcpInfo field) {
        return MEANINGS.getOrDefault(field, say("a number that the kernel keeps of each connection"));
    }

    /** As a reader sees it: a state with its name. */
    static Told spoken(TcpInfo field, long number) {
        Optional<TcpState> state = field == TcpInfo.STATE ? state(number) : Optional.empty();
        return Told.plain(state.isPresent() ? number + " (" + state.get().rfc() + ")" : String.valueOf(number));
    }

    private static Optional<TcpState> state(long number) {
        return Optional.ofNullable(STATES.get(number));
    }

    private static Optional<Long> number(TcpState state) {
        return STATES.entrySet().stream().filter(entry -> entry.getValue() == state).map(Map.Entry::getKey).findFirst();
    }

    /** Numbers that might be expected in the field, each with when it would be there; none where any number might. @param right the claimed one @param sent the texts that are sent */
    static Optional<Likely> likely(TcpInfo field, long right, List<String> sent) {
        Likely likely = new Likely();
        return switch (field) {
            case STATE -> {
                state(right).ifPresent(state -> StateWays.near(state).forEach(near -> number(near).ifPresent(n -> likely.or(n, StateRules.of(near)))));
                yield Optional.of(likely);
            }
            case SND_CWND -> Optional.of(likely
                    .or(1, say("1 is what is left after a time-out; a young connection begins with more"))
                    .or(2, say("2 was where TCP began in the nineties; Linux begins with 10, as RFC 6928 allows"))
                    .or(5, say("half of 10 is what RFC 5681 leaves where repeated ACKs tell of a loss, and CUBIC, which Linux has by default, leaves 7"))
                    .or(10, say("10 is where a connection begins, before anything was lost")));
            case PMTU -> Optional.of(likely
                    .or(576, say("576 bytes are what every host must take; a sender starts with more if its link holds more"))
                    .or(1460, say("1460 is what is left of 1500 for data: the packet includes its 40 bytes of headers"))
                    .or(1500, say("1500 is what the own link holds, which counts until a router reports less"))
                    .or(65535, say("65535 is the most that the IP header can name; the link holds less")));
            case SND_WND -> Optional.of(likely
                    .or(0, say("0 comes where the peer's receive buffer is full and its program does not read"))
                    .or(1, say("a receiver does not offer 1 byte: it says 0 until there is room that is worth a segment"))
                    .or(1460, say("room for one more segment would be used at once, and then there is none again"))
                    .or(65535, say("so much is offered where the receive buffer is empty")));
            case BACKOFF -> {
                for (long number = 0; number <= 3; number++) {
                    likely.or(number, of(field, Range.exactly(number)));
                }
                yield Optional.of(likely.or(right, of(field, Range.exactly(right))));
            }
            case UNACKED -> {
                long bytes = sent.stream().mapToLong(String::length).sum();
                likely.or(0, of(field, Range.exactly(0)))
                        .or(1, say("1 is under way from when it leaves until its ACK is back, which on a short way is over at once"))
                        .or(2, say("2 are under way where two segments have left and neither is acknowledged, be they ever so small"));
                yield Optional.of((bytes > 2 ? likely.or(bytes, say("%s would count bytes; what is counted is segments", bytes)) : likely)
                        .or(right, of(field, Range.exactly(right))));
            }
            default -> Optional.empty();
        };
    }

    /** What has to be for a number in the range to be right. */
    static Told of(TcpInfo field, Range range) {
        if (range.most() == 0) {
            return switch (field) {
                case BACKOFF -> say("0 is there as long as no timer has run out since the last ACK came");
                case UNACKED -> say("0 is there once the last segment is acknowledged: that ACK counts for all before it");
                default -> say("0: nothing of the kind has happened yet");
            };
        }
        return switch (field) {
            case BACKOFF -> backoff(range);
            case UNACKED -> say("%s: as many segments are under way, and none of them is acknowledged", range.text());
            default -> say("%1$s means just this: %2$s", range.text(), meaning(field));
        };
    }

    private static Told backoff(Range range) {
        if (range.least() != range.most() || range.least() > 3) {
            return say("%s: the timer has run out as many times in a row without an ACK", range.text());
        }
        return switch ((int) range.least()) {
            case 1 -> say("1: the timer has run out once since the last ACK came, after some 200 ms on a short way");
            case 2 -> say("2: it has run out a second time, some 400 ms after the first");
            default -> say("3: it has run out a third time, some 800 ms after the second");
        };
    }

    /** Why it is so much. */
    static Told rule(TcpInfo field) {
        return RULES.getOrDefault(field, say("%1$s tells this: %2$s", field.word(), meaning(field)));
    }
}
