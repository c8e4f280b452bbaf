package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import tcplab.language.Range;
import tcplab.text.Told;

/**
 * Why a time is as long as it is, for people: by what it is the time of. Where the borders between two reasons lie is no
 * matter of the kernel's; they lie between its timers, so that each timer is clearly on one side.
 */
enum TimeRules {
    /** Whatever may have to be waited for. */
    ANY(
            to(4, say("so short a time is that of the network and the programs: no timer of TCP has to run out")),
            to(30, say("a few milliseconds are a tick of the kernel's clock, at which a timer goes off that was due at once")),
            to(100, say("40 ms is the time for which Linux delays an ACK at first, in case something leaves that can carry it")),
            to(180, say("the delay of an ACK grows where the ACKs before it were late, too: 40, 80, 160 and then 200 ms")),
            to(400, say("200 ms is the longest delay of an ACK, and the least after which something is sent again")),
            to(900, say("some hundred milliseconds are the waits of retransmissions on a short way: 200, then 400, then 800 ms")),
            to(2_000, say("1 s is the first wait for the answer to a SYN, whose round trip nobody knows yet")),
            to(30_000, say("such a wait comes of several time-outs in a row, each twice the one before: 1, 2, 4, 8 s")),
            to(120_000, say("60 s is how long TIME-WAIT lasts, and by default FIN-WAIT-2 of a socket that no program has any more")),
            to(1_800_000, say("minutes are what a sender needs that gives up after all its retransmissions")),
            beyond(say("nothing of TCP waits so long but keepalive, which asks after two hours"))),

    /** Until an ACK that nothing carries. */
    ACK(
            to(10, say("so soon an ACK comes where none of the longer delays is used: at once, or at the next tick of the kernel's clock")),
            to(30, say("a delayed ACK waits for 40 ms or longer on Linux, unless the least retransmission timeout is set below that; one that is not goes at once")),
            to(100, say("40 ms is the time for which Linux delays an ACK at first, in case something leaves that can carry it")),
            to(180, say("the delay of an ACK grows where the ACKs before it were late, too: 40, 80, 160 and then 200 ms")),
            to(250, say("200 ms is the longest time for which Linux delays an ACK")),
            to(600, say("500 ms is what RFC 1122 allows at the most; Linux delays no ACK for more than 200 ms")),
            beyond(say("long before that the sender has sent again, and what comes a second time is acknowledged at once"))),

    /** Until something is sent again. */
    REPEAT(
            to(150, say("so soon only a tail loss probe, or ACKs that tell of a loss, send something again: the timeout takes 200 ms at the least")),
            to(400, say("200 ms is the least retransmission timeout, and on a short way the first wait")),
            to(900, say("400 ms is the second wait on a short way: the first is 200 ms, and each is twice the one before")),
            to(1_900, say("1 s is the first wait of a SYN or SYN+ACK, whose round trip nobody knows yet")),
            to(10_000, say("several waits together make seconds: 0.2, 0.4, 0.8, 1.6, 3.2 s, each twice the one before")),
            beyond(say("so long it takes after many repeats: the waits are doubled until they are 120 s"))),

    /** The time-out itself, or what is left of it. */
    TIMEOUT(
            to(200, say("Linux waits for an ACK for 200 ms at the least, however short the round trip")),
            to(400, say("200 ms and the round trip is the wait on a short way, as long as the timer has not run out")),
            to(800, say("some 400 ms is the wait once the timer has run out: it is doubled each time")),
            to(2_000, say("1 s is the least in RFC 6298; Linux takes it for a SYN, whose round trip nobody knows yet")),
            beyond(say("seconds are the wait after several time-outs in a row, each of which doubles it"))),

    /** From one zero-window probe to the next. */
    PROBE(
            to(300, say("some 200 ms is the wait before the first probe; those between two are longer")),
            to(700, say("some 400 ms lie between the first two probes: twice the wait before the first")),
            to(1_500, say("some 800 ms lie between the second probe and the third: each wait is twice the one before")),
            beyond(say("longer waits lie between later probes: they are doubled until they are 120 s"))),

    /** What is left until the next zero-window probe. */
    LEFT_UNTIL_PROBE(
            to(1, say("next to nothing is left only just before a probe leaves, and then the timer is set anew")),
            to(1_000, say("the first probe comes after some 200 ms, as a retransmission would, and each wait is twice the one before")),
            to(10_000, say("so much is left only after several probes that have found no room, each wait twice the one before")),
            beyond(say("so much is left only after many probes: the waits are doubled until they are 120 s"))),

    /** From one keepalive probe to the next. */
    KEEPALIVE(
            to(400, say("200 ms is the least wait before data is sent again; the probes of keepalive have waits of their own")),
            to(60_000, say("so far apart the probes are where TCP_KEEPINTVL says so; their distance does not grow")),
            to(120_000, say("75 s lie between two probes where the program has not set TCP_KEEPINTVL")),
            beyond(say("two hours of silence come before the first probe where TCP_KEEPIDLE is not set; the next ones follow sooner"))),

    /** Until an opening is complete: of a call to connect, or of a state before ESTABLISHED. */
    OPENING(
            to(100, say("so soon an opening is complete whose segments all arrive: no timer has to run out")),
            to(900, say("200 ms is the first wait where the round trip is known; in an opening nobody knows it, and waits for 1 s")),
            to(60_000, say("so long it takes where a segment of the opening is lost or held up: after 1 s it is sent again, and then at growing distances")),
            beyond(say("so long an opening takes that fails: after a minute the listener gives up, and after two the side that has sent the SYN"))),

