package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.Map;
import tcplab.model.TcpInfo;
import tcplab.text.Told;

/** The fields of TCP_INFO for people (include/uapi/linux/tcp.h). */
final class InfoRules {
    private static final Map<TcpInfo, Told> MEANINGS = Map.of(
            TcpInfo.STATE, say("the state by its number: 1 ESTABLISHED, 2 SYN-SENT, 3 SYN-RECEIVED, 4 FIN-WAIT-1, 5 FIN-WAIT-2, "
                    + "6 TIME-WAIT, 7 CLOSED, 8 CLOSE-WAIT, 9 LAST-ACK"),
            TcpInfo.RTO, say("how long the sender waits for an ACK before it sends again"),
            TcpInfo.BACKOFF, say("how often the wait for an ACK has been doubled since the last one that came"),
            TcpInfo.UNACKED, say("segments that were sent and are not acknowledged yet"),
            TcpInfo.SND_CWND, say("segments that may be under way at once"),
            TcpInfo.PMTU, say("the largest packet that is known to pass: that of the own link, until a router reports less"),
            TcpInfo.SND_WND, say("bytes for which the peer has shown room; 0 stops the sender"));

    /** Where the meaning alone does not tell why it is so much. */
    private static final Map<TcpInfo, Told> RULES = Map.of(
            TcpInfo.RTO, say("the wait for an ACK is the round trip and a reserve, 200 ms at the least, and twice as long after each time-out"),
            TcpInfo.SND_CWND, say("a connection begins with 10 segments at once, and after a time-out again with one"));

    private InfoRules() {}

    /** What it says, as a part of a sentence. */
    static Told meaning(TcpInfo field) {
        return MEANINGS.getOrDefault(field, say("a number that the kernel keeps of each connection"));
    }

    /** Why it is so much. */
    static Told rule(TcpInfo field) {
        return RULES.getOrDefault(field, Told.format("%s: %s", field.word(), meaning(field)));
    }
}
