package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.Map;
import tcplab.text.Told;

/** What a counter of the kernel counts, for people (nstat(8); net/ipv4/proc.c). */
final class CounterRules {
    private static final Map<String, Told> RULES = Map.ofEntries(
            Map.entry("TCPAbortOnClose", say("sockets that were closed with something unread, which sends an RST")),
            Map.entry("TCPAbortOnData", say("sockets that were reset since data came after the close, or since SO_LINGER was 0")),
            Map.entry("TCPTimeouts", say("how often a retransmission timer has run out")),
            Map.entry("TCPSynRetrans", say("SYNs and SYN+ACKs that were sent again")),
            Map.entry("TcpRetransSegs", say("segments that were sent again")),
            Map.entry("ListenOverflows", say("connections that found the accept queue full")),
            Map.entry("ListenDrops", say("SYNs and connections that a listener has dropped, for whatever reason")),
            Map.entry("DelayedACKs", say("ACKs that a timer has sent, since nothing came to carry them")),
            Map.entry("SyncookiesSent", say("SYN+ACKs with a cookie, sent without remembering the SYN")),
            Map.entry("SyncookiesRecv", say("connections that came of an ACK with a valid cookie")),
            Map.entry("PassiveOpens", say("connections that came in at a listener")),
            Map.entry("ActiveOpens", say("connections that this side has asked for")),
            Map.entry("TCPChallengeACK", say("ACKs that ask the sender of a doubtful segment whether it meant it")),
            Map.entry("TCPTimeWaitOverflow", say("sockets for which there was no room in TIME-WAIT")),
            Map.entry("TCPFastOpenActive", say("connections whose SYN carried data that was acknowledged")),
            Map.entry("TcpInSegs", say("segments that came in")),
            Map.entry("TcpOutSegs", say("segments that went out")));

    private CounterRules() {}

    /** By its name in a claim, as a part of a sentence. */
    static Told of(String name) {
        return RULES.getOrDefault(name, say("what nstat(8) shows under this name"));
    }
}
