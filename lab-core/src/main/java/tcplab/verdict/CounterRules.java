package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.Map;
import tcplab.language.Range;
import tcplab.text.Told;

/** What a counter of the kernel counts, for people (nstat(8); net/ipv4/proc.c), and what each number would need. */
final class CounterRules {
    /**
     * Of one counter.
     *
     * @param counts what it counts, as a part of a sentence
     * @param each what has to happen for it to move by one
     * @param none when it does not move
     */
    private record Meaning(Told counts, Told each, Told none) {}

    private static final Map<String, Meaning> MEANINGS = Map.ofEntries(
            entry("TCPAbortOnClose", say("sockets that were closed with something unread, which sends an RST"),
                    say("a program closes a socket in whose receive buffer data still lies"),
                    say("it stays where it is if all that came is read before the close; data that comes after the close moves TCPAbortOnData")),
            entry("TCPAbortOnData", say("sockets that were reset since data came after the close, or since SO_LINGER was 0"),
                    say("data comes for a socket that its program has closed, or a program closes with SO_LINGER 0"),
                    say("it stays where it is if nothing comes after the close and SO_LINGER is not 0; unread data at the close moves TCPAbortOnClose")),
            entry("TCPTimeouts", say("how often a retransmission timer has run out"),
                    say("a retransmission timer runs out before the ACK has come"),
                    say("it stays where it is if every segment is acknowledged before its timer runs out")),
            entry("TCPLossProbes", say("tail loss probes: the last segment once more, before the retransmission timer runs out"),
                    say("no ACK comes for two round-trip times, and the last segment is sent once more"),
                    say("it stays where it is if the ACK comes sooner, or tcp_early_retrans is 0")),
            entry("TCPSynRetrans", say("SYNs and SYN+ACKs that were sent again"),
                    say("a SYN or a SYN+ACK is not answered in time and is sent again"),
                    say("it stays where it is if the first SYN and the first SYN+ACK are answered in time")),
            entry("TcpRetransSegs", say("segments that were sent again"),
                    say("a segment leaves that has left before"),
                    say("it stays where it is if every segment arrives and every ACK comes in time")),
            entry("ListenOverflows", say("connections that found the accept queue full"),
                    say("a SYN, or the ACK that completes an opening, meets a full accept queue"),
                    say("it stays where it is as long as the accept queue has room: half-open connections take none of it")),
            entry("ListenDrops", say("SYNs and connections that a listener has dropped, for whatever reason"),
                    say("a listener drops a SYN, or the ACK that completes an opening"),
                    say("it stays where it is if the listener takes all that comes; with SYN cookies it need not drop a SYN")),
            entry("DelayedACKs", say("ACKs that a timer has sent, since nothing came to carry them"),
                    say("the timer of a delayed ACK runs out before anything leaves that could carry the ACK"),
                    say("it stays where it is if every ACK goes at once, or rides on data or a FIN")),
            entry("SyncookiesSent", say("SYN+ACKs with a cookie, sent without remembering the SYN"),
                    say("a SYN comes for which the queue of half-open connections has no room, and is answered with a cookie"),
                    say("it stays where it is as long as that queue has room: cookies are for a full one")),
            entry("SyncookiesRecv", say("connections that came of an ACK with a valid cookie"),
                    say("an ACK brings a valid cookie back, and a connection is made of it"),
                    say("it stays where it is if nobody answers a SYN+ACK with a cookie; sending cookies does not move it")),
            entry("PassiveOpens", say("connections that came in at a listener"),
                    say("a connection of a listener completes its opening"),
                    say("it stays where it is if no listener is there: a simultaneous open is an active one on both sides")),
            entry("ActiveOpens", say("connections that this side has asked for"),
                    say("a program calls connect(), and a SYN leaves"),
                    say("it stays where it is on a side that only accepts")),
            entry("TCPChallengeACK", say("ACKs that ask the sender of a doubtful segment whether it meant it"),
                    say("an open connection gets a SYN, or an RST in the window with a number that is not the next, and asks back"),
                    say("it stays where it is if the segment is believed at once, or dropped without a word")),
            entry("TCPTimeWaitOverflow", say("sockets for which there was no room in TIME-WAIT"),
                    say("a socket is to enter TIME-WAIT, and tcp_max_tw_buckets is reached"),
                    say("it stays where it is as long as there are fewer sockets in TIME-WAIT than tcp_max_tw_buckets")),
            entry("TCPFastOpenActive", say("connections whose SYN carried data that was acknowledged"),
                    say("a SYN carries data, and the SYN+ACK acknowledges it"),
                    say("it stays where it is if the SYN goes without data, or the SYN+ACK acknowledges the SYN alone")),
            entry("TcpInSegs", say("segments that came in"),
                    say("a segment comes in, be it an ACK without data"),
                    say("it stays where it is if nothing reaches this side, as where all is lost on the way")),
            entry("TcpOutSegs", say("segments that went out"),
                    say("a segment goes out, be it an ACK without data"),
                    say("it stays where it is if this side sends nothing at all")));

    private static final Meaning UNKNOWN = new Meaning(
            say("what nstat(8) shows under this name"),
            say("what it is named after happens"),
            say("it stays where it is if nothing of the kind happens"));

    private CounterRules() {}

    private static Map.Entry<String, Meaning> entry(String name, Told counts, Told each, Told none) {
        return Map.entry(name, new Meaning(counts, each, none));
    }

    /** By its name in a claim, as a part of a sentence. */
    static Told of(String name) {
        return MEANINGS.getOrDefault(name, UNKNOWN).counts();
    }

    /** The numbers that might be expected, each with what it would count. @param right the claimed one */
    static Likely likely(String name, long right) {
        Likely likely = new Likely().or(0, of(name, Range.exactly(0))).or(right, of(name, Range.exactly(right)));
        if (right == 0) {
            likely.or(1, of(name, Range.exactly(1)));
        } else if (right > 1) {
            likely.or(1, say("1 would count the connection, or the call; what is counted is each time"));
        }
        long twice = Math.max(2, 2 * right);
        likely.or(twice, say("%s would count both ends; each host counts only what happens at itself", twice));
        return right > 1 ? likely : likely.or(3, say("3 would count segments; what is counted is how often it happens, in however many segments"));
    }

    /** What would have to happen for the counter to move by a number in the range. */
    static Told of(String name, Range moved) {
        Meaning meaning = MEANINGS.getOrDefault(name, UNKNOWN);
        return moved.most() == 0 ? meaning.none() : HowOften.of(moved, meaning.each());
    }
}
