package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.Map;
import tcplab.language.Range;
import tcplab.text.Told;

/** What a counter of the kernel counts, for people (nstat(8); net/ipv4/proc.c), and what each number would need. */
final class CounterRules {
    private static final String TIMEOUTS = "TCPTimeouts";

    /**
     * Of one counter.
     *
     * @param counts what it counts, as a part of a sentence
     * @param each what has to happen for it to move by one
     * @param none when it does not move
     * @param twice when it moves by two, and what does not make it
     */
    private record Meaning(Told counts, Told each, Told none, Told twice) {}

    private static final Map<String, Meaning> MEANINGS = Map.ofEntries(
            entry("TCPAbortOnClose", say("sockets that were closed with something unread, which sends an RST"),
                    say("a program closes a socket in whose receive buffer data still lies"),
                    say("it stays where it is if all that came is read before the close; data that comes after the close moves TCPAbortOnData"),
                    say("2 are two sockets that are closed so; however many pieces lie unread in one, it counts once")),
            entry("TCPAbortOnData", say("sockets that were reset since data came after the close, or since SO_LINGER was 0"),
                    say("data comes for a socket that its program has closed, or a program closes with SO_LINGER 0"),
                    say("it stays where it is if nothing comes after the close and SO_LINGER is not 0; unread data at the close moves TCPAbortOnClose"),
                    say("2 are two sockets that are reset so; what comes for one that is reset already finds no socket, and moves it no more")),
            entry(TIMEOUTS, say("how often a retransmission timer has run out"),
                    say("a retransmission timer runs out before the ACK has come"),
                    say("it stays where it is if every segment is acknowledged before its timer runs out"),
                    say("2 are two time-outs: what the first has sent again is not acknowledged either, for twice the wait")),
            entry("TCPLossProbes", say("tail loss probes: the last segment once more, before the retransmission timer runs out"),
                    say("no ACK comes for two round-trip times, and the last segment is sent once more"),
                    say("it stays where it is if the ACK comes sooner, or tcp_early_retrans is 0"),
                    say("2 are the probes of two losses: after one that is not answered the retransmission timer takes over")),
            entry("TCPSynRetrans", say("SYNs and SYN+ACKs that were sent again"),
                    say("a SYN or a SYN+ACK is not answered in time and is sent again"),
                    say("it stays where it is if the first SYN and the first SYN+ACK are answered in time"),
                    say("2 are sent again where the first repeat is not answered either; what the other host sends again counts there")),
            entry("TcpRetransSegs", say("segments that were sent again"),
                    say("a segment leaves that has left before"),
                    say("it stays where it is if every segment arrives and every ACK comes in time"),
                    say("2 are two segments that are sent again, or one that is so twice; SYNs and FINs count, too")),
            entry("ListenOverflows", say("connections that found the accept queue full"),
                    say("a SYN, or the ACK that completes an opening, meets a full accept queue"),
                    say("it stays where it is as long as the accept queue has room: half-open connections take none of it"),
                    say("2 are two that find it full, or one whose SYN comes again before there is room")),
            entry("ListenDrops", say("SYNs and connections that a listener has dropped, for whatever reason"),
                    say("a listener drops a SYN, or the ACK that completes an opening"),
                    say("it stays where it is if the listener takes all that comes; with SYN cookies it need not drop a SYN"),
                    say("2 are two SYNs that are dropped, or one that comes again and is dropped again")),
            entry("DelayedACKs", say("ACKs that a timer has sent, since nothing came to carry them"),
                    say("the timer of a delayed ACK runs out before anything leaves that could carry the ACK"),
                    say("it stays where it is if every ACK goes at once, or rides on data or a FIN"),
                    say("2 are two ACKs, each sent by a timer of its own: one says up to where all has come, so segments that wait together need only one")),
            entry("SyncookiesSent", say("SYN+ACKs with a cookie, sent without remembering the SYN"),
                    say("a SYN comes for which the queue of half-open connections has no room, or any where tcp_syncookies is 2, and is answered with a cookie"),
                    say("it stays where it is as long as that queue has room: cookies are for a full one, unless tcp_syncookies is 2"),
                    say("2 are two SYNs that are answered so, or one that comes again; the server itself repeats no cookie, as it remembers nothing")),
            entry("SyncookiesRecv", say("connections that came of an ACK with a valid cookie"),
                    say("an ACK brings a valid cookie back, and a connection is made of it"),
                    say("it stays where it is if nobody answers a SYN+ACK with a cookie; sending cookies does not move it"),
                    say("2 are two connections that complete with a cookie; SYNs that were answered with one and not completed do not count")),
            entry("PassiveOpens", say("connections that came in at a listener"),
                    say("a connection of a listener completes its opening"),
                    say("it stays where it is as long as no opening is complete at a listener; a simultaneous open is an active one on both sides"),
                    say("2 are two connections that come in; the side that has asked for one counts it as an active open")),
            entry("ActiveOpens", say("connections that this side has asked for"),
                    say("a program calls connect(), and a SYN leaves"),
                    say("it stays where it is on a side that only accepts"),
                    say("2 are two calls of connect(); a SYN that is sent again does not count, nor does the side that accepts")),
            entry("TCPChallengeACK", say("ACKs that ask the sender of a doubtful segment whether it meant it"),
                    say("an open connection gets a SYN, or an RST in the window with a number that is not the next, and asks back"),
                    say("it stays where it is if the segment is believed at once, or dropped without a word"),
                    say("2 are two doubtful segments, about each of which it is asked; the answer, an RST with the very number that was asked for, is believed")),
            entry("TCPTimeWaitOverflow", say("sockets for which there was no room in TIME-WAIT"),
                    say("a socket is to enter TIME-WAIT, and tcp_max_tw_buckets is reached"),
                    say("it stays where it is as long as there are fewer sockets in TIME-WAIT than tcp_max_tw_buckets"),
                    say("2 are two sockets that find no room; only the side that closes first needs any")),
            entry("TCPFastOpenActive", say("connections whose SYN carried data that was acknowledged"),
                    say("a SYN carries data, and the SYN+ACK acknowledges it"),
                    say("it stays where it is if the SYN goes without data, or the SYN+ACK acknowledges the SYN alone"),
                    say("2 are two connections whose data travels with the SYN; one that only asks for a cookie does not count")),
            entry("TcpInSegs", say("segments that came in"),
                    say("a segment comes in, be it an ACK without data"),
                    say("it stays where it is if nothing reaches this side, as where all is lost on the way"),
                    say("2 are two segments that come in, as the SYN and the ACK of an opening")),
            entry("TcpOutSegs", say("segments that went out"),
                    say("a segment goes out, be it an ACK without data"),
                    say("it stays where it is if this side sends nothing at all"),
                    say("2 are two segments that go out, as the SYN and the ACK of an opening")));