    /** Until the ACK of a FIN, in FIN-WAIT-1, CLOSING or LAST-ACK. */
    CLOSING(
            to(30, say("the ACK of a FIN asks no program, and comes at once or at the next tick of the kernel's clock where nothing is lost or held up")),
            to(150, say("40 ms and more are a delayed ACK: the peer's kernel waits whether something leaves that can carry the ACK of the FIN")),
            to(1_000, say("so long it takes where the FIN or its ACK is lost or held up: after some 200 ms the FIN is sent again, then after 400 ms")),
            to(100_000, say("so long it takes where several repeats stay unanswered, or the FIN cannot leave since the peer does not read what comes before it")),
            beyond(say("so long no closed socket waits for an ACK: after eight repeats, some 100 s, the kernel gives it up"))),

    /** Until a program does something, as in FIN-WAIT-2. */
    PROGRAM(
            to(30, say("so short a stay takes a program that goes on at once: the kernel does not end this state so soon")),
            to(300, say("40 to 200 ms are a delayed ACK; but it is a program's call that ends this state, and that waits for no ACK")),
            to(58_000, say("so long a stay takes a program that is in no hurry: the kernel waits for it")),
            to(75_000, say("60 s is how long FIN-WAIT-2 lasts by default where no program has the socket any more")),
            beyond(say("longer than a minute it lasts where a program still has the socket, or tcp_fin_timeout is set higher"))),

    /** From the beginning of TIME-WAIT to its end. */
    TIME_WAIT(
            to(10_000, say("tcp_fin_timeout and TCP_LINGER2 can make FIN-WAIT-2 so short; TIME-WAIT they leave as it is")),
            to(58_000, say("30 s is what Linux takes for the lifetime of a segment (MSL), and TIME-WAIT is twice that")),
            to(75_000, say("60 s is how long TIME-WAIT lasts on Linux: a constant, twice the lifetime of a segment (MSL)")),
            to(130_000, say("two minutes are twice 60 s; but 60 s are twice the lifetime of a segment (MSL) already")),
            beyond(say("four minutes are twice the lifetime of a segment (MSL) in RFC 9293; Linux takes one minute for both"))),

    /** What is left of the timer that ends TIME-WAIT and the FIN-WAIT-2 of a closed socket. */
    LEFT_OF_TIME_WAIT(
            to(1_000, say("so little is left at the very end, or where a second at the most was set for FIN-WAIT-2")),
            to(10_000, say("seconds are left where tcp_fin_timeout or TCP_LINGER2 makes FIN-WAIT-2 so short, or towards the end of a minute")),
            to(50_000, say("so much is left in the middle of a minute, or where tcp_fin_timeout or TCP_LINGER2 makes FIN-WAIT-2 so long")),
            to(60_000, say("a full minute is left where TIME-WAIT has just begun, or FIN-WAIT-2 of a closed socket for which nothing else was set")),
            beyond(say("this timer never begins with more than 60 s, whatever is set")));

    private static final long MILLI = 1_000_000;

    private final List<Stretch> stretches = new ArrayList<>();

    /** @param ends each with its end and its reason; it begins where the one before ends */
    TimeRules(Stretch... ends) {
        long least = 0;
        for (Stretch end : ends) {
            stretches.add(new Stretch(least, end.most(), end.rule()));
            least = end.most() + 1;
        }
    }

    private static Stretch to(long millis, Told rule) {
        return new Stretch(0, millis * 1_000_000 - 1, rule);
    }

    private static Stretch beyond(Told rule) {
        return new Stretch(0, Long.MAX_VALUE, rule);
    }

    /** From 0 on, without a gap, each with a reason of its own. */
    List<Stretch> stretches() {
        return List.copyOf(stretches);
    }

    /** The times that are known to whoever has to guess one, in nanoseconds; the next is twice as long or longer. */
    List<Long> known() {
        return switch (this) {
            case ACK -> millis(4, 40, 200, 500, 1_000);
            case REPEAT -> millis(40, 200, 400, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000);
            case KEEPALIVE -> millis(200, 1_000, 75_000, 7_200_000);
            default -> millis(4, 40, 200, 1_000, 4_000, 60_000);
        };
    }

    private static List<Long> millis(long... times) {
        return LongStream.of(times).map(time -> time * MILLI).boxed().toList();
    }

    /** Of a time within the range, in nanoseconds. */
    Told of(Range range) {
        boolean exact = range.least() == range.most();
        long nanos = about(range);
        if (this == REPEAT && exact && nanos >= 2_000 * MILLI) {
            long seconds = nanos / (1_000 * MILLI);
            return say("%1$d s is wait no. %2$d where a SYN or SYN+ACK waits for 1 s at first and each wait is twice the one before",
                    seconds, Long.SIZE - Long.numberOfLeadingZeros(seconds));
        }
        return stretches.stream().filter(stretch -> stretch.contains(nanos)).findFirst().map(Stretch::rule).orElseThrow();
    }

    private static long about(Range range) {
        if (range.most() == Long.MAX_VALUE) {
            // The next timer that is clearly longer.
            return range.least() + range.least() / 2;
        }
        return range.least() == 0 && range.most() > 0 ? 0 : Math.round(Math.sqrt((double) range.least() * range.most()));
    }
}