    private static final Meaning UNKNOWN = new Meaning(
            say("what nstat(8) shows under this name"),
            say("what it is named after happens"),
            say("it stays where it is if nothing of the kind happens"),
            say("2 are two of the kind, at this host; what happens at the other one counts there"));

    private CounterRules() {}

    private static Map.Entry<String, Meaning> entry(String name, Told counts, Told each, Told none, Told twice) {
        return Map.entry(name, new Meaning(counts, each, none, twice));
    }

    private static Meaning meaning(String name) {
        return MEANINGS.getOrDefault(name, UNKNOWN);
    }

    /** By its name in a claim, as a part of a sentence. */
    static Told of(String name) {
        return meaning(name).counts();
    }

    /** The numbers that might be expected, each with what it would count. @param right the claimed one */
    static Likely likely(String name, long right) {
        Likely likely = new Likely();
        if (name.equals(TIMEOUTS) && right > 2) {
            likely.or(right - 1, say("%s are as many as the repeats; the timer runs out once more before the sender gives up", right - 1));
        }
        for (long number = 0; number <= 2; number++) {
            likely.or(number, of(name, Range.exactly(number)));
        }
        return likely.or(right, of(name, Range.exactly(right)));
    }

    /** What would have to happen for the counter to move by a number in the range. */
    static Told of(String name, Range moved) {
        Meaning meaning = meaning(name);
        if (moved.most() == 0) {
            return meaning.none();
        }
        boolean twice = moved.least() == 2 && (moved.most() == 2 || moved.most() == Long.MAX_VALUE);
        return twice ? meaning.twice() : HowOften.of(moved, meaning.each());
    }
}
